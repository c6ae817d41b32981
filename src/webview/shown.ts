import type { CakeModel, Slab } from '../core/cake/data/types.ts';
import type { Filter, State } from './state.ts';

type Asked = Pick<State, 'platform' | 'filter'>;

/** Whether anything is left out. */
export function isFiltering({ kinds, vendor, layer }: Filter): boolean {
  return kinds.length > 0 || vendor !== '' || layer !== '';
}

/** The model without what the user does not want to see, and without the lines to it. The counts stay those of the stack. */
export function shownModel(model: CakeModel, asked: Asked): CakeModel {
  if (asked.platform && !isFiltering(asked.filter)) return model;
  const place = new Map<number, number>();
  const slabs = model.slabs.filter((slab, index) => {
    const isShown = passes(slab, asked);
    if (isShown) place.set(index, place.size);
    return isShown;
  });
  const uses = model.uses.flatMap((use) => {
    const [from, to] = [place.get(use.from), place.get(use.to)];
    return from === undefined || to === undefined ? [] : [{ ...use, from, to }];
  });
  return { ...model, slabs, uses };
}

function passes({ kind, layer, vendors }: Slab, { platform, filter }: Asked): boolean {
  return (
    (platform || kind !== 'platform' || filter.kinds.includes('platform')) &&
    (filter.kinds.length === 0 || filter.kinds.includes(kind)) &&
    (filter.vendor === '' || vendors.includes(filter.vendor)) &&
    (filter.layer === '' || filter.layer === layer)
  );
}

/** The vendors that anything of the stack is tied to, by name. */
export function vendorsOf({ slabs, targets }: CakeModel): readonly { readonly id: string; readonly name: string }[] {
  const ids = new Set(slabs.flatMap(({ vendors }) => vendors));
  const name = (id: string): string => targets.find(({ vendor }) => vendor === id)?.vendorName ?? id;
  return [...ids].map((id) => ({ id, name: name(id) })).sort((a, b) => (a.name < b.name ? -1 : 1));
}
