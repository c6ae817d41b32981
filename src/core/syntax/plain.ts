import { placedSpan } from '../text/span.ts';
import { createEmpty, createMap, createPair, createScalar, createSeq } from './nodes.ts';
import { readBlockText } from './plain-block.ts';
import { type Cursor, endLine, isLineEnd, skipSpaces } from './plain-cursor.ts';
import { reportDuplicates } from './resolve.ts';
import type { YamlMap, YamlNode, YamlPair, YamlScalar, YamlSeq } from './tree.ts';
import { plainValue } from './values.ts';
import { wordAt } from './words.ts';

/*
 * Reads what people mostly write, many times as fast as a library: mappings and lists in block style, with plain or quoted words on one line,
 * blocks of text, and lists of plain words in brackets. Whatever else stands there, or may be broken, is left to the library.
 */

/** Whether a text has no character that readers may take for more than it looks: tabs, control characters, other blanks, halves of pairs. */
export function isPlainText(text: string): boolean {
  return !SPECIAL.test(text);
}

const SPECIAL = /[^\n\r\x20-\x7e\xa1-\u1fff\u2030-\ud7ff]/;

/**
 * Reads the item whose dash is at the cursor; undefined for one that is not of the plain kind throughout. What stands in a column where nothing
 * can is read by nobody, so that the end is not reached.
 */
export function readPlainItem(cursor: Cursor, column: number): YamlNode | undefined {
  const node = readBehindDash(cursor, column);
  return cursor.column < 0 ? node : undefined;
}

/** Reads the keys of a mapping from the cursor on; undefined where not all that follows is of the plain kind. */
export function readPlainKeys(cursor: Cursor): readonly YamlPair[] | undefined {
  const map = readMap(cursor, 0);
  return cursor.column < 0 ? map?.pairs : undefined;
}

function readBehindDash(cursor: Cursor, column: number): YamlNode | undefined {
  const { text, at: dash } = cursor;
  if (text.charCodeAt(dash + 1) !== SPACE) return undefined;
  const start = skipSpaces(text, dash + 1);
  cursor.at = start;
  return keyEnd(cursor, start) < 0 ? readOnLine(cursor, start) : readMap(cursor, column + start - dash);
}

/** Nobody writes a manifest further to the right; what is nested without measure goes deeper with each level. */
const RIGHTMOST = 40;

function readSeq(cursor: Cursor, column: number): YamlSeq | undefined {
  if (column > RIGHTMOST) return undefined;
  const start = cursor.at;
  const items: YamlNode[] = [];
  while (cursor.column === column && cursor.text.charCodeAt(cursor.at) === DASH) {
    const item = readBehindDash(cursor, column);
    if (!item) return undefined;
    items.push(item);
  }
  return createSeq(placedSpan(cursor.base, start - cursor.shift, cursor.end - cursor.shift), items.slice());
}

function readMap(cursor: Cursor, column: number): YamlMap | undefined {
  if (column > RIGHTMOST) return undefined;
  const start = cursor.at;
  const pairs: YamlPair[] = [];
  do {
    const key = cursor.at;
    const colon = keyEnd(cursor, key);
    if (colon < 0) return undefined;
    const value = readBehindKey(cursor, colon + 1, column);
    if (!value) return undefined;
    pairs.push(createPair(scalarAt(cursor, key, colon), value));
  } while (cursor.column === column);
  if (pairs.length > 1) reportDuplicates(cursor.names.issues, pairs);
  // A list that grew has room for more, which ten thousand mappings would keep for nothing; a copy of it has none.
  return createMap(placedSpan(cursor.base, start - cursor.shift, cursor.end - cursor.shift), pairs.slice());
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

/** Reads the value of a key of a mapping at a column: behind the key, or on the lines below. */
function readBehindKey(cursor: Cursor, from: number, column: number): YamlNode | undefined {
  const { text, stop } = cursor;
  const start = skipSpaces(text, from);
  const code = text.charCodeAt(start);
  if (code === MORE || code === BAR) return readBlockText(cursor, start, column);
  if (!isLineEnd(text, start, stop) && code !== HASH) return readOnLine(cursor, start);
  if (!endLine(cursor, from)) return undefined;
  const isList = text.charCodeAt(cursor.at) === DASH;
  if (isList && cursor.column >= column) return readSeq(cursor, cursor.column);
  return cursor.column > column ? readMap(cursor, cursor.column) : createEmpty(cursor.base, from - cursor.shift);
}

/** Reads what stands on the rest of a line. */
function readOnLine(cursor: Cursor, start: number): YamlNode | undefined {
  const code = cursor.text.charCodeAt(start);
  if (code === OPENING_BRACKET) return readWords(cursor, start);
  if (code === QUOTE || code === DOUBLE_QUOTE) return readQuoted(cursor, start, code);
  if (isIndicator(code)) return undefined;
  const end = wordsEnd(cursor, start);
  if (end < 0 || !endLine(cursor, end)) return undefined;
  return scalarAt(cursor, start, end);
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

/** Reads a list of plain words in brackets. */
function readWords(cursor: Cursor, start: number): YamlSeq | undefined {
  const { text, stop } = cursor;
  const items: YamlNode[] = [];
  let at = skipSpaces(text, start + 1);
  while (text.charCodeAt(at) !== CLOSING_BRACKET || items.length > 0) {
    const first = at;
    if (at >= stop || isIndicator(text.charCodeAt(at))) return undefined;
    while (isInWord(text.charCodeAt(at))) at++;
    const end = at;
    at = skipSpaces(text, at);
    const code = text.charCodeAt(at);
    if (at >= stop || (code !== COMMA && code !== CLOSING_BRACKET)) return undefined;
    items.push(scalarAt(cursor, first, end));
    if (code === CLOSING_BRACKET) break;
    at = skipSpaces(text, at + 1);
  }
  if (at >= stop || !endLine(cursor, at + 1)) return undefined;
  return createSeq(placedSpan(cursor.base, start - cursor.shift, at + 1 - cursor.shift), items.slice());
}

function isInWord(code: number): boolean {
  return isNameCode(code) || code === DOT || code === SLASH || code === AT;
}

function readQuoted(cursor: Cursor, start: number, quote: number): YamlScalar | undefined {
  const { text, stop } = cursor;
  let end = start + 1;
  for (; text.charCodeAt(end) !== quote; end++)
    if (isLineEnd(text, end, stop) || text.charCodeAt(end) === BACKSLASH) return undefined;
  if (end >= stop || !endLine(cursor, end + 1)) return undefined;
  const words = wordAt(cursor.names.words, text, start + 1, end);
  return createScalar(placedSpan(cursor.base, start - cursor.shift, end + 1 - cursor.shift), words, words, 1);
}

function scalarAt({ text, names, base, shift }: Cursor, start: number, end: number): YamlScalar {
  const words = wordAt(names.words, text, start, end);
  return createScalar(placedSpan(base, start - shift, end - shift), plainValue(words), words, 0);
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
