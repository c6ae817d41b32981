/** The letters of a word, a bit each; some letters share one. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/**
 * Whether so few changes of a letter may lead from one word to another: quickly told for most words that are far apart, by how long they are
 * and by their letters, since a change takes away one letter at most, and brings in one.
 */
export function mayBeNear(one: Word, other: Word, changes: number): boolean {
  return (
    Math.abs(one.length - other.length) <= changes &&
    countBits(one.letters & ~other.letters) <= changes &&
    countBits(other.letters & ~one.letters) <= changes
  );
}

interface Word {
  readonly length: number;
  readonly letters: number;
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}
