import type { Position, PositionEncodingKind, Range } from 'vscode-languageserver/node';
import { type ColumnCounter, positionAt, type Span } from '../core/index.ts';
import { type LineIndex, lineStart } from '../core/text/line-index.ts';

/** What a column counts: bytes of UTF-8, units of UTF-16, or characters. */
export type Encoding = 'utf-8' | 'utf-16' | 'utf-32';

const ENCODINGS: readonly Encoding[] = ['utf-8', 'utf-16', 'utf-32'];

/** The encoding to speak: the first that the client names and we know; UTF-16 is what every client has. */
export function chooseEncoding(offered: readonly PositionEncodingKind[] = []): Encoding {
  return offered.flatMap((one) => ENCODINGS.find((known) => known === one) ?? [])[0] ?? 'utf-16';
}

/** A text with its lines. */
export interface Text {
  readonly text: string;
  readonly lines: LineIndex;
}

/** How many columns the character at an index takes. */
function widthOf(code: number, encoding: Encoding): number {
  if (encoding === 'utf-32') return 1;
  if (encoding === 'utf-16') return code > 0xffff ? 2 : 1;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code > 0xffff ? 4 : 3;
}

/** The index of a column in a line; a column behind the line's end is that end, one inside of a character is its beginning. */
export function indexOfColumn(line: string, column: number, encoding: Encoding): number {
  const end = line.length - (/(?:\r\n|\r|\n)$/.exec(line)?.[0].length ?? 0);
  if (encoding === 'utf-16') return Math.max(0, Math.min(Math.trunc(column) || 0, end));
  let index = 0;
  for (let at = 0; index < end;) {
    const code = line.codePointAt(index) ?? 0;
    at += widthOf(code, encoding);
    if (!(at <= column)) break;
    index += code > 0xffff ? 2 : 1;
  }
  return index;
}

/** The offset of a position; what lies outside of the text is clamped to it. */
export function offsetOf({ text, lines }: Text, { line, character }: Position, encoding: Encoding): number {
  if (!(line >= 0)) return 0;
  const start = lineStart(lines, Math.trunc(line));
  if (start === undefined) return text.length;
  return start + indexOfColumn(text.slice(start, lineStart(lines, Math.trunc(line) + 1)), character, encoding);
}

/** The range of a span. */
export function rangeOf(text: Text, { start, end }: Span, encoding: Encoding): Range {
  const columnsTo = columnCounter(text, encoding);
  const at = (offset: number): Position => {
    const { line, column } = positionAt(text.lines, offset);
    const first = lineStart(text.lines, line) ?? 0;
    return { line, character: columnsTo(first + column) - columnsTo(first) };
  };
  return { start: at(start), end: at(end) };
}

/** Counts the columns of a text in an encoding. */
export function columnCounter(text: Text, encoding: Encoding): ColumnCounter {
  const columns = encoding === 'utf-16' ? undefined : columnsOf(text, encoding);
  return columns ? (offset) => columns[offset] ?? 0 : (offset) => offset;
}

const KNOWN = new WeakMap<LineIndex, Uint32Array | undefined>();

/** The columns before each offset, counted from the beginning of the text; nothing where each character is one of ASCII. */
function columnsOf({ text, lines }: Text, encoding: Encoding): Uint32Array | undefined {
  if (KNOWN.has(lines)) return KNOWN.get(lines);
  const columns = /[^\x00-\x7f]/.test(text) ? countColumns(text, encoding) : undefined;
  KNOWN.set(lines, columns);
  return columns;
}

function countColumns(text: string, encoding: Encoding): Uint32Array {
  const columns = new Uint32Array(text.length + 1);
  let count = 0;
  for (let index = 0; index < text.length;) {
    const code = text.codePointAt(index) ?? 0;
    columns[index] = count;
    if (code > 0xffff) columns[index + 1] = count;
    count += widthOf(code, encoding);
    index += code > 0xffff ? 2 : 1;
  }
  columns[text.length] = count;
  return columns;
}
