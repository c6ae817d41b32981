import { lineCount, lineStart } from '../../text/line-index.ts';
import { newFlow, readFlow, scalarText } from './flow.ts';
import { indentOf, type Line, lineAt, type Lined, lineNumberAt } from './lines.ts';

/** A mapping or list that a place is inside of, and the step that leads on from it: a key, or an item. */
export interface Frame {
  readonly kind: 'map' | 'seq';
  readonly step: string;
  /** A line of it and its column, or the bracket that opens it. */
  readonly at: { readonly line: number; readonly column: number } | { readonly open: number };
}

/** A key or an item, and its text where it is one. */
interface Sibling {
  readonly start: number;
  readonly key: string;
  readonly value: string;
}

/** The keys of a mapping with the texts behind them; what is being typed at `except` is left out. */
export function fieldsOfFrame(lined: Lined, frame: Frame, except = -1): ReadonlyMap<string, string> {
  const siblings = 'open' in frame.at ? flowSiblings(lined, frame.at.open) : blockSiblings(lined, frame);
  const others = siblings.filter(({ start, key }) => start !== except && key !== '');
  return new Map(others.map(({ key, value }) => [key, value]));
}

/** The texts of a list; what is being typed at `except` is left out. */
export function itemsOfFrame(lined: Lined, frame: Frame, except = -1): readonly string[] {
  const siblings = 'open' in frame.at ? flowSiblings(lined, frame.at.open) : blockSiblings(lined, frame);
  return siblings.flatMap(({ start, key, value }) => (start === except || key !== '' || value === '' ? [] : [value]));
}

function flowSiblings(lined: Lined, open: number): readonly Sibling[] {
  const { text } = lined;
  const siblings: Sibling[] = [];
  let key: { readonly start: number; readonly name: string } | undefined;
  const flush = (start: number, value: string): void => {
    siblings.push({ start: key?.start ?? start, key: key?.name ?? '', value });
    key = undefined;
  };
  readFlow(text, open, endOfFlow(lined, open), newFlow(), (scalar, frame, isKey) => {
    if (frame.open !== open) return;
    const start = scalar.start + (scalar.quote === '' ? 0 : 1);
    if (key && isKey) flush(start, '');
    if (isKey) key = { start, name: scalarText(text, scalar) };
    else if (key && frame.key !== key.name) flush(start, '');
    else flush(start, scalarText(text, scalar));
  });
  if (key) flush(-1, '');
  return siblings;
}

/** A bracket that nobody closed ends with the lines that are indented deeper than its own. */
function endOfFlow(lined: Lined, open: number): number {
  const number = lineNumberAt(lined, open);
  const indent = indentOf(lined, number) ?? 0;
  const { length } = lined.lines;
  for (let at = number + 1; at < lineCount(lined.lines); at++) {
    const next = indentOf(lined, at);
    const start = lineStart(lined.lines, at) ?? length;
    if (next !== undefined && next <= indent && !/[\]}]/.test(lined.text.charAt(start + next))) return start;
  }
  return length;
}

function blockSiblings(lined: Lined, { kind, at }: Frame): readonly Sibling[] {
  if ('open' in at) return [];
  const siblings: Sibling[] = [];
  const wanted = kind === 'map' ? 'key' : 'dash';
  const visit = (line: Line): boolean => {
    const marker = line.markers.find((one) => one.column === at.column && one.kind === wanted);
    const last = line.markers.at(-1);
    if (marker) {
      const value = marker === last ? plainText(lined.text.slice(line.rest, line.end)) : '';
      const start = wanted === 'key' ? marker.start : line.rest;
      siblings.push({ start: start + Number(/["']/.test(lined.text.charAt(start))), key: marker.name, value });
    }
    const first = line.markers[0]?.column ?? line.column;
    // A key in the column of a list's dashes is the one that the list belongs to, or comes behind it.
    return first < at.column || (wanted === 'dash' && !marker && first === at.column);
  };
  for (let number = at.line; number >= 0; number--) {
    const indent = indentOf(lined, number);
    if (indent !== undefined && indent <= at.column && visit(lineAt(lined, number))) break;
  }
  for (let number = at.line + 1; number < lineCount(lined.lines); number++) {
    const indent = indentOf(lined, number);
    if (indent === undefined || indent > at.column) continue;
    if (indent < at.column || visit(lineAt(lined, number))) break;
  }
  return siblings;
}

/** What a plain or quoted scalar says; nothing for brackets, aliases and blocks. */
function plainText(rest: string): string {
  const [, quoted, single, plain] = /^(?:"([^"]*)"?|'([^']*)'?|([^\s[{&*!|>#].*?))\s*(?:\s#.*)?$/.exec(rest) ?? [];
  return quoted ?? single ?? plain ?? '';
}
