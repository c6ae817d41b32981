/*
 * What stands where in a piece that was scanned: numbers and no objects, since most pieces are looked at once and never again. What a node
 * holds is marked behind it: the keys of a mapping, each with its value, the items of a list.
 */

export const MAPPING = 0;
export const LIST = 1;
/** Plain words on one line. */
export const WORDS = 2;
/** Words in quotes, the quotes included. */
export const QUOTED = 3;
/** A block of text, with its head. */
export const TEXT = 4;
/** Nothing, where a value could be. */
export const NOTHING = 5;

/** The number of the node that all others stand in. */
export const TOP = 0;

/** Of each node its kind, where it starts and ends from the start of the piece, and how many pairs or items it holds. */
const FIELDS = 4;
const MOST = 4096;

/** Those of the last piece that was scanned: each is understood before the next one is. */
const MARKS = new Int32Array(FIELDS * MOST);

let count = 0;

export function clearMarks(): void {
  count = 0;
}

/** Marks a node, and gives its number; of more than there is room for nothing is kept. */
export function mark(kind: number, start: number, end: number): number {
  const at = count * FIELDS;
  MARKS[at] = kind;
  MARKS[at + 1] = start;
  MARKS[at + 2] = end;
  MARKS[at + 3] = 0;
  return count++;
}

/** Tells of a mapping or a list that it is over. */
export function closeMark(node: number, end: number, size: number): void {
  const at = node * FIELDS;
  MARKS[at + 2] = end;
  MARKS[at + 3] = size;
}

/** Whether a piece has more nodes than were kept; nobody writes that. */
export function isOverfull(): boolean {
  return count > MOST;
}

export function kindOf(node: number): number {
  return MARKS[node * FIELDS] ?? NOTHING;
}

export function startOf(node: number): number {
  return MARKS[node * FIELDS + 1] ?? 0;
}

export function endOf(node: number): number {
  return MARKS[node * FIELDS + 2] ?? 0;
}

export function sizeOf(node: number): number {
  return MARKS[node * FIELDS + 3] ?? 0;
}
