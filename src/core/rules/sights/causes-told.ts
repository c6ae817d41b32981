import { copyOf, type Lists, putList } from './lists.ts';

/** Where targets that the manifest asks for come down to a level, and which topmost entries that takes along. */
export interface TargetCause {
  readonly node: number;
  readonly targets: readonly number[];
  /** The first topmost entries that come down to it; perhaps itself. */
  readonly tops: readonly number[];
  /** How many there are of them. */
  readonly count: number;
  /** The ways down to it from the first of them. */
  readonly chains: readonly (readonly number[])[];
}

/** What comes down to the level on one target. Of what is kept about it by node these are the keys, less the node. */
export interface Fall {
  readonly target: number;
  /** What of the uses of a node comes down to it as well. */
  readonly lost: number;
  /** The causes below a topmost entry. */
  readonly below: number;
  /** The topmost entries above a cause, in the order of the text. */
  readonly above: number;
}

/** So many of the topmost entries are shown with their way to the cause. */
export const MOST_CHAINS = 3;

/**
 * A cause is kept as a list: how many topmost entries there are, the place of its targets among the sets of them, one more topmost entry
 * than there are chains, or -1; then for each chain the place of its target, and how long it is, or 0; then the chains.
 */
const COUNT = 0;
const TARGETS = 1;
const OTHER_TOP = 2;
const HEADS = 3;
const NODES = HEADS + 2 * MOST_CHAINS;

/** A cause whose chains are still to be found: the target's place and the topmost entry from which each starts. */
export interface Sketch {
  readonly node: number;
  readonly count: number;
  readonly targets: number;
  readonly otherTop: number;
  readonly starts: readonly Start[];
}

export interface Start {
  readonly at: number;
  readonly top: number;
}

/** The sets of targets that causes have; there are few of them. */
export type TargetSets = (readonly number[])[];

function placeIn(sets: TargetSets, targets: readonly number[]): number {
  const place = sets.findIndex((one) => sameNumbers(one, targets));
  return place < 0 ? sets.push(targets) - 1 : place;
}

/** Puts together what is told of a cause; undefined where nothing comes down to it. */
export function sketchOf(lists: Lists, falls: readonly Fall[], sets: TargetSets, node: number): Sketch | undefined {
  const starts: Start[] = [];
  const targets: number[] = [];
  let [count, otherTop] = [0, -1];
  falls.forEach(({ above, target }, at) => {
    const place = lists.places[above + node] ?? 0;
    if (place === 0) return;
    targets.push(target);
    const isSeen = at === 0 ? undefined : seenReader(lists, falls, node, at);
    const last = place + (lists.numbers[place] ?? 0);
    for (let next = place + 1; next <= last; next++) {
      const top = lists.numbers[next] ?? 0;
      if (isSeen?.(top)) continue;
      count++;
      if (starts.length < MOST_CHAINS) starts.push({ at, top });
      else if (otherTop < 0) otherTop = top;
    }
  });
  return count === 0 ? undefined : { node, count, targets: placeIn(sets, targets), otherTop, starts };
}

/** Tells of one topmost entry after another whether it comes down to a cause on a target before this one; all of them are in order. */
function seenReader(lists: Lists, falls: readonly Fall[], node: number, before: number): (top: number) => boolean {
  const { numbers } = lists;
  const places = falls
    .slice(0, before)
    .flatMap(({ above }) => lists.places[above + node] ?? [])
    .filter((place) => place !== 0);
  const ends = places.map((place) => place + (numbers[place] ?? 0));
  const next = places.map((place) => place + 1);
  return (top) => {
    for (let index = 0; index < next.length; index++) {
      let at = next[index] ?? 0;
      while (at <= (ends[index] ?? 0) && (numbers[at] ?? 0) < top) at++;
      next[index] = at;
      if (at <= (ends[index] ?? 0) && numbers[at] === top) return true;
    }
    return false;
  };
}

/** Where a cause is put together. */
const ROW: number[] = [];

/** Keeps a cause with its chains. */
export function putCause(lists: Lists, key: number, sketch: Sketch, chains: readonly (readonly number[])[]): void {
  const { count, targets, otherTop, starts } = sketch;
  [ROW[COUNT], ROW[TARGETS], ROW[OTHER_TOP]] = [count, targets, otherTop];
  let end = NODES;
  for (let place = 0; place < MOST_CHAINS; place++) {
    const chain = chains[place] ?? NO_CHAIN;
    ROW[HEADS + 2 * place] = starts[place]?.at ?? 0;
    ROW[HEADS + 2 * place + 1] = chain.length;
    for (const node of chain) ROW[end++] = node;
  }
  putList(lists, key, ROW, end);
}

const NO_CHAIN: readonly number[] = [];

/** A cause as it is kept. */
export function causeAt(lists: Lists, key: number, sets: TargetSets, node: number): TargetCause | undefined {
  const from = (lists.places[key] ?? 0) + 1;
  if (from === 1) return undefined;
  const chains = chainsAt(lists, key);
  const tops = chains.map(([top = -1]) => top);
  const other = lists.numbers[from + OTHER_TOP] ?? -1;
  if (other >= 0) tops.push(other);
  const targets = sets[lists.numbers[from + TARGETS] ?? 0] ?? [];
  return { node, targets, tops, count: lists.numbers[from + COUNT] ?? 0, chains };
}

/** The chains of a cause as it is kept; none where nothing is. */
export function chainsAt({ places, numbers }: Lists, key: number): readonly (readonly number[])[] {
  const from = (places[key] ?? 0) + 1;
  if (from === 1) return [];
  const chains: (readonly number[])[] = [];
  let at = from + NODES;
  for (let place = 0; place < MOST_CHAINS; place++) {
    const length = numbers[from + HEADS + 2 * place + 1] ?? 0;
    if (length === 0) break;
    chains.push(copyOf(numbers, at, length));
    at += length;
  }
  return chains;
}

/** Whether what is kept of a cause was told by this chain from a topmost entry, or would not tell of that entry at all. */
export function isToldBy(
  { places, numbers }: Lists,
  key: number,
  { at, top }: Start,
  chainTo: () => readonly number[],
  isEdited: Uint8Array,
): boolean {
  const from = (places[key] ?? 0) + 1;
  if (from === 1) return false;
  let isNamed = numbers[from + OTHER_TOP] === top;
  let start = from + NODES;
  for (let head = from + HEADS; head < from + NODES; head += 2) {
    const length = numbers[head + 1] ?? 0;
    if (length === 0) break;
    if (numbers[start] === top) {
      isNamed = true;
      if (numbers[head] === at) return sameNodes(copyOf(numbers, start, length), chainTo(), isEdited);
    }
    start += length;
  }
  return !isNamed || isEdited[top] !== 1;
}

/** Whether two lists are of the same cause, told in the same words. */
export function isSameCause(one: readonly number[], other: readonly number[], isEdited: Uint8Array): boolean {
  const isRenamed = isEdited[one[OTHER_TOP] ?? -1] === 1;
  return (
    !isRenamed &&
    sameNumbers(one.slice(0, NODES), other.slice(0, NODES)) &&
    sameNodes(one.slice(NODES), other.slice(NODES), isEdited)
  );
}

/** Where the chains of a cause as it is kept start. */
export function startsAt(lists: Lists, key: number): readonly Start[] {
  const from = (lists.places[key] ?? 0) + 1 + HEADS;
  return chainsAt(lists, key).map(([top = -1], place) => ({ at: lists.numbers[from + 2 * place] ?? 0, top }));
}

export function sameNumbers(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((number, at) => number === other[at]);
}

function sameNodes(one: readonly number[], other: readonly number[], isEdited: Uint8Array): boolean {
  return one.length === other.length && one.every((node, at) => node === other[at] && isEdited[node] !== 1);
}
