import { closest, distance } from 'fastest-levenshtein';

/** The known word that a text is most likely a misspelling of; undefined where none is near. */
export function nearestOf(text: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const nearest = closest(text, [...known]);
  return distance(text, nearest) <= Math.max(1, Math.floor(text.length / 3)) ? nearest : undefined;
}
