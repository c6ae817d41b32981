import { type LineIndex, lineStart, positionAt } from '../../text/line-index.ts';

/** A text with its lines. */
export interface Lined {
  readonly text: string;
  readonly lines: LineIndex;
}

/** A `- ` or a `key:` of a line. */
export interface Marker {
  readonly kind: 'dash' | 'key';
  readonly column: number;
  /** The key, without its quotes. */
  readonly name: string;
  readonly start: number;
  /** Behind the dash, or the key without its colon. */
  readonly end: number;
}

/** A line of block style taken apart: what opens it, and where the rest begins. */
export interface Line {
  readonly number: number;
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
  readonly markers: readonly Marker[];
  /** Where its value starts, behind anchors and tags; the end of the line where there is none. */
  readonly rest: number;
  /** Where its first character stands that is no blank. */
  readonly column: number;
  /** True for a line without anything but blanks and a comment. */
  readonly bare: boolean;
}

/** A key may be empty: of one that is typed anew the colon may be all that is left. */
const KEY =
  /(?:"((?:[^"\\\n]|\\.)*)"|'([^'\n]*)'|([^\s"'[\]{}#,&*!|>%@`:](?:[^:#\n]|:(?!\s)|(?<=\S)#)*?)|)[ \t]*:(?=\s|$)/my;
const PROPERTIES = /(?:[&!][^\s,[\]{}]*[ \t]+)*/y;
const BLANKS = /[ \t\ufeff]*/y;

/** The end of a pattern's match at a place; the place itself where it matches nothing. */
function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

/** Takes a line apart. */
export function lineAt({ text, lines }: Lined, number: number): Line {
  const start = lineStart(lines, number) ?? text.length;
  let end = lineStart(lines, number + 1) ?? text.length;
  while (end > start && /[\r\n]/.test(text.charAt(end - 1))) end--;
  const first = skip(BLANKS, text, start);
  const markers: Marker[] = [];
  let at = skip(PROPERTIES, text, first);
  while (text[at] === '-' && (at + 1 >= end || /\s/.test(text.charAt(at + 1)))) {
    markers.push({ kind: 'dash', column: at - start, name: '', start: at, end: at + 1 });
    at = skip(PROPERTIES, text, skip(BLANKS, text, at + 1));
  }
  KEY.lastIndex = at;
  const key = at < end ? KEY.exec(text) : null;
  if (key) {
    const name = key[1] ?? key[2] ?? key[3] ?? '';
    const written = key[0].replace(/[ \t]*:$/, '').length;
    markers.push({ kind: 'key', column: at - start, name, start: at, end: at + written });
    at = skip(PROPERTIES, text, skip(BLANKS, text, at + key[0].length));
  }
  const rest = Math.min(at, end);
  const bare = first >= end || text[first] === '#';
  return { number, start, end, markers, rest, column: first - start, bare };
}

/** The number of the line that an offset stands in. */
export function lineNumberAt({ lines }: Lined, offset: number): number {
  return positionAt(lines, offset).line;
}

/** How far a line is indented; undefined for one that is blank or a comment. Cheap, since it is asked of thousands of lines. */
export function indentOf({ text, lines }: Lined, number: number): number | undefined {
  const start = lineStart(lines, number) ?? text.length;
  let at = start;
  while (text.charCodeAt(at) === 32) at++;
  const code = text.charCodeAt(at);
  // A tab, a line break, a `#`, or the end of the text.
  return code === 10 || code === 13 || code === 35 || Number.isNaN(code) ? undefined : at - start;
}

function startsItem({ text, lines }: Lined, number: number, indent: number): boolean {
  const at = (lineStart(lines, number) ?? 0) + indent;
  return text.charCodeAt(at) === 45 && text.charCodeAt(at + 1) === 32;
}

/** A line around the cursor with those of its markers that stand around the cursor, too. */
export interface Around {
  readonly line: Line;
  readonly markers: readonly Marker[];
}

/**
 * The lines that a place is inside of by their indentation, the outermost first. It reads no tree, since where something is being
 * typed there may be none.
 */
export function linesAround(lined: Lined, number: number, column: number, isDash: boolean): readonly Around[] {
  const around: Around[] = [];
  let [limit, dash] = [column, isDash];
  for (let at = number - 1; at >= 0 && (limit > 0 || dash); at--) {
    const indent = indentOf(lined, at);
    // The items of a list may stand as far left as its key does.
    if (indent === undefined || indent > limit || (indent === limit && !dash)) continue;
    // Another item of the same list: there may be thousands.
    if (indent === limit && startsItem(lined, at, indent)) continue;
    const line = lineAt(lined, at);
    const markers = line.markers.filter((one) => one.column < limit || (dash && isKeyAt(one, limit)));
    if (markers.length === 0 && (indent >= limit || !isOpen(lined.text.slice(line.rest, line.end)))) continue;
    around.push({ line, markers });
    [limit, dash] = [markers[0]?.column ?? indent, markers[0]?.kind === 'dash'];
  }
  return around.reverse();
}

/** A line in the middle of brackets ends at a comma or a bracket; any other one without a marker is the rest of a text. */
function isOpen(rest: string): boolean {
  return /[[{,]\s*(?:#.*)?$/.test(rest);
}

function isKeyAt({ kind, column }: Marker, at: number): boolean {
  return kind === 'key' && column === at;
}
