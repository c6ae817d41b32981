import type { Difference } from './difference.ts';

/** A place in a text by line and column, both from 0; columns count UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where the lines of a text start. They end at LF, CRLF or a lone CR, as editors count them. */
export interface LineIndex {
  readonly length: number;
  /** The starts of all lines, but that those from `movedFrom` on stand `moved` further on than is told here, since edits moved them. */
  readonly told: Int32Array;
  readonly movedFrom: number;
  readonly moved: number;
}

const LF = 10;
const CR = 13;

/** Finds the lines of a text once, so that each later look-up is a binary search. */
export function createLineIndex(text: string): LineIndex {
  const starts = [0];
  addStarts(starts, text, 0, text.length);
  return { length: text.length, told: new Int32Array(starts), movedFrom: starts.length, moved: 0 };
}

/** How many lines there are: one at least. */
export function lineCount({ told }: LineIndex): number {
  return told.length;
}

/** Where a line starts; undefined where there is no such line. */
export function lineStart({ told, movedFrom, moved }: LineIndex, line: number): number | undefined {
  const start = told[line];
  return start !== undefined && line >= movedFrom ? start + moved : start;
}

/** Adds the starts of the lines behind the breaks in a stretch of a text. */
function addStarts(starts: number[], text: string, from: number, to: number): void {
  const part = text.slice(from, to);
  if (!part.includes('\r')) {
    // An engine finds one character many times as fast as a loop that looks at all of them.
    for (let at = part.indexOf('\n'); at >= 0; at = part.indexOf('\n', at + 1)) starts.push(from + at + 1);
    return;
  }
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) starts.push(i + 1);
  }
}

/**
 * The lines of a text after an edit: only those that it touches are looked for, and only those between it and the edit before are moved, since
 * edits are near to each other. The index before is used up.
 */
export function editLineIndex(before: LineIndex, text: string, { start, endBefore, endAfter }: Difference): LineIndex {
  const first = Math.max(0, start - 1);
  // What ends a line is told by two characters, and the edit may part them.
  const kept = positionAt(before, first).line + 1;
  const behind = positionAt(before, endBefore).line + 1;
  const found: number[] = [];
  addStarts(found, text, first, endAfter);
  moveBoundary(before, behind);
  const movedFrom = kept + found.length;
  const told = withRoom(before.told, kept, behind, movedFrom);
  told.set(found, kept);
  return { length: text.length, told, movedFrom, moved: before.moved + endAfter - endBefore };
}

/** Tells the starts so that what is yet to be moved are the lines from this one on. */
function moveBoundary({ told, movedFrom, moved }: LineIndex, to: number): void {
  for (let line = movedFrom; line < to; line++) told[line] = (told[line] ?? 0) + moved;
  for (let line = to; line < movedFrom; line++) told[line] = (told[line] ?? 0) - moved;
}

/** The same starts, but that those from one line on stand at another one. */
function withRoom(told: Int32Array, kept: number, from: number, to: number): Int32Array {
  if (from === to) return told;
  const roomy = new Int32Array(told.length - from + to);
  roomy.set(told.subarray(0, kept));
  roomy.set(told.subarray(from), to);
  return roomy;
}

/** Line and column of an offset; offsets outside the text are clamped to it. */
export function positionAt(index: LineIndex, offset: number): Position {
  const clamped = Math.max(0, Math.min(offset, index.length));
  let low = 0;
  let high = lineCount(index) - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStart(index, middle) ?? 0) <= clamped) low = middle;
    else high = middle - 1;
  }
  return { line: low, column: clamped - (lineStart(index, low) ?? 0) };
}

/** Offset of a position; a line past the end gives the text's end. */
export function offsetAt(index: LineIndex, position: Position): number {
  const start = lineStart(index, position.line);
  return start === undefined ? index.length : Math.min(start + position.column, index.length);
}

/** Offset just behind the last character of the line that holds `offset`, its line break left out. */
export function lineEnd(index: LineIndex, text: string, offset: number): number {
  const next = lineStart(index, positionAt(index, offset).line + 1) ?? index.length + 1;
  let end = Math.min(next, index.length);
  while (end > offset && (text.charCodeAt(end - 1) === LF || text.charCodeAt(end - 1) === CR)) end--;
  return end;
}
