/** How far a piece of a text was read in the plain way. */
export interface Cursor {
  readonly text: string;
  /** Where the piece starts in the text, and where it ends. */
  readonly shift: number;
  readonly stop: number;
  /** The next thing to read, and its column; the column is -1 at the end of the piece. */
  at: number;
  column: number;
  /** The end of what was read last. */
  end: number;
}

/** Starts to read a piece, which starts at `shift` of a text, and whose first thing stands at a column of its first line. */
export function createCursor(text: string, shift: number, length: number, column: number): Cursor {
  return { text, shift, stop: shift + length, at: shift + column, column, end: shift };
}

/** Ends a line behind what was read last, where nothing but a comment follows, and goes on to the next thing; false otherwise. */
export function endLine(cursor: Cursor, end: number): boolean {
  const { text, stop } = cursor;
  const at = skipSpaces(text, end);
  if (!isLineEnd(text, at, stop) && (text.charCodeAt(at) !== HASH || at === end)) return false;
  cursor.end = end;
  toNextLine(cursor, at);
  return true;
}

/** Goes on to the first thing on the lines below a place. */
export function toNextLine(cursor: Cursor, from: number): void {
  const { text, stop } = cursor;
  for (let at = from; ;) {
    const line = text.indexOf('\n', at) + 1;
    if (line === 0 || line >= stop) break;
    at = skipSpaces(text, line);
    if (at < stop && text.charCodeAt(at) !== HASH && !isLineEnd(text, at, stop)) {
      cursor.at = at;
      cursor.column = at - line;
      return;
    }
  }
  cursor.at = stop;
  cursor.column = -1;
}

export function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === SPACE) at++;
  return at;
}

/** Whether a line, or the piece, ends at a place. */
export function isLineEnd(text: string, at: number, stop: number): boolean {
  if (at >= stop) return true;
  const code = text.charCodeAt(at);
  return code === LF || (code === CR && text.charCodeAt(at + 1) === LF);
}

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const HASH = 0x23;
