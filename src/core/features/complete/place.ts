import { lineCount, lineStart } from '../../text/line-index.ts';
import type { Span } from '../../text/span.ts';
import { type FlowFrame, type FlowState, newFlow, readFlow } from './flow.ts';
import {
  type Around,
  indentOf,
  type Line,
  lineAt,
  type Lined,
  linesAround,
  lineNumberAt,
  type Marker,
} from './lines.ts';
import { ITEM, shapeAt as manifestShapeAt, type ShapeAt } from './shape.ts';
import type { Frame } from './siblings.ts';

/** Where something is being typed, as the lines around it tell. */
export interface Place {
  /** What it is inside of, the outermost first. */
  readonly frames: readonly Frame[];
  /** `either`: an item of a list, which may be a text or begin a mapping. */
  readonly wants: 'key' | 'value' | 'either';
  /** The mapping that a key joins; none for one that begins a mapping. */
  readonly map?: Frame;
  /** The word that is replaced, on one line. */
  readonly span: Span;
  /** The part of it before the cursor. */
  readonly typed: string;
  readonly style: 'block' | 'flow';
  /** What has to stand before the word: a blank behind `-` or `:`, a dash on a line of its own. */
  readonly lead: '' | ' ' | '- ';
  /** True on the line of the key whose value it is, where a list needs brackets. */
  readonly isBehindKey: boolean;
  readonly isQuoted: boolean;
  /** True where the colon behind a key is there already. */
  readonly hasColon: boolean;
  /** The column in which a mapping that begins here has its keys. */
  readonly column: number;
}

/** The path that frames lead along. */
export function pathOf(frames: readonly Frame[]): readonly string[] {
  return frames.map(({ step }) => step);
}

/** Finds out what is being typed at an offset of a manifest, or of what has these shapes; undefined where there is nothing to complete. */
export function placeAt(lined: Lined, offset: number, shapeAt: ShapeAt = manifestShapeAt): Place | undefined {
  const line = lineAt(lined, lineNumberAt(lined, offset));
  const isBlank = line.bare && line.start + line.column >= line.end;
  const column = isBlank ? offset - line.start : line.column;
  if (offset - line.start < column || offset > line.end) return undefined;
  const around = linesAround(lined, line.number, line.markers[0]?.column ?? column, line.markers[0]?.kind === 'dash');
  if (around.some((one) => isBlockText(lined.text, one.line))) return undefined;
  const flow = newFlow();
  const frames = framesOf(lined.text, around, flow);
  if (flow.frames.length > 0) return inFlow(lined, frames, flow, line.start + line.column, offset);
  return onLine(lined, line, frames, around, { offset, column, shapeAt });
}

/** True where a `|` or `>` makes a text of what is indented below. */
function isBlockText(text: string, { rest, end }: Line): boolean {
  return /^[|>][\d+-]*\s*(?:#.*)?$/.test(text.slice(rest, end));
}

/** The frames of the lines around; where one leaves brackets open, they are read up to the cursor's line. */
function framesOf(text: string, around: readonly Around[], flow: FlowState): Frame[] {
  const frames: Frame[] = [];
  for (const { line, markers } of around) {
    if (flow.frames.length > 0) {
      readFlow(text, line.start, line.end, flow);
      continue;
    }
    frames.push(...markers.map((marker) => frameOf(marker, line.number)));
    if (markers.at(-1) === line.markers.at(-1) && /[[{]/.test(text.charAt(line.rest))) {
      readFlow(text, line.rest, line.end, flow);
    }
  }
  return frames;
}

function frameOf({ kind, column, name }: Marker, line: number): Frame {
  return { kind: kind === 'dash' ? 'seq' : 'map', step: kind === 'dash' ? ITEM : name, at: { line, column } };
}

/** Where the cursor is, in which column the line begins, and what may stand there. */
interface Cursor {
  readonly offset: number;
  readonly column: number;
  readonly shapeAt: ShapeAt;
}

/** A place in block style, or in brackets that open on this line. */
function onLine(
  lined: Lined,
  line: Line,
  outer: readonly Frame[],
  around: readonly Around[],
  cursor: Cursor,
): Place | undefined {
  const { text } = lined;
  const { offset } = cursor;
  const before = line.markers.filter(({ kind, end }) => end < offset || (end === offset && kind === 'dash'));
  const frames = [...outer, ...before.map((marker) => frameOf(marker, line.number))];
  const next = line.markers[before.length];
  if (next) return next.start <= offset ? keyHere(lined, line, next, frames, offset) : undefined;
  if (/[[{]/.test(text.charAt(line.rest)) && line.rest < offset) {
    return inFlow(lined, frames, newFlow(), line.rest, offset);
  }
  const word = wordAt(text, line.rest, line.end, offset);
  if (!word) return undefined;
  if (before.length === 0) return onOwnLine(lined, line, frames, around, { ...word, ...cursor });
  const isBehindKey = before.at(-1)?.kind === 'key';
  const lead = word.isEmpty && /[-:]/.test(text.charAt(offset - 1)) ? ' ' : '';
  const wants = isBehindKey ? 'value' : 'either';
  const own = word.span.start - line.start + lead.length;
  return { ...word, frames, wants, style: 'block', lead, isBehindKey, hasColon: false, column: own };
}

/** The cursor is in a key that has its colon. */
function keyHere(lined: Lined, line: Line, key: Marker, frames: readonly Frame[], offset: number): Place | undefined {
  if (key.kind === 'dash') return undefined;
  const isQuoted = /["']/.test(lined.text.charAt(key.start));
  const span = { start: key.start + Number(isQuoted), end: key.end - Number(isQuoted) };
  if (offset < span.start || offset > span.end) return undefined;
  return {
    ...{ frames, wants: 'key', map: frameOf(key, line.number), span, typed: lined.text.slice(span.start, offset) },
    ...{ style: 'block', lead: '', isBehindKey: false, isQuoted, hasColon: true, column: key.column },
  };
}

interface Word extends Pick<Place, 'span' | 'typed' | 'isQuoted'> {
  readonly isEmpty: boolean;
}

/** The plain or quoted word between two offsets that the cursor touches; an empty one where there is none. */
function wordAt(text: string, from: number, to: number, offset: number): Word | undefined {
  const whole = wordOf(text.slice(from, to));
  if (whole === '') return { span: { start: offset, end: offset }, typed: '', isQuoted: false, isEmpty: true };
  if (/^[*|>]/.test(whole)) return undefined;
  const isQuoted = /^["']/.test(whole);
  const isClosed = isQuoted && whole.length > 1 && whole.endsWith(whole.charAt(0));
  const span = { start: from + Number(isQuoted), end: from + whole.length - Number(isClosed) };
  if (offset < span.start || offset > span.end) return undefined;
  return { span, typed: text.slice(span.start, offset), isQuoted, isEmpty: false };
}

function wordOf(written: string): string {
  const quoted = /^(?:"(?:[^"\\]|\\.)*"?|'[^']*'?)/.exec(written)?.[0];
  const comment = /(?:^|\s)#/.exec(written)?.index ?? written.length;
  return quoted ?? written.slice(0, comment).trimEnd();
}

/** A line with nothing but a word, or nothing at all: what it is depends on the last line that it is inside of. */
function onOwnLine(
  lined: Lined,
  line: Line,
  frames: readonly Frame[],
  around: readonly Around[],
  { span, typed, isQuoted, column, shapeAt }: Word & Cursor,
): Place | undefined {
  const place = { frames, span, typed, isQuoted, style: 'block', isBehindKey: false, hasColon: false, column } as const;
  const map: Frame = { kind: 'map', step: '', at: { line: line.number, column } };
  const last = around.at(-1);
  if (!last) return column === 0 ? { ...place, wants: 'key', map, lead: '' } : undefined;
  const marker = last.markers.at(-1);
  const inside = last.line.markers[last.line.markers.indexOf(marker ?? EMPTY) + 1];
  // The dash is followed by a mapping, whose keys stand in this column.
  if (marker?.kind === 'dash' && inside?.kind === 'key')
    return inside.column === column ? { ...place, wants: 'key', map, lead: '' } : undefined;
  const isOpen = inside === undefined && /^\s*(?:#.*)?$/.test(lined.text.slice(last.line.rest, last.line.end));
  if (!isOpen || !isAligned(lined, last.line.number, line.number, column)) return undefined;
  if (marker?.kind === 'dash') return { ...place, wants: 'either', lead: '' };
  const shape = shapeAt(pathOf(frames));
  if (shape?.items) {
    const list: Frame = { kind: 'seq', step: ITEM, at: { line: line.number, column } };
    return { ...place, frames: [...frames, list], wants: 'either', lead: '- ', column: column + 2 };
  }
  return shape?.keys || shape?.others
    ? { ...place, wants: 'key', map, lead: '' }
    : { ...place, wants: 'value', lead: '' };
}

const EMPTY: Marker = { kind: 'key', column: -1, name: '', start: -1, end: -1 };

/** Whether what stands first below a line, if anything does, stands in this column. */
function isAligned(lined: Lined, above: number, self: number, column: number): boolean {
  const floor = indentOf(lined, above) ?? 0;
  for (let number = above + 1; number < lineCount(lined.lines); number++) {
    const indent = number === self ? undefined : indentOf(lined, number);
    if (indent !== undefined) return indent <= floor || indent === column;
  }
  return true;
}

/** A place in brackets; `flow` is how far they were read on the lines above. */
function inFlow(
  lined: Lined,
  outer: readonly Frame[],
  flow: FlowState,
  from: number,
  offset: number,
): Place | undefined {
  const { text, lines } = lined;
  readFlow(text, from, offset, flow);
  const top = flow.frames.at(-1);
  if (!top || flow.done) return undefined;
  const start = flow.scalar?.start ?? offset;
  const opening = lineStart(lines, lineNumberAt(lined, offset)) ?? 0;
  if (start < opening || (flow.scalar?.closed === true && offset === flow.scalar.end)) return undefined;
  const word = wordAt(text, start, endOfWord(text, start, flow), offset);
  if (!word) return undefined;
  const isKey = top.kind === 'map' && top.key === undefined;
  const frames = [...outer, ...flow.frames.slice(0, isKey ? -1 : undefined).map(flowFrame)];
  const isBehindKey = top.key !== undefined;
  return {
    ...{ ...word, frames, wants: isKey ? 'key' : isBehindKey ? 'value' : 'either', style: 'flow', isBehindKey },
    ...(isKey && { map: flowFrame(top) }),
    lead: word.isEmpty && /[,:]/.test(text.charAt(offset - 1)) ? ' ' : '',
    hasColon: /^["']?\s*:/.test(text.slice(word.span.end, word.span.end + 20)),
    column: 0,
  };
}

function flowFrame({ kind, open, key }: FlowFrame): Frame {
  return { kind, step: kind === 'seq' ? ITEM : (key ?? ''), at: { open } };
}

/** Where the word ends that starts here: in quotes at the line's end, else before what parts it from the next one. */
function endOfWord(text: string, start: number, { scalar }: FlowState): number {
  const stop = scalar && scalar.quote !== '' ? /[\r\n]|$/g : /[,[\]{}\r\n]|:(?=[\s,[\]{}]|$)|$/g;
  stop.lastIndex = start;
  return stop.exec(text)?.index ?? text.length;
}
