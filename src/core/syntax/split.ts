import { type Base, createBase } from '../text/span.ts';
import type { SyntaxIssue, YamlNode, YamlPair } from './tree.ts';

/**
 * A piece of a text that is read on its own: whole lines, from one that opens a key of the topmost mapping or an item of a list
 * right under such a key, up to the next. What an edit does not touch of them stays as it is, and only moves.
 */
export interface Segment {
  /** Where it starts in the text. */
  readonly base: Base;
  length: number;
  /** The column of the dash of an item; -1 for a key. */
  readonly dash: number;
  /** Of a key: the pairs that were read; one, unless it is broken. */
  pairs: readonly YamlPair[];
  /** Of an item: what was read; one node, unless it is broken. */
  items: readonly YamlNode[];
  issues: readonly SyntaxIssue[];
  /** True where it has an anchor or an alias, so that others depend on it or it on others. */
  isTied: boolean;
  /** True where only the tolerant way could read it. */
  isBroken: boolean;
}

function createSegment(at: number, dash: number): Segment {
  return {
    base: createBase(at),
    length: 0,
    dash,
    pairs: NONE,
    items: NONE,
    issues: NONE,
    isTied: false,
    isBroken: false,
  };
}

const NONE: readonly never[] = [];

/** What of the lines before decides whether a line opens a segment. */
export interface State {
  /** True before the first key: only comments and one document marker may stand there. */
  isAhead: boolean;
  hasMarker: boolean;
  /** The column of the dashes of the list that is open; -1 where none is. */
  dash: number;
  /** True behind a key with nothing behind it: a list may follow. */
  isBare: boolean;
}

/**
 * Splits a text, line by line: in valid YAML, nothing that a key or an item of a block holds can stand as far to the left as it does
 * itself. Undefined for a text that is no mapping of plain keys, or has directives, several documents or explicit keys.
 */
export function split(text: string): Segment[] | undefined {
  const segments: Segment[] = [];
  const start = text.charCodeAt(0) === BOM ? 1 : 0;
  const state = { isAhead: true, hasMarker: false, dash: -1, isBare: false };
  return cut(text, start, state, segments) && segments.length > 0 ? segments : undefined;
}

/** A text that is broken above its first plain key, as where somebody types there. */
export interface Below {
  /** What stands above, in whole lines. */
  readonly above: Segment;
  readonly segments: readonly Segment[];
}

/** Splits such a text; undefined where what stands above may be meant as it is. */
export function splitBelow(text: string): Below | undefined {
  const start = text.search(FIRST_KEY);
  const head = text.slice(0, Math.max(0, start));
  if (head.trim() === '' || MEANT.test(head)) return undefined;
  const above = createSegment(0, KEY);
  above.length = start;
  const segments: Segment[] = [];
  const state = { isAhead: true, hasMarker: true, dash: -1, isBare: false };
  return cut(text, start, state, segments) ? { above, segments } : undefined;
}

/** Splits a part of a text that starts with a segment; undefined where it does so no longer, or the text is of another kind. */
export function splitPart(part: string, state: State): Segment[] | undefined {
  const segments: Segment[] = [];
  return cut(part, 0, state, segments) && segments[0]?.base.at === 0 ? segments : undefined;
}

/** Appends the segments of the lines from an offset on; false where the text is of another kind. */
function cut(text: string, from: number, state: State, segments: Segment[]): boolean {
  let open: Segment | undefined;
  let at = from;
  while (at < text.length) {
    const dash = opens(text, at, state);
    if (dash === ANOTHER_KIND) return false;
    if (dash !== INSIDE) {
      if (open) open.length = at - open.base.at;
      open = createSegment(at, dash);
      segments.push(open);
    }
    const end = text.indexOf('\n', at);
    at = end < 0 ? text.length : end + 1;
  }
  if (open) open.length = text.length - open.base.at;
  return true;
}

const KEY = -1;
const INSIDE = -2;
const ANOTHER_KIND = -3;

/** What a line opens: an item (the column of its dash), a key, or nothing. */
function opens(text: string, at: number, state: State): number {
  let start = at;
  while (text.charCodeAt(start) === SPACE) start++;
  const first = text.charCodeAt(start);
  const column = start - at;
  if (first === HASH || isBlank(first)) return state.isAhead && isTabbed(text, start) ? ANOTHER_KIND : INSIDE;
  if (first === DASH && isBlank(text.charCodeAt(start + 1))) return opensItem(column, state);
  if (column > 0 || first === CLOSING_BRACKET || first === CLOSING_BRACE || first === COMMA) {
    if (state.isAhead) return ANOTHER_KIND;
    state.isBare = false;
    return INSIDE;
  }
  return opensKey(text, at, state);
}

/** Whether words stand behind a tab, which above all keys belong to nothing. */
function isTabbed(text: string, at: number): boolean {
  let start = at;
  while (text.charCodeAt(start) === TAB || text.charCodeAt(start) === SPACE) start++;
  const code = text.charCodeAt(start);
  return start > at && code !== HASH && !isBlank(code);
}

function opensItem(column: number, state: State): number {
  if (state.isAhead) return ANOTHER_KIND;
  if (state.isBare) {
    state.isBare = false;
    state.dash = column;
  }
  return column === state.dash ? column : INSIDE;
}

function opensKey(text: string, at: number, state: State): number {
  const end = text.indexOf('\n', at);
  const line = text.slice(at, end < 0 ? text.length : end).trimEnd();
  if (MARKER.test(line)) {
    if (!state.isAhead || state.hasMarker || !LONE_MARKER.test(line)) return ANOTHER_KIND;
    state.hasMarker = true;
    return INSIDE;
  }
  if (OTHER_FORM.test(line) || (state.isAhead && !PLAIN_KEY.test(line))) return ANOTHER_KIND;
  state.isAhead = false;
  state.isBare = BARE_KEY.test(line);
  state.dash = -1;
  return KEY;
}

const MARKER = /^(?:---|\.\.\.)(?:\s|$)/;
const LONE_MARKER = /^---(?:\s+#.*)?$/;
/** A directive, or the marks of keys and values that stand apart. */
const OTHER_FORM = /^(?:%|[?:](?:\s|$))/;
const PLAIN_KEY = /^[\w$./<-][^#]*:(?:\s|$)/;
const FIRST_KEY = /^(?!-\s)[\w$./<-][^#\n]*:(?:\s|$)/m;
/** Directives, documents and explicit keys, and a mapping in braces. */
const MEANT = /^(?:[%{?:]|---|\.\.\.)/m;
const BARE_KEY = /^[\w$.<-][\w $./<-]*:(?:\s+#.*)?$/;

/** True for what may stand behind an indicator: a blank, a line end, or the end of the text. */
function isBlank(code: number): boolean {
  return code === SPACE || code === TAB || code === LF || code === CR || Number.isNaN(code);
}

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const HASH = 0x23;
const COMMA = 0x2c;
const DASH = 0x2d;
const CLOSING_BRACKET = 0x5d;
const CLOSING_BRACE = 0x7d;
const BOM = 0xfeff;
