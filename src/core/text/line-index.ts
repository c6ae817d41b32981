import type { Difference } from './difference.ts';

/** A place in a text by line and column, both from 0; columns count UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The start offset of every line. Lines end at LF, CRLF or a lone CR, as editors count them. */
export interface LineIndex {
  readonly starts: Int32Array;
  readonly length: number;
}

const LF = 10;
const CR = 13;

/** Finds the lines of a text once, so that each later look-up is a binary search. */
export function createLineIndex(text: string): LineIndex {
  const starts = [0];
  addStarts(starts, text, 0, text.length);
  return { starts: Int32Array.from(starts), length: text.length };
}

/** Adds the starts of the lines behind the breaks in a stretch of a text. */
function addStarts(starts: number[], text: string, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) starts.push(i + 1);
  }
}

/** The lines of a text after an edit: only those that it touches are looked for. */
export function editLineIndex(before: LineIndex, text: string, { start, endBefore, endAfter }: Difference): LineIndex {
  const first = Math.max(0, start - 1);
  // What ends a line is told by two characters, and the edit may part them.
  const kept = positionAt(before, first).line + 1;
  const moved = before.starts.subarray(positionAt(before, endBefore).line + 1);
  const found: number[] = [];
  addStarts(found, text, first, endAfter);
  const starts = new Int32Array(kept + found.length + moved.length);
  starts.set(before.starts.subarray(0, kept));
  starts.set(found, kept);
  starts.set(moved, kept + found.length);
  const shift = endAfter - endBefore;
  for (let line = kept + found.length; line < starts.length; line++) starts[line] = (starts[line] ?? 0) + shift;
  return { starts, length: text.length };
}

/** Line and column of an offset; offsets outside the text are clamped to it. */
export function positionAt(index: LineIndex, offset: number): Position {
  const clamped = Math.max(0, Math.min(offset, index.length));
  let low = 0;
  let high = index.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((index.starts[middle] ?? 0) <= clamped) low = middle;
    else high = middle - 1;
  }
  return { line: low, column: clamped - (index.starts[low] ?? 0) };
}

/** Offset of a position; a line past the end gives the text's end. */
export function offsetAt(index: LineIndex, position: Position): number {
  const start = index.starts[position.line];
  return start === undefined ? index.length : Math.min(start + position.column, index.length);
}

/** Offset just behind the last character of the line that holds `offset`, its line break left out. */
export function lineEnd(index: LineIndex, text: string, offset: number): number {
  const next = index.starts[positionAt(index, offset).line + 1] ?? index.length + 1;
  let end = Math.min(next, index.length);
  while (end > offset && (text.charCodeAt(end - 1) === LF || text.charCodeAt(end - 1) === CR)) end--;
  return end;
}
