import { type Layer, LAYERS } from '../stack/types.ts';
import { crossingsOf, sweep, type Sweeping } from './sweep.ts';
import type { CakeModel } from './types.ts';

/** Positions in `CakeModel.slabs` that stand side by side in a layer; where they do not fit, they wrap. */
export type Tier = readonly number[];

/** How many tiers a layer has at most; what is deeper shares the last one. */
const MOST_TIERS = 4;
/** Rounds of sweeps down and up; the best order of all rounds is kept. */
const ROUNDS = 8;
/** With more places to pass than that, lines are taken for straight, and fewer rounds must do: nobody follows single ones any more. */
const MOST_PASSES = 1500;
const FEW_ROUNDS = 2;

/**
 * Sorts the slabs of each layer into tiers, what is used under what uses it, and each tier so that few lines cross: a slab moves to
 * the mean place of its neighbours above, then below, and again; then neighbours trade places where that undoes crossings. A line
 * that passes a tier has a place in it, so that it is kept straight too. Ties keep the order of the text.
 */
export function orderSlabs(model: CakeModel): Readonly<Record<Layer, readonly Tier[]>> {
  const tiers = tiersOf(model);
  const sweeping = sweepingOf(model, tiers);
  const places = bestOrder(sweeping, sweeping.isExact ? ROUNDS : FEW_ROUNDS);
  const of = (wanted: Layer): readonly Tier[] =>
    tiers.flatMap(({ layer }, index) => {
      const slabs = (places[index] ?? []).filter((place) => place < model.slabs.length);
      return layer === wanted && slabs.length > 0 ? [slabs] : [];
    });
  return {
    hardware: of('hardware'),
    system: of('system'),
    framework: of('framework'),
    model: of('model'),
    application: of('application'),
  };
}

interface LayerTier {
  readonly layer: Layer;
  readonly slabs: readonly number[];
}

function tiersOf(model: CakeModel): readonly LayerTier[] {
  const depth = depths(model);
  return [...LAYERS].reverse().flatMap((layer) => {
    const tiers = Array.from({ length: MOST_TIERS }, (): number[] => []);
    model.slabs.forEach((slab, index) => {
      if (slab.layer === layer) tiers[depth[index] ?? 0]?.push(index);
    });
    return tiers.filter((slabs) => slabs.length > 0).map((slabs) => ({ layer, slabs }));
  });
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

/** The tiers with a place for each line that passes one, where these are not too many. Places of slabs are those in the model. */
function sweepingOf({ slabs, uses }: CakeModel, tiers: readonly LayerTier[]): Sweeping & { readonly isExact: boolean } {
  const tierOf = new Int32Array(slabs.length);
  tiers.forEach(({ slabs: members }, tier) => {
    for (const slab of members) tierOf[slab] = tier;
  });
  const span = (from: number, to: number): number => Math.abs((tierOf[from] ?? 0) - (tierOf[to] ?? 0));
  const isExact = uses.reduce((total, { from, to }) => total + span(from, to), 0) <= MOST_PASSES;
  const rows = tiers.map(({ slabs: members }) => [...members]);
  const links: [number, number][] = [];
  let next = slabs.length;
  for (const { from, to } of uses) {
    const [upper, lower] = (tierOf[from] ?? 0) <= (tierOf[to] ?? 0) ? [from, to] : [to, from];
    let above = upper;
    for (let tier = (tierOf[upper] ?? 0) + 1; isExact && tier < (tierOf[lower] ?? 0); tier++) {
      rows[tier]?.push(next);
      links.push([above, next]);
      above = next++;
    }
    if (tierOf[upper] !== tierOf[lower]) links.push([above, lower]);
  }
  return { rows, links, count: next, isExact };
}

/** Sweeps a few rounds, and gives the order with the fewest crossings. */
function bestOrder(sweeping: Sweeping & { readonly isExact: boolean }, rounds: number): readonly (readonly number[])[] {
  if (!sweeping.isExact) return sweep(sweeping, rounds, false);
  const plain = sweep(sweeping, rounds, false);
  const traded = sweep(sweeping, rounds, true);
  return crossingsOf(sweeping, traded) < crossingsOf(sweeping, plain) ? traded : plain;
}
