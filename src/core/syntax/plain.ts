import { scanBlockText } from './plain-block.ts';
import { type Cursor, endLine, isLineEnd, skipSpaces } from './plain-cursor.ts';
import { clearMarks, closeMark, isOverfull, LIST, MAPPING, mark, NOTHING, QUOTED, WORDS } from './plain-marks.ts';

/*
 * Scans what people mostly write, many times as fast as a library reads it: mappings and lists in block style, with plain or quoted words on one
 * line, blocks of text, and lists of plain words in brackets. Whatever else stands there, or may be broken, is left to the library.
 */

/** Whether a text has no character that readers may take for more than it looks: tabs, control characters, other blanks, halves of pairs. */
export function isPlainText(text: string): boolean {
  return !SPECIAL.test(text);
}

const SPECIAL = /[^\n\r\x20-\x7e\xa1-\u1fff\u2030-\ud7ff]/;

/**
 * Scans the item whose dash is at the cursor, and marks what stands in it; false for one that is not of the plain kind throughout. What stands in a
 * column where nothing can is scanned by nobody, so that the end is not reached.
 */
export function scanPlainItem(cursor: Cursor, column: number): boolean {
  clearMarks();
  return scanBehindDash(cursor, column) && cursor.column < 0 && !isOverfull();
}

/** Scans the keys of a mapping from the cursor on; false where not all that follows is of the plain kind. */
export function scanPlainKeys(cursor: Cursor): boolean {
  clearMarks();
  return scanMap(cursor, 0) && cursor.column < 0 && !isOverfull();
}

function scanBehindDash(cursor: Cursor, column: number): boolean {
  const { text, at: dash } = cursor;
  if (text.charCodeAt(dash + 1) !== SPACE) return false;
  const start = skipSpaces(text, dash + 1);
  cursor.at = start;
  return keyEnd(cursor, start) < 0 ? scanOnLine(cursor, start) : scanMap(cursor, column + start - dash);
}

/** Nobody writes a manifest further to the right; what is nested without measure goes deeper with each level. */
const RIGHTMOST = 40;

function scanSeq(cursor: Cursor, column: number): boolean {
  if (column > RIGHTMOST) return false;
  const list = markAt(cursor, LIST, cursor.at, cursor.at);
  let size = 0;
  for (; cursor.column === column && cursor.text.charCodeAt(cursor.at) === DASH; size++)
    if (!scanBehindDash(cursor, column)) return false;
  closeMark(list, cursor.end - cursor.shift, size);
  return true;
}

function scanMap(cursor: Cursor, column: number): boolean {
  if (column > RIGHTMOST) return false;
  const map = markAt(cursor, MAPPING, cursor.at, cursor.at);
  let size = 0;
  do {
    const colon = keyEnd(cursor, cursor.at);
    if (colon < 0) return false;
    markAt(cursor, WORDS, cursor.at, colon);
    if (!scanBehindKey(cursor, colon + 1, column)) return false;
    size++;
  } while (cursor.column === column);
  closeMark(map, cursor.end - cursor.shift, size);
  return true;
}

function markAt({ shift }: Cursor, kind: number, start: number, end: number): number {
  return mark(kind, start - shift, end - shift);
}

/** Where the colon behind a plain key stands; -1 where none begins here. */
function keyEnd({ text, stop }: Cursor, from: number): number {
  let at = from;
  if (!isLetter(text.charCodeAt(at))) return -1;
  while (isNameCode(text.charCodeAt(at))) at++;
  const isKey = at < stop && at - from <= LONGEST_KEY && text.charCodeAt(at) === COLON;
  return isKey && (text.charCodeAt(at + 1) === SPACE || isLineEnd(text, at + 1, stop)) ? at : -1;
}

const LONGEST_KEY = 64;

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
}

function isNameCode(code: number): boolean {
  return isLetter(code) || code === DASH || code === UNDERLINE || (code >= 0x30 && code <= 0x39);
}

/** Scans the value of a key of a mapping at a column: behind the key, or on the lines below. */
function scanBehindKey(cursor: Cursor, from: number, column: number): boolean {
  const { text, stop } = cursor;
  const start = skipSpaces(text, from);
  const code = text.charCodeAt(start);
  if (code === MORE || code === BAR) return scanBlockText(cursor, start, column);
  if (!isLineEnd(text, start, stop) && code !== HASH) return scanOnLine(cursor, start);
  if (!endLine(cursor, from)) return false;
  const isList = text.charCodeAt(cursor.at) === DASH;
  if (isList && cursor.column >= column) return scanSeq(cursor, cursor.column);
  if (cursor.column > column) return scanMap(cursor, cursor.column);
  markAt(cursor, NOTHING, from, from);
  return true;
}

/** Scans what stands on the rest of a line. */
function scanOnLine(cursor: Cursor, start: number): boolean {
  const code = cursor.text.charCodeAt(start);
  if (code === OPENING_BRACKET) return scanWords(cursor, start);
  if (code === QUOTE || code === DOUBLE_QUOTE) return scanQuoted(cursor, start, code);
  if (isIndicator(code)) return false;
  const end = wordsEnd(cursor, start);
  if (end < 0) return false;
  markAt(cursor, WORDS, start, end);
  return endLine(cursor, end);
}

/** Where plain words end that start a line's rest; -1 where they may be a key, or broken. */
function wordsEnd({ text, stop }: Cursor, start: number): number {
  let end = start;
  for (let at = start; !isLineEnd(text, at, stop); at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE) continue;
    if (code === HASH && end < at) return end;
    if (code === COLON && (text.charCodeAt(at + 1) === SPACE || isLineEnd(text, at + 1, stop))) return -1;
    end = at + 1;
  }
  return end;
}

/** What a plain word may not begin with; most of it means something else there. */
function isIndicator(code: number): boolean {
  return !(isLetter(code) || (code >= 0x30 && code <= 0x39)) && !(code > 0x7f || OPENERS.has(code));
}

const OPENERS: ReadonlySet<number> = new Set(Array.from('~./$(_^+;<=', (one) => one.charCodeAt(0)));

/** Scans a list of plain words in brackets. */
function scanWords(cursor: Cursor, start: number): boolean {
  const { text, stop, shift } = cursor;
  const list = markAt(cursor, LIST, start, start);
  let size = 0;
  let at = skipSpaces(text, start + 1);
  while (text.charCodeAt(at) !== CLOSING_BRACKET || size > 0) {
    const first = at;
    if (at >= stop || isIndicator(text.charCodeAt(at))) return false;
    while (isInWord(text.charCodeAt(at))) at++;
    markAt(cursor, WORDS, first, at);
    size++;
    at = skipSpaces(text, at);
    const code = text.charCodeAt(at);
    if (at >= stop || (code !== COMMA && code !== CLOSING_BRACKET)) return false;
    if (code === CLOSING_BRACKET) break;
    at = skipSpaces(text, at + 1);
  }
  closeMark(list, at + 1 - shift, size);
  return at < stop && endLine(cursor, at + 1);
}

function isInWord(code: number): boolean {
  return isNameCode(code) || code === DOT || code === SLASH || code === AT;
}

function scanQuoted(cursor: Cursor, start: number, quote: number): boolean {
  const { text, stop } = cursor;
  let end = start + 1;
  for (; text.charCodeAt(end) !== quote; end++)
    if (isLineEnd(text, end, stop) || text.charCodeAt(end) === BACKSLASH) return false;
  markAt(cursor, QUOTED, start, end + 1);
  return end < stop && endLine(cursor, end + 1);
}

const SPACE = 0x20;
const DOUBLE_QUOTE = 0x22;
const HASH = 0x23;
const QUOTE = 0x27;
const COMMA = 0x2c;
const DASH = 0x2d;
const DOT = 0x2e;
const SLASH = 0x2f;
const COLON = 0x3a;
const MORE = 0x3e;
const AT = 0x40;
const OPENING_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSING_BRACKET = 0x5d;
const UNDERLINE = 0x5f;
const BAR = 0x7c;
