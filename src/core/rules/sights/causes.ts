import type { Level } from '../../catalog/types.ts';
import { placeOf } from '../../in-order.ts';
import type { RuleContext } from '../rule.ts';
import { type Chains, describe, type Falls, MOST_CHAINS, type Start, type TargetCause } from './causes-told.ts';
import { createBelow, createTrail, createWalk, type Trail, type Walk } from './causes-walk.ts';
import type { Edits, Past, Sight } from './sight.ts';

/** All of them, for one level. */
export interface Causes {
  /** The targets that the manifest asks for, in its order. */
  readonly asked: readonly number[];
  readonly falls: readonly Falls[];
  readonly causes: Map<number, TargetCause>;
  readonly topmost: readonly number[];
  readonly trail: Trail;
  readonly changed: readonly number[];
}

/** The entries that by themselves have just this level on a target asked for, on the way of a topmost entry that comes down to it. */
function causesAt(level: Level): Sight<Causes> {
  return {
    look(context, past) {
      const asked = askedTargets(context);
      return past?.view.asked.join() === asked.join()
        ? follow(context, level, past)
        : findCauses(context, level, asked);
    },
    changed: (now, { view }) => (now.asked.join() === view.asked.join() ? now.changed : 'all'),
  };
}

export const unreachable = causesAt('none');
export const experimental = causesAt('experimental');

function askedTargets({ manifest, analysis }: RuleContext): readonly number[] {
  const asked = manifest.stack.targets.map(({ value }) => analysis.targets.findIndex(({ id }) => id === value));
  return [...new Set(asked)].filter((target) => target >= 0);
}

function findCauses(context: RuleContext, level: Level, asked: readonly number[]): Causes {
  const { topmost, nodes } = context.analysis;
  const trail = createTrail(nodes.length);
  const falls = asked.map((target): Falls => ({
    target,
    below: new Map(),
    above: new Map(),
    passed: createBelow(nodes.length),
  }));
  const walks = falls.map(({ target, passed }) => createWalk(context.analysis, target, level, trail, passed));
  const known = new Map<number, FirstChains>();
  falls.forEach((fall, at) => {
    for (const top of topmost) {
      const below = walks[at]?.causesBelow(top);
      if (!below) continue;
      fall.below.set(top, below);
      const start = { at, top };
      for (const cause of below) {
        const tops = fall.above.get(cause);
        if (tops) tops.push(top);
        else fall.above.set(cause, [top]);
        noteChain(known, cause, start, walks[at]);
      }
    }
  });
  const causes = describe(falls, walks, [...known.keys()], ({ node }) => known.get(node));
  return { asked, falls, causes: new Map(causes.map((cause) => [cause.node, cause])), topmost, trail, changed: [] };
}

interface FirstChains extends Chains {
  from: readonly Start[];
  chains: readonly (readonly number[])[];
}

/** Keeps the ways from the first topmost entries that come down to a cause, while they are walked. */
function noteChain(known: Map<number, FirstChains>, cause: number, start: Start, walk: Walk | undefined): void {
  const before = known.get(cause);
  if (!walk || before?.from.length === MOST_CHAINS || before?.from.some(({ top }) => top === start.top)) return;
  const chain = walk.wayTo(cause);
  if (before) {
    before.from = [...before.from, start];
    before.chains = [...before.chains, chain];
  } else known.set(cause, { from: [start], chains: [chain] });
}

/** Follows an edit: only the ways from the topmost entries that stand on what it touched are walked again. */
function follow({ analysis }: RuleContext, level: Level, { view, edits }: Past<Causes>): Causes {
  const { falls, asked, causes, trail } = view;
  const { topmost } = analysis;
  for (const { passed } of falls) for (const node of edits.above) passed.isKnown[node] = 0;
  const walks = falls.map(({ target, passed }) => createWalk(analysis, target, level, trail, passed));
  const touched = new Set<number>();
  const tops = touchedTops(view.topmost, topmost, edits);
  falls.forEach((fall, at) => {
    const isTold = (cause: number, top: number): boolean =>
      isToldAlike(causes.get(cause), { at, top }, walks[at], edits);
    for (const top of tops.gone) renewTop(fall, top, [], touched, isTold);
    for (const top of tops.still) renewTop(fall, top, walks[at]?.causesBelow(top) ?? [], touched, isTold);
  });
  const changed: number[] = [];
  // Ways from where nothing was touched are those from before.
  const knownFor = ({ node, from }: TargetCause): Chains | undefined => {
    const known = causes.get(node);
    return known && sameStarts(known.from, from) && from.every(({ top }) => edits.isAbove[top] !== 1)
      ? known
      : undefined;
  };
  for (const cause of describe(falls, walks, [...touched], knownFor)) {
    const before = causes.get(cause.node);
    if (!before || !isSame(before, cause, edits)) changed.push(cause.node);
    causes.set(cause.node, cause);
    touched.delete(cause.node);
  }
  // Nothing comes down to the others any more.
  for (const node of touched) if (causes.delete(node)) changed.push(node);
  return { asked, falls, causes, topmost, trail, changed };
}

/** The topmost entries whose ways may be others than before: those that are none any more, and the others. */
function touchedTops(
  before: readonly number[],
  now: readonly number[],
  { isAbove }: Edits,
): { readonly gone: readonly number[]; readonly still: readonly number[] } {
  if (before === now) return { gone: [], still: now.filter((top) => isAbove[top] === 1) };
  const [isTop, wasTop] = [memberReader(now), memberReader(before)];
  return {
    gone: before.filter((top) => !isTop(top)),
    still: now.filter((top) => !wasTop(top) || isAbove[top] === 1),
  };
}

/** Tells of one number after another whether it is in a list; the list and the numbers are in order. */
function memberReader(numbers: readonly number[]): (one: number) => boolean {
  let at = 0;
  return (one) => {
    while ((numbers[at] ?? one) < one) at++;
    return numbers[at] === one;
  };
}

/** Notes what is below a topmost entry now, and which causes may be told otherwise for that. */
function renewTop(
  { below, above }: Falls,
  top: number,
  now: readonly number[],
  touched: Set<number>,
  isTold: (cause: number, top: number) => boolean,
): void {
  const before = below.get(top) ?? [];
  // Mostly it is just what was there before.
  if (sameNumbers(before, now)) {
    for (const cause of now) if (!isTold(cause, top)) touched.add(cause);
    return;
  }
  const known = new Set(before);
  if (now.length > 0) below.set(top, now);
  else below.delete(top);
  for (const cause of now) {
    if (!known.delete(cause)) insert(above, cause, top);
    else if (isTold(cause, top)) continue;
    touched.add(cause);
  }
  for (const cause of known) {
    remove(above, cause, top);
    touched.add(cause);
  }
}

/** Whether a cause says of a topmost entry, which was walked from last, just what it said before: of most it says nothing. */
function isToldAlike(cause: TargetCause | undefined, start: Start, walk: Walk | undefined, edits: Edits): boolean {
  if (!cause || !walk) return false;
  const place = cause.from.findIndex(({ at, top }) => at === start.at && top === start.top);
  if (place < 0) return edits.isEdited[start.top] !== 1 || !cause.tops.includes(start.top);
  return sameNodes(cause.chains[place] ?? [], walk.wayTo(cause.node), edits.isEdited);
}

function insert(above: Map<number, number[]>, cause: number, top: number): void {
  const tops = above.get(cause);
  if (tops) tops.splice(placeOf(tops, top), 0, top);
  else above.set(cause, [top]);
}

function remove(above: Map<number, number[]>, cause: number, top: number): void {
  const tops = above.get(cause) ?? [];
  tops.splice(placeOf(tops, top), 1);
  if (tops.length === 0) above.delete(cause);
}

/** Whether a cause is told in the same words as before. */
function isSame(one: TargetCause, other: TargetCause, { isEdited }: Edits): boolean {
  return (
    one.count === other.count &&
    one.targets.join() === other.targets.join() &&
    sameNodes(one.tops, other.tops, isEdited) &&
    one.chains.length === other.chains.length &&
    one.chains.every((chain, at) => sameNodes(chain, other.chains[at] ?? [], isEdited))
  );
}

function sameStarts(one: readonly Start[], other: readonly Start[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ at, top }, place) => at === other[place]?.at && top === other[place].top)
  );
}

function sameNumbers(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((node, at) => node === other[at]);
}

function sameNodes(one: readonly number[], other: readonly number[], isEdited: Uint8Array): boolean {
  return one.length === other.length && one.every((node, at) => node === other[at] && isEdited[node] !== 1);
}
