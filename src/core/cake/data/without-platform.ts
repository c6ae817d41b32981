import type { CakeModel } from './types.ts';

/** The same picture without the platform pieces, and without the lines to them. The counts stay those of the stack. */
export function withoutPlatform(model: CakeModel): CakeModel {
  const place = new Map<number, number>();
  model.slabs.forEach((slab, index) => {
    if (slab.kind !== 'platform') place.set(index, place.size);
  });
  const uses = model.uses.flatMap((use) => {
    const [from, to] = [place.get(use.from), place.get(use.to)];
    return from === undefined || to === undefined ? [] : [{ ...use, from, to }];
  });
  return { ...model, slabs: model.slabs.filter((_, index) => place.has(index)), uses };
}
