import type { Below, Walk } from './causes-walk.ts';

/** Where targets that the manifest asks for come down to a level, and which topmost entries that takes along. */
export interface TargetCause {
  readonly node: number;
  readonly targets: readonly number[];
  /** The first topmost entries that come down to it; perhaps itself. */
  readonly tops: readonly number[];
  /** How many there are of them. */
  readonly count: number;
  /** The ways down to it from the first of them, and where each was found: the target's place among those asked for, and the top. */
  readonly chains: readonly (readonly number[])[];
  readonly from: readonly Start[];
}

export interface Start {
  readonly at: number;
  readonly top: number;
}

/** So many of the topmost entries are shown with their way to the cause. */
export const MOST_CHAINS = 3;
/** So many are named, and one of them may be the cause itself. */
const MOST_TOPS = 4;

/** What comes down to the level on one target. */
export interface Falls {
  readonly target: number;
  /** The causes below each topmost entry. */
  readonly below: Map<number, readonly number[]>;
  /** The topmost entries above each cause, in the order of the text. */
  readonly above: Map<number, number[]>;
  /** What walks came by. */
  readonly passed: Below;
}

/** Where the chains of a cause were found, and they. */
export type Chains = Pick<TargetCause, 'from' | 'chains'>;

/** A cause whose chains are still to be found. */
interface Sketch extends TargetCause {
  readonly chains: (readonly number[])[];
}

/** Tells of the causes among some nodes; each topmost entry is walked from once for all of them. */
export function describe(
  falls: readonly Falls[],
  walks: readonly Walk[],
  nodes: readonly number[],
  knownFor: (cause: TargetCause) => Chains | undefined,
): readonly TargetCause[] {
  const sketches = nodes.flatMap((node) => sketchOf(falls, node) ?? []);
  const askers = falls.map(() => new Map<number, Sketch[]>());
  const causes = sketches.map((sketch) => {
    const known = knownFor(sketch);
    if (known) return { ...sketch, chains: known.chains };
    for (const { at, top } of sketch.from) {
      const others = askers[at]?.get(top);
      if (others) others.push(sketch);
      else askers[at]?.set(top, [sketch]);
    }
    return sketch;
  });
  askers.forEach((byTop, at) => {
    for (const [top, asking] of byTop) {
      walks[at]?.causesBelow(top);
      for (const { node, from, chains } of asking) {
        chains[from.findIndex((one) => one.at === at && one.top === top)] = walks[at]?.wayTo(node) ?? [];
      }
    }
  });
  return causes;
}

function sketchOf(falls: readonly Falls[], node: number): Sketch | undefined {
  const on = falls.flatMap(({ above }, at) => {
    const tops = above.get(node);
    return tops ? [{ at, tops }] : [];
  });
  const [first, ...others] = on;
  if (!first) return undefined;
  const from = first.tops.slice(0, MOST_TOPS).map((top) => ({ at: first.at, top }));
  let { length: count } = first.tops;
  const seen = others.length > 0 ? new Set(first.tops) : undefined;
  for (const { at, tops } of others) {
    for (const top of tops) {
      if (seen?.has(top) !== false) continue;
      seen.add(top);
      count++;
      if (from.length < MOST_TOPS) from.push({ at, top });
    }
  }
  const targets = on.flatMap(({ at }) => falls[at]?.target ?? []);
  return { node, targets, count, tops: from.map(({ top }) => top), from: from.slice(0, MOST_CHAINS), chains: [] };
}
