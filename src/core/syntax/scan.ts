/*
 * What the events of a reader leave out: where brackets close, and where the indicators stand that an empty value hangs on. Between two
 * nodes there is nothing but blanks, comments and indicators.
 */

/** Where the bracket stands that closes a flow collection whose last part ends at `from`. */
export function closingBracket(text: string, from: number): number {
  let at = skipBlanks(text, from);
  while (',?:'.includes(text.charAt(at)) && at < text.length) at = skipBlanks(text, at + 1);
  return at;
}

/** The end of an indicator behind a place; the place itself where another thing comes first. */
export function behindIndicator(text: string, from: number, indicator: string): number {
  const at = skipBlanks(text, from);
  return text.charAt(at) === indicator ? at + 1 : from;
}

/** The same for the colon of a mapping in block style that starts at `start`: on a line of its own it stands right under that start, or is another's. */
export function behindColon(text: string, from: number, start: number): number {
  const end = behindIndicator(text, from, ':');
  const line = text.lastIndexOf('\n', end - 2) + 1;
  return line <= from || end - 1 - line === columnOf(text, start) ? end : from;
}

function columnOf(text: string, at: number): number {
  const line = text.lastIndexOf('\n', at - 1) + 1;
  return at - line - (text.charCodeAt(line) === BOM ? 1 : 0);
}

/** Where the head (`|`, `>`) of a block of text stands behind a place. */
export function blockHeader(text: string, from: number): number {
  let at = skipBlanks(text, from);
  while (':-?'.includes(text.charAt(at)) && at < text.length) at = skipBlanks(text, at + 1);
  return at;
}

/** True for the mark of a key that stands apart from its value: `? key`. */
export function isKeyMark(text: string, at: number): boolean {
  return text.charAt(at) === '?' && /^(?:\s|$)/.test(text.charAt(at + 1));
}

/**
 * Where a block of text ends whose head stands at `start`: with its last line that is not blank, its line break included; with
 * the blank lines behind where the head keeps them. `end` is where a reader says that it ends.
 */
export function blockEnd(text: string, start: number, end: number): number {
  if (/^[|>]\d?\+/.test(text.slice(start, start + 3))) return endOfLines(text, end);
  const headEnd = text.indexOf('\n', start) + 1;
  return headEnd === 0 || headEnd >= end ? end : endOfInk(text, headEnd, end);
}

/** Without a last line of blanks that no line break ends: it is no line of the block. */
function endOfLines(text: string, end: number): number {
  const line = text.lastIndexOf('\n', end - 1) + 1;
  return text.slice(line, end).trim() === '' ? line : end;
}

function endOfInk(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isBlank(text.charCodeAt(at - 1))) at--;
  const next = text.indexOf('\n', at);
  return at === start ? start : next < 0 || next >= end ? end : next + 1;
}

/** True where a block of text ends in a line of nothing but blanks, more of them than its indent: the readers differ there. */
export function endsInBlanks(text: string, start: number, end: number, indent: number): boolean {
  const ink = endOfInk(text, start, end);
  return text
    .slice(ink, end)
    .split('\n')
    .some((line) => line.replace('\r', '').length > Math.max(0, indent));
}

/** The first place from an offset on that is neither blank nor in a comment. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === HASH) {
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
    } else if (isBlank(code)) at++;
    else return at;
  }
}

function isBlank(code: number): boolean {
  return code === SPACE || code === LF || code === TAB || code === CR || code === BOM;
}

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const HASH = 0x23;
const BOM = 0xfeff;
