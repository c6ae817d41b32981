import { type CakeLayout, layoutCake, slabSize } from './layout.ts';
import { orderSlabs } from './order.ts';
import type { CakeModel } from '../data/types.ts';

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
