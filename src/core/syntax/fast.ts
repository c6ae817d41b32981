import { type Event, EVENT_ID, parseEvents } from 'js-yaml';
import type { Base } from '../text/span.ts';
import { enterPiece, isDisputed, readItem, readNode, type Stream } from './events.ts';
import { NESTING_LIMIT } from './nesting.ts';
import type { Names } from './resolve.ts';
import type { Segment } from './split.ts';
import type { YamlNode } from './tree.ts';

const OPTIONS = { filename: '', maxDepth: NESTING_LIMIT };

/** The events of a text, or undefined where it is broken. */
function eventsOf(text: string): readonly Event[] | undefined {
  try {
    return parseEvents(text, OPTIONS);
  } catch {
    return undefined;
  }
}

/**
 * What a text says; undefined where it is broken or holds several documents. A text that says nothing has a node without a value. The
 * nodes belong to `base`.
 */
export function readFast(text: string, base: Base, names: Names): YamlNode | undefined {
  const events = INDENTED_MARK.test(text) ? undefined : eventsOf(text);
  if (!events || countDocuments(events) !== 1 || events.some((event) => isDisputed(text, event))) return undefined;
  return readNode({ text, events, names, next: 1, end: 0, base, shift: 0 });
}

/** The library does not see that a first line is indented, and takes a text there for a mark between documents. */
const INDENTED_MARK = /^\ufeff?[ \t]+(?:---|%)/;

function countDocuments(events: readonly Event[]): number {
  return events.reduce((count, { type }) => (type === EVENT_ID.DOCUMENT ? count + 1 : count), 0);
}

/**
 * Reads the items of a list at once, each into its segment; false, and nothing read, where one of them is broken. The segments must stand
 * one behind the other; `text` is theirs together.
 */
export function readItemsFast(text: string, segments: readonly Segment[], names: Names): boolean {
  const [first] = segments;
  const events = eventsOf(text);
  if (!events || !first || !fits(text, events, segments)) return false;
  const stream: Stream = { text, events, names, next: 2, end: 0, base: first.base, shift: 0 };
  let start = 0;
  for (const segment of segments) {
    names.issues = [];
    names.used = false;
    enterPiece(stream, segment.base, start);
    segment.items = [readItem(stream)];
    segment.issues = names.issues;
    segment.isTied = names.used;
    segment.isBroken = false;
    start += segment.length;
  }
  return true;
}

/** True where the events are one list whose items are as many as the segments, each in its own. */
function fits(text: string, events: readonly Event[], segments: readonly Segment[]): boolean {
  if (events[0]?.type !== EVENT_ID.DOCUMENT || events[1]?.type !== EVENT_ID.SEQUENCE) return false;
  const from = segments[0]?.base.at ?? 0;
  let depth = 2;
  let count = 0;
  for (let index = 2; index < events.length; index++) {
    const event = events[index];
    if (event?.type === EVENT_ID.POP) {
      depth--;
      continue;
    }
    if (!event || depth < 2 || isDisputed(text, event)) return false;
    if (depth === 2 && !startsIn(event, segments[count++], from)) return false;
    if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) depth++;
  }
  return depth === 0 && count === segments.length;
}

function startsIn(event: Event, segment: Segment | undefined, from: number): boolean {
  if (!segment) return false;
  const start = 'start' in event ? event.start : 'valueStart' in event ? event.valueStart : -1;
  // What is not written, and an alias, is as good where it is.
  const at = start + from - segment.base.at;
  return start < 0 || (at >= 0 && at < segment.length);
}
