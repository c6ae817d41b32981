import type { Box, SlabSize } from './layout.ts';
import { routeUses } from './lines.ts';
import { orderSlabs } from './order.ts';
import type { CakeModel, Slab, UseLine } from './types.ts';

/**
 * What a layout remembers of the one before, for a page that is drawn again after every edit. It gives what a fresh layout gives, as
 * long as slabs that did not change are the same objects (`shareCake`).
 */
export interface Recall {
  readonly sizes: (slabs: readonly Slab[], face: string, size: (slab: Slab) => SlabSize) => readonly SlabSize[];
  readonly order: (model: CakeModel) => ReturnType<typeof orderSlabs>;
  readonly routes: (uses: readonly UseLine[], slabs: readonly Box[]) => readonly string[];
}

/** Makes one; it holds on to nothing but the last model. */
export function createRecall(): Recall {
  let sizes = new WeakMap<Slab, SlabSize>();
  let face = '';
  let ordered: { readonly model: CakeModel; readonly order: ReturnType<typeof orderSlabs> } | undefined;
  let routed:
    | { readonly uses: readonly UseLine[]; readonly slabs: readonly Box[]; readonly paths: readonly string[] }
    | undefined;
  return {
    sizes: (slabs, now, size) => {
      if (now !== face) sizes = new WeakMap();
      face = now;
      return slabs.map((slab) => {
        const known = sizes.get(slab) ?? size(slab);
        sizes.set(slab, known);
        return known;
      });
    },
    order: (model) => {
      if (!ordered || !isAlike(ordered.model, model)) ordered = { model, order: orderSlabs(model) };
      return ordered.order;
    },
    routes: (uses, slabs) => {
      if (routed?.uses !== uses || !isInPlace(routed.slabs, slabs))
        routed = { uses, slabs, paths: routeUses(uses, slabs) };
      return routed.paths;
    },
  };
}

/** The order turns on nothing but the layers and the lines. */
function isAlike(one: CakeModel, other: CakeModel): boolean {
  const { slabs } = other;
  return (
    one.uses === other.uses &&
    one.slabs.length === slabs.length &&
    one.slabs.every(({ layer }, place) => layer === slabs[place]?.layer)
  );
}

function isInPlace(one: readonly Box[], other: readonly Box[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ x, y, width }, place) => {
      const box = other[place];
      return box !== undefined && x === box.x && y === box.y && width === box.width;
    })
  );
}

/** The new model with the parts of the old one that say the same in their place: same slabs are same objects, same lines the same list. */
export function shareCake(before: CakeModel | undefined, after: CakeModel): CakeModel {
  if (!before) return after;
  const old = new Map(before.slabs.map((slab) => [slab.key, slab]));
  const slabs = after.slabs.map((slab) => {
    const known = old.get(slab.key);
    return known && isSame(known, slab) ? known : slab;
  });
  const areSameUses =
    before.uses.length === after.uses.length &&
    before.uses.every((use, place) => isSame(use, after.uses[place] ?? ({} as UseLine)));
  return { ...after, slabs, uses: areSameUses ? before.uses : after.uses };
}

/** Plain data that say the same, field by field; thousands are compared after each edit, so nothing is made on the way. */
function isSame<T extends object>(one: T, other: T): boolean {
  for (const key in other) if (!isSameValue(one[key], other[key])) return false;
  for (const key in one) if (!(key in other)) return false;
  return true;
}

function isSameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  return typeof one === 'object' && typeof other === 'object' && one !== null && other !== null && isSame(one, other);
}
