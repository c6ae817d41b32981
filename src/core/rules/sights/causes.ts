import type { Level } from '../../catalog/types.ts';
import { placeOf } from '../../in-order.ts';
import type { RuleContext } from '../rule.ts';
import {
  causeAt,
  chainsAt,
  type Fall,
  isSameCause,
  isToldBy,
  MOST_CHAINS,
  putCause,
  sameNumbers,
  type Sketch,
  sketchOf,
  type Start,
  startsAt,
  type TargetCause,
  type TargetSets,
} from './causes-told.ts';
import { createTrail, createWalk, type Trail, type Walk } from './causes-walk.ts';
import { createLists, dropList, type Lists, listOf, putList } from './lists.ts';
import type { Edits, Past, Sight } from './sight.ts';

/** All of them, for one level. */
export interface Causes {
  /** Those of the targets that the manifest asks for, in its order. */
  readonly falls: readonly Fall[];
  readonly sets: TargetSets;
  readonly lists: Lists;
  /** The key of what is kept of a cause, less its node. */
  readonly told: number;
  readonly topmost: readonly number[];
  readonly trail: Trail;
  readonly changed: readonly number[];
}

/** The entries that by themselves have just this level on a target asked for, on the way of a topmost entry that comes down to it. */
function causesAt(level: Level): Sight<Causes> {
  return {
    look(context, past) {
      const asked = askedTargets(context);
      return past && isOn(past.view, asked) ? follow(context, level, past) : findCauses(context, level, asked);
    },
    changed: (now, { view }) =>
      isOn(
        view,
        now.falls.map(({ target }) => target),
      )
        ? now.changed
        : 'all',
  };
}

export const unreachable = causesAt('none');
export const experimental = causesAt('experimental');

export function isCause({ lists, told }: Causes, node: number): boolean {
  return lists.places[told + node] !== 0;
}

/** What is told of an entry; undefined where it is no cause. */
export function causeOf({ lists, told, sets }: Causes, node: number): TargetCause | undefined {
  return causeAt(lists, told + node, sets, node);
}

function askedTargets({ manifest, analysis }: RuleContext): readonly number[] {
  const asked = manifest.stack.targets.map(({ value }) => analysis.targets.findIndex(({ id }) => id === value));
  return [...new Set(asked)].filter((target) => target >= 0);
}

function isOn({ falls }: Causes, targets: readonly number[]): boolean {
  return falls.map(({ target }) => target).join() === targets.join();
}

function findCauses(context: RuleContext, level: Level, asked: readonly number[]): Causes {
  const { topmost, nodes } = context.analysis;
  const { length: count } = nodes;
  const falls = asked.map((target, at): Fall => {
    const [lost, below, above] = [3 * at * count, (3 * at + 1) * count, (3 * at + 2) * count];
    return { target, lost, below, above };
  });
  const told = 3 * falls.length * count;
  const lists = createLists(told + count, falls.length === 0 ? 0 : 4 * count);
  const causes: Causes = {
    falls,
    sets: [],
    lists,
    told,
    topmost,
    trail: createTrail(falls.length === 0 ? 0 : count),
    changed: [],
  };
  const known = new Map<number, Chains>();
  walksIn(context, level, causes).forEach((walk, at) => {
    const above = new Map<number, number[]>();
    for (const top of topmost) findBelow(causes, walk, { at, top }, above, known);
    for (const [cause, tops] of above) putList(lists, (falls[at]?.above ?? 0) + cause, tops);
  });
  for (const [node, { chains }] of known) {
    const sketch = sketchOf(lists, falls, causes.sets, node);
    if (sketch) putCause(lists, told + node, sketch, chains);
  }
  return causes;
}

function walksIn({ analysis }: RuleContext, level: Level, { falls, trail, lists }: Causes): readonly Walk[] {
  return falls.map(({ target, lost }) => createWalk(analysis, target, level, trail, lists, lost));
}

/** The ways down to a cause, and the topmost entries where they start. */
interface Chains {
  readonly tops: number[];
  readonly chains: (readonly number[])[];
}

/** Finds the causes below a topmost entry, and keeps the ways from the first ones that come down to each while they are walked. */
function findBelow(
  { falls, lists, trail }: Causes,
  walk: Walk,
  { at, top }: Start,
  above: Map<number, number[]>,
  known: Map<number, Chains>,
): void {
  const count = walk.causesBelow(top);
  if (count > 0) putList(lists, (falls[at]?.below ?? 0) + top, trail.found, count);
  for (let index = 0; index < count; index++) {
    const cause = trail.found[index] ?? 0;
    const tops = above.get(cause);
    if (tops) tops.push(top);
    else above.set(cause, [top]);
    let first = known.get(cause);
    if (!first) known.set(cause, (first = { tops: [], chains: [] }));
    if (first.tops.length === MOST_CHAINS || first.tops.includes(top)) continue;
    first.tops.push(top);
    first.chains.push(walk.wayTo(cause));
  }
}

/** Follows an edit: only the ways from the topmost entries that stand on what it touched are walked again. */
function follow(context: RuleContext, level: Level, { view, edits }: Past<Causes>): Causes {
  const { falls, lists, told, trail } = view;
  const { topmost } = context.analysis;
  for (const { lost } of falls) for (const node of edits.above) dropList(lists, lost + node);
  const walks = walksIn(context, level, view);
  const touched = new Set<number>();
  const tops = touchedTops(view.topmost, topmost, edits);
  walks.forEach((walk, at) => {
    for (const top of tops.gone) renewTop(view, { at, top }, [], () => false, touched);
    for (const top of tops.still) {
      const count = walk.causesBelow(top);
      const isTold = (cause: number): boolean =>
        isToldBy(lists, told + cause, { at, top }, () => walk.wayTo(cause), edits.isEdited);
      renewTop(view, { at, top }, count > 0 ? trail.found.slice(0, count) : [], isTold, touched);
    }
  });
  return { ...view, topmost, changed: retell(view, walks, touched, edits) };
}

/** Tells anew of causes that may be told otherwise, and gives those that are. */
function retell(
  { falls, sets, lists, told }: Causes,
  walks: readonly Walk[],
  touched: ReadonlySet<number>,
  { isAbove, isEdited }: Edits,
): readonly number[] {
  const before = new Map([...touched].map((node) => [node, listOf(lists, told + node)]));
  const sketches = [...touched].flatMap((node) => sketchOf(lists, falls, sets, node) ?? []);
  // Ways from where nothing was touched are those from before.
  const isKnown = ({ node, starts }: Sketch): boolean =>
    sameStarts(startsAt(lists, told + node), starts) && starts.every(({ top }) => isAbove[top] !== 1);
  const chains = chainsOf(
    walks,
    sketches.filter((sketch) => !isKnown(sketch)),
  );
  const isLeft = new Set(sketches.map(({ node }) => node));
  for (const node of touched) if (!isLeft.has(node)) dropList(lists, told + node);
  for (const sketch of sketches) {
    const key = told + sketch.node;
    putCause(lists, key, sketch, chains.get(sketch.node) ?? chainsAt(lists, key));
  }
  return [...before].flatMap(([node, was]) => (isSameCause(was, listOf(lists, told + node), isEdited) ? [] : [node]));
}

/** Finds the chains of some causes; each topmost entry is walked from once for all of them. */
function chainsOf(
  walks: readonly Walk[],
  sketches: readonly Sketch[],
): ReadonlyMap<number, readonly (readonly number[])[]> {
  const chains = new Map(sketches.map(({ node }) => [node, [] as (readonly number[])[]]));
  walks.forEach((walk, at) => {
    const asking = new Map<number, { readonly node: number; readonly place: number }[]>();
    for (const { node, starts } of sketches) {
      starts.forEach((start, place) => {
        if (start.at === at) asking.set(start.top, [...(asking.get(start.top) ?? []), { node, place }]);
      });
    }
    for (const [top, causes] of asking) {
      walk.causesBelow(top);
      for (const { node, place } of causes) (chains.get(node) ?? [])[place] = walk.wayTo(node);
    }
  });
  return chains;
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
  { falls, lists }: Causes,
  { at, top }: Start,
  now: readonly number[],
  isTold: (cause: number) => boolean,
  touched: Set<number>,
): void {
  const { below = 0, above = 0 } = falls[at] ?? {};
  const before = listOf(lists, below + top);
  // Mostly it is just what was there before.
  if (sameNumbers(before, now)) {
    for (const cause of now) if (!isTold(cause)) touched.add(cause);
    return;
  }
  const known = new Set(before);
  if (now.length > 0) putList(lists, below + top, now);
  else dropList(lists, below + top);
  for (const cause of now) {
    if (!known.delete(cause)) insert(lists, above + cause, top);
    else if (isTold(cause)) continue;
    touched.add(cause);
  }
  for (const cause of known) {
    remove(lists, above + cause, top);
    touched.add(cause);
  }
}

function insert(lists: Lists, key: number, top: number): void {
  const tops = listOf(lists, key);
  putList(lists, key, tops.toSpliced(placeOf(tops, top), 0, top));
}

function remove(lists: Lists, key: number, top: number): void {
  const tops = listOf(lists, key);
  if (tops.length < 2) dropList(lists, key);
  else putList(lists, key, tops.toSpliced(placeOf(tops, top), 1));
}

function sameStarts(one: readonly Start[], other: readonly Start[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ at, top }, place) => at === other[place]?.at && top === other[place].top)
  );
}
