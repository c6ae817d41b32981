import type { CakeModel } from '../core/cake/data/types.ts';
import { createButton, createCheckbox, createDropdown } from './controls.ts';
import { memo } from './memo.ts';
import { createMenu } from './menu.ts';
import { isFiltering, vendorsOf } from './shown.ts';
import { type Filter, NO_FILTER, type State } from './state.ts';

export interface FilterEvents {
  readonly onFilter: (filter: Filter) => void;
  readonly onPlatform: (shown: boolean) => void;
  readonly onUses: (shown: boolean) => void;
}

export interface FiltersView {
  readonly root: HTMLElement;
  readonly draw: (state: State) => void;
}

const LAYERS = [
  { value: '', label: 'All layers' },
  { value: 'application', label: 'Application' },
  { value: 'model', label: 'Model' },
  { value: 'framework', label: 'Framework' },
  { value: 'system', label: 'System' },
  { value: 'hardware', label: 'Hardware' },
] as const;

/** What is shown of the stack: by vendor, by layer, with or without platform pieces and lines. */
export function createFilters(start: State, events: FilterEvents): FiltersView {
  let state = start;
  let controls: FilterControls | undefined;
  const menu = createMenu('Filter', 'filters', () => {
    controls = createControls(() => state, events);
    controls.draw(state);
    return controls.parts;
  });
  return {
    root: menu.root,
    draw: (now) => {
      state = now;
      const { kinds, vendor, layer } = now.filter;
      const count = kinds.length + Number(vendor !== '') + Number(layer !== '');
      menu.rename(count === 0 ? 'Filter' : `Filter (${count})`);
      controls?.draw(now);
    },
  };
}

interface FilterControls {
  readonly parts: readonly HTMLElement[];
  readonly draw: (state: State) => void;
}

function createControls(state: () => State, { onFilter, onPlatform, onUses }: FilterEvents): FilterControls {
  const { platform, uses } = state();
  const vendor = createDropdown('Vendor', (value) => onFilter({ ...state().filter, vendor: value }));
  const layer = createDropdown('Layer', (value) => {
    const chosen = LAYERS.find((one) => one.value === value)?.value ?? '';
    onFilter({ ...state().filter, layer: chosen });
  });
  const clear = createButton('Show all', () => onFilter(NO_FILTER));
  const choicesOf = memo((model: CakeModel | undefined) => [
    { value: '', label: 'All vendors' },
    ...(model ? vendorsOf(model) : []).map(({ id, name }) => ({ value: id, label: `Tied to ${name}` })),
  ]);
  return {
    parts: [
      ...[vendor.root, layer.root],
      createCheckbox('Platform pieces', platform, onPlatform),
      createCheckbox('Lines', uses, onUses),
      clear,
    ],
    draw: ({ model, filter }) => {
      vendor.show(choicesOf(model), filter.vendor);
      layer.show(LAYERS, filter.layer);
      clear.hidden = !isFiltering(filter);
    },
  };
}
