import { readFast, readItemsFast } from './fast.ts';
import { itemSeen, type Look, scannedIn, type Source } from './look.ts';
import { isPlainText, scanPlainItem } from './plain.ts';
import { createCursor } from './plain-cursor.ts';
import { readPlainKeys } from './plain-tree.ts';
import { createNames, type Names } from './resolve.ts';
import type { Segment } from './split.ts';
import { readTolerant } from './tolerant.ts';
import { scalarOf } from './tree.ts';
import { placedSpan } from '../text/span.ts';

/** So many items are read at once: more make no difference, and where one is broken all of them are read again. */
const MOST_AT_ONCE = 256;

/** Where more are broken, they do not look as if each were broken for itself. */
export const MOST_BROKEN = 2000;

/** Reads the segments of a text, in their order; false where too many of them are broken to go on. */
export function readSegments(source: Source, segments: readonly Segment[], look?: Look): boolean {
  const isClean = isPlainText(source.text);
  let broken = 0;
  let key = '';
  // Those of another kind that follow each other.
  let others: Segment[] = [];
  for (const segment of segments) {
    const isPlain = isClean || isPlainText(partOf(source.text, segment));
    const isRead = isPlain && (isItem(segment) ? readItem(source, segment, key, look) : readKeys(source, segment));
    if (!isItem(segment)) key = scalarOf(segment.pairs[0]?.key)?.text ?? '';
    if (others.length > 0 && (isRead || !isInRun(segment, others))) {
      broken += readRun(source, others);
      others = [];
      if (broken > MOST_BROKEN) return false;
    }
    if (!isRead) others.push(segment);
  }
  return broken + readRun(source, others) <= MOST_BROKEN;
}

/** Reads a key with what it holds, if it is written plainly. */
function readKeys(source: Source, segment: Segment): boolean {
  startPiece(source.names);
  const pairs = readPlainKeys(scannedIn(source, segment), segment.length);
  if (pairs?.length !== 1) return false;
  segment.pairs = pairs;
  endPiece(source.names, segment, false);
  return true;
}

/** Reads an item, if it is written plainly, and lets go of what it holds where that is understood. */
function readItem(source: Source, segment: Segment, key: string, look: Look | undefined): boolean {
  const { base, length, dash } = segment;
  startPiece(source.names);
  if (!scanPlainItem(createCursor(source.text, base.at, length, dash), dash)) return false;
  segment.items = [itemSeen(source, segment, key, look)];
  endPiece(source.names, segment, false);
  return true;
}

/** A key is read alone, items together. */
function isInRun(segment: Segment, others: readonly Segment[]): boolean {
  return isItem(segment) && isItem(others[0]) && others.length < MOST_AT_ONCE;
}

function isItem(segment: Segment | undefined): boolean {
  return segment !== undefined && segment.dash >= 0;
}

/** Reads segments that follow each other: fast or, where one is broken, each half of them again until it is alone. Gives how many are broken. */
function readRun(source: Source, segments: readonly Segment[]): number {
  const { text, names, isEnd } = source;
  const [first, last] = [segments[0], segments.at(-1)];
  if (!first || !last) return 0;
  const part = text.slice(first.base.at, endOf(last));
  const isRead = isItem(first) ? readItemsFast(part, segments, names) : readKeyFast(part, first, names);
  if (isRead) return 0;
  if (first === last) return readBroken(part, first, names, isEnd && endOf(last) === text.length) ? 1 : Infinity;
  const half = segments.length >> 1;
  return readRun(source, segments.slice(0, half)) + readRun(source, segments.slice(half));
}

function endOf({ base, length }: Segment): number {
  return base.at + length;
}

function partOf(text: string, segment: Segment): string {
  return text.slice(segment.base.at, endOf(segment));
}

/** Reads a key with all that it holds. */
function readKeyFast(text: string, segment: Segment, names: Names): boolean {
  startPiece(names);
  const root = readFast(text, segment.base, names);
  if (
    root?.kind !== 'map' ||
    root.pairs.length !== 1 ||
    text.startsWith('{') ||
    !isOnFirstLine(text, root.span.start - segment.base.at)
  )
    return false;
  segment.pairs = root.pairs;
  endPiece(names, segment, false);
  return true;
}

/** What stands above the key on lines of its own, an anchor or a tag, can only mark a whole text. */
function isOnFirstLine(text: string, at: number): boolean {
  return !text.slice(0, at).includes('\n');
}

/** What stands above a piece that is broken, so that it is understood as a part of a mapping. */
const ABOVE_KEY = '"what stands above": 0\n';
const ABOVE_ITEM = '"what stands above":\n';

/** Reads a segment in the tolerant way; false where that takes a part of it for something else than a key or an item, and says nothing. */
function readBroken(text: string, segment: Segment, names: Names, isEnd: boolean): boolean {
  const above = isItem(segment) ? ABOVE_ITEM : ABOVE_KEY;
  const { base } = segment;
  const { at } = base;
  startPiece(names);
  base.at = above.length;
  const root = readTolerant(above + text, base, names, isEnd);
  base.at = at;
  const [first, ...others] = root?.kind === 'map' ? root.pairs : [];
  if (isItem(segment)) segment.items = first?.value.kind === 'seq' ? first.value.items : [];
  else segment.pairs = others;
  endPiece(names, segment, true);
  return !isItem(segment) || others.length === 0 || segment.issues.some(({ rule }) => rule === 'yaml-syntax');
}

/** Says of what stands above the first key what is wrong with it; nothing else is read of it. */
export function readAbove(text: string, segment: Segment): void {
  const above = text.slice(0, segment.length);
  const names = createNames();
  readTolerant(above, segment.base, names);
  const { index = 0, 0: words = '' } = FIRST_WORDS.exec(above) ?? {};
  const span = placedSpan(segment.base, index, index + words.length);
  const unclosed = names.issues.find(({ rule }) => rule === 'yaml-syntax');
  segment.issues = [unclosed ?? { rule: 'yaml-syntax', message: NO_KEY, span }];
  segment.isBroken = true;
}

/** The rest of the first line that is neither a comment nor blank. */
const FIRST_WORDS = /(?<=^[ \t]*)[^\s#].*/m;
const NO_KEY = 'This is no key of the manifest: a key stands at the start of its line, with `:` and a space behind it.';

function startPiece(names: Names): void {
  names.issues = [];
  names.used = false;
}

function endPiece(names: Names, segment: Segment, isBroken: boolean): void {
  segment.issues = names.issues;
  segment.isTied = names.used;
  segment.isBroken = isBroken;
}
