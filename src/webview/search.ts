import type { CakeModel, Slab } from '../core/cake/data/types.ts';

/** The slabs that a search finds: every word of it stands somewhere in what there is to say of the entry. */
export function findSlabs({ slabs }: Pick<CakeModel, 'slabs'>, search: string): readonly Slab[] {
  const words = wordsOf(search);
  return words.length === 0 ? [] : slabs.filter((slab) => matches(slab, words));
}

/** The words of a search, as they are compared. */
export function wordsOf(search: string): readonly string[] {
  return search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

function matches({ key, name, detail, note, license = '', steward = '' }: Slab, words: readonly string[]): boolean {
  const text = [key, name, detail, note, license, steward].join('\n').toLowerCase();
  return words.every((word) => text.includes(word));
}
