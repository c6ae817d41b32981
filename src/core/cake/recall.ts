import { type CakeLayout, layoutCake, slabSize } from './layout.ts';
import { orderSlabs } from './order.ts';
import type { CakeModel, Choke, Slab, UseLine } from './types.ts';

interface Known {
  readonly model: CakeModel;
  readonly ordering: ReturnType<typeof orderSlabs>;
  readonly textScale: number;
  readonly asked: number;
  readonly layout: CakeLayout;
}

/**
 * A layout that remembers the last one, for a page that is drawn again after every edit. It gives what a fresh layout gives, as long as
 * slabs and lines that did not change are the same objects (`shareCake`).
 */
export function createLayouter(): (model: CakeModel, width: number, textScale: number) => CakeLayout {
  let known: Known | undefined;
  return (model, width, textScale) => {
    const ordering = known && hasSameOrder(known.model, model) ? known.ordering : orderSlabs(model);
    const isSameFace = known?.asked === width && known.textScale === textScale;
    const layout =
      (known && isSameFace && known.ordering === ordering ? retext(known, model) : undefined) ??
      layoutCake(model, width, textScale, ordering);
    known = { model, ordering, textScale, asked: width, layout };
    return layout;
  };
}

/** The order turns on nothing but the layers and the lines. */
function hasSameOrder(one: CakeModel, { slabs, uses }: CakeModel): boolean {
  return (
    one.uses === uses &&
    one.slabs.length === slabs.length &&
    one.slabs.every(({ layer }, place) => layer === slabs[place]?.layer)
  );
}

/** The same layout with other texts in it; undefined where these need other room, or the legend tells something else. */
function retext({ model: before, layout, textScale }: Known, model: CakeModel): CakeLayout | undefined {
  if (before.layerNotes !== model.layerNotes) return undefined;
  const slabs = [...layout.slabs];
  for (const [place, slab] of model.slabs.entries()) {
    const [was, box] = [before.slabs[place], layout.slabs[place]];
    if (slab === was) continue;
    const size = slabSize(slab, layout.width, textScale);
    if (!was || size.width !== box?.width || legendPart(slab) !== legendPart(was)) return undefined;
    slabs[place] = { ...box, ...size };
  }
  return { ...layout, slabs };
}

/** What of a slab the legend, or the count of its band, may turn on. */
function legendPart({ kind, fate, misfit, choke, folded }: CakeModel['slabs'][number]): string {
  return [kind, fate, misfit, choke !== undefined, folded].join(' ');
}

/** A bigger stack is folded, and few of its slabs are laid out at all. */
const MOST_COMPARED = 3_000;

/** The new model with the parts of the old one that say the same in their place: same slabs are same objects, same lines the same list. */
export function shareCake(before: CakeModel | undefined, after: CakeModel): CakeModel {
  if (!before || after.slabs.length > MOST_COMPARED) return after;
  let old: ReadonlyMap<string, Slab> | undefined;
  const slabs = after.slabs.map((slab, place) => {
    const there = before.slabs[place];
    // Most edits leave everything in its place; only what is not there has to be looked for.
    if (there?.key !== slab.key) old ??= new Map(before.slabs.map((one) => [one.key, one]));
    const known = there?.key === slab.key ? there : old?.get(slab.key);
    return known && isSame(known, slab) ? known : slab;
  });
  return { ...after, slabs, uses: areSameLines(before.uses, after.uses) ? before.uses : after.uses };
}

function areSameLines(before: readonly UseLine[], after: readonly UseLine[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ from, to, kind, lock, count }, place) => {
      const other = after[place];
      return (
        from === other?.from && to === other.to && kind === other.kind && lock === other.lock && count === other.count
      );
    })
  );
}

/** Every field of a slab; one that is missing here does not compile. */
const FIELDS = Object.keys({
  ...{ entry: 1, key: 1, layer: 1, kind: 1, coupling: 1, name: 1, detail: 1, note: 1, description: 1, misfit: 1 },
  ...{ chain: 1, silicon: 1, points: 1, lockIn: 1, choke: 1, openness: 1, opennessOf: 1, license: 1, steward: 1 },
  ...{ vendors: 1, own: 1, reach: 1, folded: 1, fate: 1 },
} satisfies Record<keyof Slab, 1>) as readonly (keyof Slab)[];

/** Slabs that say the same. Thousands are compared after each edit: to ask an object for its fields takes longer than to compare them. */
function isSame(one: Slab, other: Slab): boolean {
  for (const field of FIELDS) if (!isSameValue(one[field], other[field])) return false;
  return true;
}

type Value = Slab[keyof Slab];

function isSameValue(one: Value, other: Value): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object') return false;
  if ('opens' in one || 'opens' in other) return isSameChoke(one as Choke, other as Choke);
  const [list, wanted] = [one as readonly unknown[], other as readonly unknown[]];
  return list.length === wanted.length && list.every((item, place) => item === wanted[place]);
}

function isSameChoke(one: Choke, other: Choke): boolean {
  return (
    one.opens === other.opens && one.own === other.own && one.targets === other.targets && one.entries === other.entries
  );
}
