import { type Layer, LAYERS } from '../stack/types.ts';
import type { CakeModel } from './types.ts';

/** Positions in `CakeModel.slabs` that stand side by side in a layer; where they do not fit, they wrap. */
export type Tier = readonly number[];

/** How many tiers a layer has at most; what is deeper shares the last one. */
const MOST_TIERS = 4;
/** Sweeps down and up; more of them change little. */
const SWEEPS = 3;

/**
 * Sorts the slabs of each layer into tiers, what is used under what uses it, and each tier so that few lines cross:
 * a slab moves to the mean place of its neighbours above, then below, and again. Ties keep the order of the text.
 */
export function orderSlabs(model: CakeModel): Readonly<Record<Layer, readonly Tier[]>> {
  const depth = depths(model);
  const tiers = [...LAYERS].reverse().flatMap((layer) =>
    Array.from({ length: MOST_TIERS }, (_, level) => ({
      layer,
      slabs: model.slabs.flatMap((slab, index) => (slab.layer === layer && depth[index] === level ? [index] : [])),
    })).filter(({ slabs }) => slabs.length > 0),
  );
  sweep(tiers, neighbours(model));
  const of = (wanted: Layer): readonly Tier[] =>
    tiers.filter(({ layer }) => layer === wanted).map(({ slabs }) => slabs);
  return {
    hardware: of('hardware'),
    system: of('system'),
    framework: of('framework'),
    model: of('model'),
    application: of('application'),
  };
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

interface Neighbours {
  readonly above: readonly (readonly number[])[];
  readonly below: readonly (readonly number[])[];
}

function neighbours({ slabs, uses }: CakeModel): Neighbours {
  const above: number[][] = slabs.map(() => []);
  const below: number[][] = slabs.map(() => []);
  for (const { from, to } of uses) {
    below[from]?.push(to);
    above[to]?.push(from);
  }
  return { above, below };
}

interface SortedTier {
  slabs: number[];
}

function sweep(tiers: readonly SortedTier[], { above, below }: Neighbours): void {
  const place = new Float64Array(above.length);
  for (const tier of tiers) settle(tier, place);
  for (let round = 0; round < SWEEPS; round++) {
    for (const tier of tiers) sortTier(tier, above, place);
    for (const tier of [...tiers].reverse()) sortTier(tier, below, place);
  }
}

function sortTier(tier: SortedTier, near: readonly (readonly number[])[], place: Float64Array): void {
  const wish = new Map(tier.slabs.map((slab) => [slab, meanPlace(near[slab] ?? [], place) ?? place[slab] ?? 0]));
  tier.slabs.sort((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0));
  settle(tier, place);
}

function meanPlace(slabs: readonly number[], place: Float64Array): number | undefined {
  if (slabs.length === 0) return undefined;
  return slabs.reduce((total, slab) => total + (place[slab] ?? 0), 0) / slabs.length;
}

/** A tier is centred, so its places run around the middle, from -½ to ½ of its length. */
function settle({ slabs }: SortedTier, place: Float64Array): void {
  slabs.forEach((slab, index) => (place[slab] = index - (slabs.length - 1) / 2));
}
