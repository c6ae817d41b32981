import { type Cursor, skipSpaces, toNextLine } from './plain-cursor.ts';
import { mark, TEXT } from './plain-marks.ts';

/**
 * Scans a block of text (`|`, `>`, `|-`, `>-`) under a key at a column: of lines that all have words, and where they are folded, start at one
 * column. False for any other.
 */
export function scanBlockText(cursor: Cursor, head: number, column: number): boolean {
  const { text, shift } = cursor;
  const first = bodyOf(text, head);
  if (text.charCodeAt(first - 1) !== LF) return false;
  const start = skipSpaces(text, first);
  // A dash there would look as if the words stood right behind the head.
  if (start - first <= column || text.charCodeAt(start) === DASH) return false;
  const end = linesEnd(cursor, first, start - first, isFolded(text, head));
  if (end < 0 || !isEnded(cursor, end, column)) return false;
  cursor.end = end;
  toNextLine(cursor, end - 1);
  mark(TEXT, head - shift, end - shift);
  return true;
}

/** The words of a block that was scanned. */
export function wordsOfBlock(text: string, head: number, end: number): string {
  const first = bodyOf(text, head);
  const indent = skipSpaces(text, first) - first;
  let words = '';
  for (let line = first; line < end; line = text.indexOf('\n', line) + 1) {
    const part = text.slice(line + indent, text.indexOf('\n', line));
    words = line === first ? part : words + (isFolded(text, head) ? ' ' : '\n') + part;
  }
  return isStripped(text, head) ? words : `${words}\n`;
}

/** Where the line behind the head starts, if the head ends there. */
function bodyOf(text: string, head: number): number {
  return head + (isStripped(text, head) ? 3 : 2);
}

function isFolded(text: string, head: number): boolean {
  return text.charCodeAt(head) === MORE;
}

function isStripped(text: string, head: number): boolean {
  return text.charCodeAt(head + 1) === DASH;
}

/** Where the lines of a block end; -1 where one is of another kind. */
function linesEnd({ text, stop }: Cursor, first: number, indent: number, folds: boolean): number {
  let line = first;
  while (line < stop) {
    const start = skipSpaces(text, line);
    if (start - line < indent) break;
    if (folds && start - line > indent) return -1;
    const end = text.indexOf('\n', start);
    if (end <= start || end >= stop || isBlank(text.charCodeAt(end - 1))) return -1;
    line = end + 1;
  }
  return line;
}

/** Whether a block ends there for certain: not with blank lines that may be its own, nor what is less indented than it and more than its key. */
function isEnded({ text, stop }: Cursor, end: number, column: number): boolean {
  let line = end;
  while (line < stop && text.charCodeAt(line) === LF) line++;
  return line >= stop || skipSpaces(text, line) - line <= column;
}

function isBlank(code: number): boolean {
  return code === SPACE || code === CR;
}

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const DASH = 0x2d;
const MORE = 0x3e;
