import { besides } from '../remember.ts';
import { type Difference, differenceOf } from '../text/difference.ts';
import type { Base } from '../text/span.ts';
import { assemble, type Assembly, treeOf, withItem } from './assemble.ts';
import type { Source } from './look.ts';
import { recallPairs } from './nodes.ts';
import { MOST_BROKEN, readSegments } from './pieces.ts';
import { createNames, type Names } from './resolve.ts';
import { type Segment, splitPart, type State } from './split.ts';
import { copyOfPart, isOdd, withLineFeeds } from './text.ts';
import type { SyntaxTree } from './tree.ts';

/** What is kept with a tree, to read the text again once it is edited. */
interface Kept {
  readonly text: string;
  readonly assembly: Assembly;
  /** What items are read from again that were let go. */
  readonly source: Source;
  /** How many segments only the tolerant way could read. */
  readonly broken: number;
}

const KEPT = besides<SyntaxTree, Kept>();

/** Makes the tree of a text, and keeps what `reread` needs. */
export function keptTree(text: string, segments: Segment[], source: Source): SyntaxTree {
  return keep({ text, assembly: assemble(segments), source, broken: countBroken(segments) });
}

function keep(kept: Kept, gone: readonly Base[] = []): SyntaxTree {
  const tree = { ...treeOf(kept.assembly), gone };
  KEPT.set(tree, kept);
  return tree;
}

function countBroken(segments: readonly Segment[]): number {
  return segments.reduce((count, { isBroken }) => (isBroken ? count + 1 : count), 0);
}

/**
 * Reads a text that was read before and edited since: only the segments that the edit touches, and the rest moves. The tree before is
 * used up, since its nodes live on in the new one. Undefined where the whole text has to be read: where the edit touches an anchor or an
 * alias, or what splits the text.
 */
export function reread(text: string, before: SyntaxTree, difference?: Difference): SyntaxTree | undefined {
  const kept = KEPT.get(before);
  if (!kept) return undefined;
  if (kept.text === text) return before;
  const edit = difference ?? differenceOf(kept.text, text);
  const change = changeOf(text, kept, edit);
  if (!change) return undefined;
  const { first, count, fresh } = change;
  const { segments } = kept.assembly;
  const gone = segments.slice(first, first + count);
  if ([...gone, ...fresh].some(({ isTied }) => isTied)) return undefined;
  const broken = kept.broken + countBroken(fresh) - countBroken(gone);
  if (broken > MOST_BROKEN) return undefined;
  // What is taken out of a text can be read from it no more.
  for (const { items } of gone) items.forEach(recallPairs);
  kept.source.text = text;
  const shift = edit.endAfter - edit.endBefore;
  for (let at = first + count; at < segments.length; at++) move(segments[at], shift);
  for (const { base } of gone) base.isGone = true;
  KEPT.delete(before);
  const assembly = assemblyAfter(kept.assembly, change);
  return keep(
    { text, assembly, source: kept.source, broken },
    gone.map(({ base }) => base),
  );
}

function move(segment: Segment | undefined, shift: number): void {
  if (segment) segment.base.at += shift;
}

function assemblyAfter(before: Assembly, { first, count, fresh }: Change): Assembly {
  const [item] = fresh;
  const known = item && count === 1 && fresh.length === 1 ? withItem(before, first, item) : undefined;
  const { segments } = before;
  return known ?? assemble([...segments.slice(0, first), ...fresh, ...segments.slice(first + count)]);
}

/** The segments that come in place of others. */
interface Change {
  readonly first: number;
  readonly count: number;
  readonly fresh: readonly Segment[];
}

/** A line that opens a segment no longer belongs to the segment before; further back than that nobody edits. */
const MOST_BACK = 3;

function changeOf(
  text: string,
  { assembly: { segments }, source }: Kept,
  { start, endBefore, endAfter }: Difference,
): Change | undefined {
  // What is left and right of the edit may be joined by it, or parted.
  const touched = indexAt(segments, start - 1);
  const last = indexAt(segments, endBefore);
  const next = segments[last + 1];
  const end = next ? next.base.at + endAfter - endBefore : text.length;
  for (let first = touched; first >= 0 && first > touched - MOST_BACK; first--) {
    const from = segments[first]?.base.at ?? 0;
    const part = copyOfPart(text, from, end);
    if (isOdd(part)) return undefined;
    const fresh = freshSegments(withLineFeeds(part), createNames(source.names.words), stateAt(segments, first), next);
    if (!fresh) continue;
    for (const { base } of fresh) base.at += from;
    return { first, count: last + 1 - first, fresh };
  }
  return undefined;
}

/** Splits and reads a part of a text, from the start of a segment up to `next`; undefined where it, or what follows, would be split otherwise. */
function freshSegments(
  part: string,
  names: Names,
  state: State,
  next: Segment | undefined,
): readonly Segment[] | undefined {
  const fresh = splitPart(part, state);
  const isFollowed = !next || next.dash < 0 || state.isBare || state.dash === next.dash;
  return fresh && isFollowed && readSegments({ text: part, names, isEnd: !next }, fresh) ? fresh : undefined;
}

/** The last segment that starts at an offset or before; -1 in front of all. */
function indexAt(segments: readonly Segment[], offset: number): number {
  let low = -1;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle]?.base.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What the lines before a segment say. */
function stateAt(segments: readonly Segment[], index: number): State {
  return { isAhead: index === 0, hasMarker: true, dash: segments[index]?.dash ?? -1, isBare: false };
}
