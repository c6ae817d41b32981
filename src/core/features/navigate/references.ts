import type { Reading } from '../../index.ts';
import type { Span } from '../../text/span.ts';
import { type Named, type Names, namesOf } from './names.ts';

/** A place that names an entry. */
export interface Reference {
  readonly span: Span;
  readonly kind: 'declaration' | 'use';
}

/** All places that name what an offset is about, in the order of the text; without where the entry gets its name, if that is not asked for. */
export function referencesAt(reading: Reading, offset: number, withDeclaration: boolean): readonly Reference[] {
  const names = namesOf(reading);
  const named = names.at(offset);
  if (!named) return [];
  return placesOf(names, named).filter(({ kind }) => withDeclaration || kind === 'use');
}

/** The same places while the cursor rests on one of them; nothing on a component's name, which is not the entry's. */
export function highlightsAt(reading: Reading, offset: number): readonly Reference[] {
  const names = namesOf(reading);
  const named = names.at(offset);
  return !named || named.role === 'component' ? [] : placesOf(names, named);
}

/** Of several entries with one id the first has the uses; another one has its own name only. */
function placesOf({ entries, usesOf }: Names, { entry, name }: Named): readonly Reference[] {
  const id = entry?.id;
  const isMeant = !id || entries.get(id.value) === entry;
  const uses = isMeant ? usesOf(id?.value ?? name).map((span): Reference => ({ span, kind: 'use' })) : [];
  const all: readonly Reference[] = id ? [{ span: id.span, kind: 'declaration' }, ...uses] : uses;
  return [...all].sort((a, b) => a.span.start - b.span.start);
}
