/** The words of a text, each as the string that stands for it wherever it is written. */
export interface Words {
  readonly known: Map<string, string>;
  /** Some of those that were met last, each at a place that its letters give. */
  readonly atHand: (string | undefined)[];
}

export function createWords(): Words {
  return { known: new Map(), atHand: new Array<undefined>(MOST_AT_HAND) };
}

const MOST_AT_HAND = 512;
const LONGEST_WORD = 64;

/** The same string for equal names: a manifest repeats them, and who looks one up compares it in no time. */
export function wordOf({ known }: Words, text: string): string {
  if (text.length > LONGEST_WORD) return text;
  const word = known.get(text);
  if (word === undefined) known.set(text, text);
  return word ?? text;
}

/** The same for a part of a text, which most times need not even be cut out of it. */
export function wordAt(words: Words, text: string, start: number, end: number): string {
  const length = end - start;
  if (length === 0 || length > LONGEST_WORD) return text.slice(start, end);
  const place = placeOf(text, start, end);
  const word = words.atHand[place];
  if (word !== undefined && isAt(word, text, start, length)) return word;
  const other = wordOf(words, text.slice(start, end));
  words.atHand[place] = other;
  return other;
}

function placeOf(text: string, start: number, end: number): number {
  let place = end - start;
  for (let at = start; at < end; at++) place = (place * 31 + text.charCodeAt(at)) | 0;
  return place & (MOST_AT_HAND - 1);
}

function isAt(word: string, text: string, start: number, length: number): boolean {
  if (word.length !== length) return false;
  for (let at = 0; at < length; at++) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}
