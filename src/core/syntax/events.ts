import { COLLECTION_STYLE, type Event, EVENT_ID, getScalarValue, SCALAR_STYLE, type ScalarEvent } from 'js-yaml';
import { type Base, placedSpan, type Span } from '../text/span.ts';
import { createEmpty, createMap, createPair, createScalar, createSeq } from './nodes.ts';
import { closeAnchor, type Names, openAnchor, reportDuplicates, resolveName } from './resolve.ts';
import { wordOf } from './words.ts';
import {
  behindColon,
  behindIndicator,
  blockEnd,
  blockHeader,
  closingBracket,
  endsInBlanks,
  isKeyMark,
} from './scan.ts';
import type { YamlMap, YamlNode, YamlPair, YamlScalar, YamlSeq } from './tree.ts';
import { plainValue, taggedValue } from './values.ts';

/** The events of a text, on the way to a tree. Offsets in the events count from the start of `text`. */
export interface Stream {
  readonly text: string;
  readonly events: readonly Event[];
  readonly names: Names;
  /** The next event. */
  next: number;
  /** The end of what was read last. */
  end: number;
  /** The piece that the nodes belong to, and where in `text` it starts. */
  base: Base;
  shift: number;
}

type CollectionEvent = Extract<Event, { start: number }>;
type Marked = Pick<CollectionEvent, 'anchorStart' | 'anchorEnd' | 'tagStart' | 'tagEnd'>;

/** Reads the next node. */
export function readNode(stream: Stream): YamlNode {
  const event = stream.events[stream.next++];
  switch (event?.type) {
    case EVENT_ID.SCALAR:
      return readScalar(stream, event);
    case EVENT_ID.SEQUENCE:
    case EVENT_ID.MAPPING:
      return readCollection(stream, event);
    case EVENT_ID.ALIAS: {
      stream.end = event.anchorEnd;
      const name = stream.text.slice(event.anchorStart, event.anchorEnd);
      return resolveName(stream.names, spanOf(stream, event.anchorStart - 1, event.anchorEnd), name);
    }
    default:
      return createEmpty(stream.base, stream.end - stream.shift);
  }
}

function spanOf({ base, shift }: Stream, start: number, end: number): Span {
  return placedSpan(base, start - shift, end - shift);
}

function readCollection(stream: Stream, event: CollectionEvent): YamlNode {
  const anchor = anchorOf(stream, event);
  if (anchor !== undefined) openAnchor(stream.names, anchor);
  const node = event.type === EVENT_ID.SEQUENCE ? readSeq(stream, event) : readMap(stream, event);
  stream.next++;
  if (anchor !== undefined) closeAnchor(stream.names, anchor, node);
  return node;
}

function anchorOf({ text }: Stream, { anchorStart, anchorEnd }: Marked): string | undefined {
  return anchorStart < 0 ? undefined : text.slice(anchorStart, anchorEnd);
}

function readSeq(stream: Stream, event: CollectionEvent): YamlSeq {
  const items: YamlNode[] = [];
  const isFlow = event.style === COLLECTION_STYLE.FLOW;
  stream.end = isFlow ? event.start + 1 : event.start;
  while (!isClosed(stream)) items.push(isFlow ? readNode(stream) : readItem(stream));
  if (isFlow) stream.end = closingBracket(stream.text, stream.end) + 1;
  return createSeq(spanOf(stream, event.start, stream.end), items);
}

/** Reads the next item of a list in block style. One that is not written stands behind its dash. */
export function readItem(stream: Stream): YamlNode {
  if (isUnwritten(stream)) stream.end = behindIndicator(stream.text, stream.end, '-');
  return readNode(stream);
}

function readMap(stream: Stream, event: CollectionEvent): YamlMap {
  const pairs: YamlPair[] = [];
  const isFlow = event.style === COLLECTION_STYLE.FLOW;
  const isBraced = isFlow && !isFlowPair(stream, event);
  stream.end = isBraced ? event.start + 1 : event.start;
  while (!isClosed(stream)) {
    const key = readNode(stream);
    if (isUnwritten(stream)) stream.end = behindKey(stream, event.start, isFlow);
    pairs.push(createPair(key, readNode(stream)));
  }
  if (isBraced) stream.end = closingBracket(stream.text, stream.end) + 1;
  reportDuplicates(stream.names.issues, pairs);
  // Without braces it starts at its first key, an anchor or a tag before that left out.
  const isMarked = isBraced || (!isFlow && isKeyMark(stream.text, event.start));
  const first = isMarked ? undefined : pairs[0]?.key;
  const start = first ? first.span.start - stream.base.at + stream.shift : event.start;
  return createMap(spanOf(stream, start, stream.end), pairs);
}

function behindKey({ text, end }: Stream, start: number, isFlow: boolean): number {
  return isFlow ? behindIndicator(text, end, ':') : behindColon(text, end, start);
}

/** True for a pair without braces in a list with brackets: `[a: b]`. Its key may be a mapping in braces. */
function isFlowPair({ text, events, next }: Stream, event: CollectionEvent): boolean {
  if (text.charAt(event.start) !== '{') return true;
  const first = events[next];
  return first?.type === EVENT_ID.MAPPING && first.start === event.start;
}

/** Starts to read what belongs to another piece. */
export function enterPiece(stream: Stream, base: Base, start: number): void {
  stream.base = base;
  stream.shift = start;
  stream.end = start;
}

/** True where the readers differ in what an event says. */
export function isDisputed(text: string, event: Event): boolean {
  if (event.type !== EVENT_ID.SCALAR || event.style < SCALAR_STYLE.LITERAL_BLOCK) return false;
  return endsInBlanks(text, event.valueStart, event.valueEnd, event.indent);
}

function isClosed({ events, next }: Stream): boolean {
  return events[next]?.type === EVENT_ID.POP;
}

/** True where the next node is an empty one without an anchor or a tag. */
function isUnwritten({ events, next }: Stream): boolean {
  const event = events[next];
  return event?.type === EVENT_ID.SCALAR && event.valueStart < 0 && event.anchorStart < 0 && event.tagStart < 0;
}

function readScalar(stream: Stream, event: ScalarEvent): YamlScalar {
  const node = event.valueStart < 0 ? readEmpty(stream, event) : readWritten(stream, event);
  const anchor = anchorOf(stream, event);
  if (anchor === undefined) return node;
  openAnchor(stream.names, anchor);
  closeAnchor(stream.names, anchor, node);
  return node;
}

function readEmpty(stream: Stream, event: ScalarEvent): YamlScalar {
  stream.end = Math.max(stream.end, event.anchorEnd, event.tagEnd);
  const value = event.tagStart < 0 ? null : taggedValue('', stream.text.slice(event.tagStart, event.tagEnd));
  if (value === null) return createEmpty(stream.base, stream.end - stream.shift);
  return createScalar(spanOf(stream, stream.end, stream.end), value, '', undefined);
}

function readWritten(stream: Stream, event: ScalarEvent): YamlScalar {
  const text = wordOf(stream.names.words, getScalarValue(stream.text, event));
  const [start, end] = extentOf(stream, event);
  stream.end = end;
  const isPlain = event.style === SCALAR_STYLE.PLAIN;
  const value = valueOf(stream, event, text, isPlain);
  const inset = isPlain ? 0 : 1;
  const isDirect = event.fast || stream.text.startsWith(text, start + inset);
  return createScalar(spanOf(stream, start, end), value, text, isDirect ? inset : undefined);
}

function valueOf(stream: Stream, event: ScalarEvent, text: string, isPlain: boolean): YamlScalar['value'] {
  if (event.tagStart >= 0) return taggedValue(text, stream.text.slice(event.tagStart, event.tagEnd));
  return isPlain ? plainValue(text) : text;
}

/** Where a scalar stands, its quotes or the head of its block included. */
function extentOf(stream: Stream, event: ScalarEvent): readonly [start: number, end: number] {
  const { style, valueStart, valueEnd } = event;
  if (style === SCALAR_STYLE.PLAIN) return [valueStart, valueEnd];
  if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED)
    return [valueStart - 1, valueEnd + 1];
  const start = blockHeader(stream.text, Math.max(stream.end, event.anchorEnd, event.tagEnd));
  return [start, blockEnd(stream.text, start, valueEnd)];
}
