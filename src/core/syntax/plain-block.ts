import { placedSpan } from '../text/span.ts';
import { createScalar } from './nodes.ts';
import { type Cursor, skipSpaces, toNextLine } from './plain-cursor.ts';
import { wordOf } from './words.ts';
import type { YamlScalar } from './tree.ts';

/**
 * Reads a block of text (`|`, `>`, `|-`, `>-`) under a key at a column: of lines that all have words, and where they are folded, start at one
 * column. Undefined for any other.
 */
export function readBlockText(cursor: Cursor, head: number, column: number): YamlScalar | undefined {
  const { text, base, shift } = cursor;
  const isFolded = text.charCodeAt(head) === MORE;
  const isStripped = text.charCodeAt(head + 1) === DASH;
  const first = head + (isStripped ? 2 : 1);
  if (text.charCodeAt(first) !== LF) return undefined;
  const start = skipSpaces(text, first + 1);
  // A dash there would look as if the words stood right behind the head.
  if (start - first - 1 <= column || text.charCodeAt(start) === DASH) return undefined;
  const block = readLines(cursor, first + 1, start - first - 1, isFolded);
  if (!block || !isEnded(cursor, block.end, column)) return undefined;
  cursor.end = block.end;
  toNextLine(cursor, block.end - 1);
  const words = wordOf(cursor.names.words, isStripped ? block.words : `${block.words}\n`);
  return createScalar(placedSpan(base, head - shift, block.end - shift), words, words, undefined);
}

interface Lines {
  readonly words: string;
  readonly end: number;
}

function readLines({ text, stop }: Cursor, first: number, indent: number, isFolded: boolean): Lines | undefined {
  let words = '';
  let line = first;
  while (line < stop) {
    const start = skipSpaces(text, line);
    if (start - line < indent) break;
    if (isFolded && start - line > indent) return undefined;
    const end = text.indexOf('\n', start);
    if (end <= start || end >= stop || isBlank(text.charCodeAt(end - 1))) return undefined;
    const part = text.slice(line + indent, end);
    words = line === first ? part : words + (isFolded ? ' ' : '\n') + part;
    line = end + 1;
  }
  return { words, end: line };
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
