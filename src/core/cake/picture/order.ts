import { type Layer, LAYERS } from '../../stack/types.ts';
import { crossingsOf, sweep, type Sweeping } from './sweep.ts';
import type { CakeModel, UseLine } from '../data/types.ts';

/** What stands side by side: slabs, as positions in `CakeModel.slabs`, and the places of lines that pass between them. */
export interface Tier {
  readonly layer: Layer;
  readonly places: readonly number[];
}

/** The tiers from the top down, and how they are linked. */
export interface Ordering {
  readonly tiers: readonly Tier[];
  /** How many places there are; those from the number of slabs on are passed by lines. */
  readonly count: number;
  /** From a place to one in the next tier that the line goes through. */
  readonly links: readonly (readonly [upper: number, lower: number])[];
  /** Along `CakeModel.uses`: the places that each line passes, from the upper slab to the lower one. */
  readonly passes: readonly (readonly number[])[];
}

/** How many tiers a layer has at most; what is deeper shares the last one. */
const MOST_TIERS = 4;
/** Rounds of sweeps down and up; the best order of all rounds is kept. */
const ROUNDS = 8;
/** With more places to pass than that, lines are taken for straight, and fewer rounds must do: nobody follows single ones any more. */
const MOST_PASSES = 800;
const FEW_ROUNDS = 2;

/**
 * Sorts the slabs of each layer into tiers, what is used under what uses it, and each tier so that few lines cross: a slab moves to
 * the mean place of its neighbours above, then below, and again; then neighbours trade places where that undoes crossings. A line
 * that passes a tier has a place in it, so that it is kept straight and clear of the slabs; lines of a kind to one slab share theirs.
 * Ties keep the order of the text.
 */
export function orderSlabs(model: CakeModel): Ordering {
  const tiers = tiersOf(model);
  const { isExact, passes, ...sweeping } = sweepingOf(model, tiers);
  const rows = isExact ? bestOrder(sweeping) : sweep(sweeping, FEW_ROUNDS, false);
  return {
    tiers: tiers.map(({ layer }, index) => ({ layer, places: rows[index] ?? [] })),
    count: sweeping.count,
    links: sweeping.links,
    passes,
  };
}

interface LayerTier {
  readonly layer: Layer;
  readonly slabs: readonly number[];
}

function tiersOf(model: CakeModel): readonly LayerTier[] {
  const depth = depths(model);
  const layers = [...LAYERS].reverse();
  const tiers = layers.map((layer) => ({ layer, tiers: Array.from({ length: MOST_TIERS }, (): number[] => []) }));
  const byLayer = new Map(tiers.map((one) => [one.layer, one.tiers]));
  model.slabs.forEach(({ layer }, index) => byLayer.get(layer)?.[depth[index] ?? 0]?.push(index));
  return tiers.flatMap(({ layer, tiers: all }) =>
    all.filter((slabs) => slabs.length > 0).map((slabs) => ({ layer, slabs })),
  );
}

/** How deep a slab lies under others of its own layer. A cycle cannot run away, since the depth has an end. */
function depths({ slabs, uses }: CakeModel): Uint8Array {
  const depth = new Uint8Array(slabs.length);
  const inside = uses.filter(({ from, to }) => slabs[from]?.layer === slabs[to]?.layer);
  for (let pass = 1; pass < MOST_TIERS; pass++) {
    for (const { from, to } of inside) depth[to] = Math.max(depth[to] ?? 0, Math.min(pass, (depth[from] ?? 0) + 1));
  }
  return depth;
}

interface Passing extends Sweeping {
  /** Lines have places in the tiers that they pass. */
  readonly isExact: boolean;
  readonly passes: readonly (readonly number[])[];
}

function tierOfEach(count: number, tiers: readonly LayerTier[]): Int32Array {
  const tierOf = new Int32Array(count);
  tiers.forEach(({ slabs }, tier) => {
    for (const slab of slabs) tierOf[slab] = tier;
  });
  return tierOf;
}

function sweepingOf({ slabs, uses }: CakeModel, tiers: readonly LayerTier[]): Passing {
  const tierOf = tierOfEach(slabs.length, tiers);
  const at = (slab: number): number => tierOf[slab] ?? 0;
  const isExact = uses.reduce((total, { from, to }) => total + Math.abs(at(from) - at(to)), 0) <= MOST_PASSES;
  const rows = tiers.map(({ slabs: members }) => [...members]);
  const links = new Map<number, readonly [number, number]>();
  const link = (above: number, below: number): void => {
    // One number for both ends: thousands of texts would take longer to make than all the rest.
    links.set(above * (slabs.length + MOST_PASSES) + below, [above, below]);
  };
  const shared = new Map<string, number>();
  let next = slabs.length;
  const passOf = (use: UseLine, lower: number, tier: number): number => {
    const key = [lower, tier, use.kind, use.lock].join(' ');
    let place = shared.get(key);
    if (place === undefined) {
      place = next++;
      shared.set(key, place);
      rows[tier]?.push(place);
    }
    return place;
  };
  const passes = uses.map((use) => {
    const isDown = at(use.from) <= at(use.to);
    const upper = isDown ? use.from : use.to;
    const lower = isDown ? use.to : use.from;
    if (at(upper) === at(lower)) return NONE;
    const passed: number[] = [];
    for (let tier = at(upper) + 1; isExact && tier < at(lower); tier++) passed.push(passOf(use, lower, tier));
    let above = upper;
    for (const place of passed) {
      link(above, place);
      above = place;
    }
    link(above, lower);
    return passed;
  });
  return { rows, links: [...links.values()], count: next, isExact, passes };
}

const NONE: readonly number[] = [];

/** Of plain sweeps, and such with trades, what has fewer crossings. */
function bestOrder(sweeping: Sweeping): readonly (readonly number[])[] {
  const plain = sweep(sweeping, ROUNDS, false);
  const traded = sweep(sweeping, ROUNDS, true);
  return crossingsOf(sweeping, traded) < crossingsOf(sweeping, plain) ? traded : plain;
}
