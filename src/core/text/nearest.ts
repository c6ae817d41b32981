import { closest, distance } from 'fastest-levenshtein';

/** The known word that a text is most likely a misspelling of; undefined where none is near. */
export function nearestOf(text: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const nearest = closest(text, [...known]);
  const far = distance(text, nearest);
  // Words of one letter are all one letter apart.
  return far <= mostChanges(text) && far < text.length ? nearest : undefined;
}

/** How many letters of a word may be wrong. */
export function mostChanges({ length }: string): number {
  return Math.max(1, Math.floor(length / 3));
}
