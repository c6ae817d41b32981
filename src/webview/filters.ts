import { createButton, createCheckbox, createDropdown } from './controls.ts';
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
  let filter: Filter = start.filter;
  const vendor = createDropdown('Vendor', (value) => events.onFilter({ ...filter, vendor: value }));
  const layer = createDropdown('Layer', (value) => {
    const chosen = LAYERS.find((one) => one.value === value)?.value ?? '';
    events.onFilter({ ...filter, layer: chosen });
  });
  const platform = createCheckbox('Platform pieces', start.platform, events.onPlatform);
  const uses = createCheckbox('Lines', start.uses, events.onUses);
  const clear = createButton('Show all', () => events.onFilter(NO_FILTER));
  const menu = createMenu('Filter', 'filters', vendor.root, layer.root, platform, uses, clear);
  return {
    root: menu.root,
    draw: (state) => {
      filter = state.filter;
      const count = filter.kinds.length + Number(filter.vendor !== '') + Number(filter.layer !== '');
      menu.rename(count === 0 ? 'Filter' : `Filter (${count})`);
      const vendors = (state.model ? vendorsOf(state.model) : []).map(({ id, name }) => ({
        value: id,
        label: `Tied to ${name}`,
      }));
      vendor.show([{ value: '', label: 'All vendors' }, ...vendors], filter.vendor);
      layer.show(LAYERS, filter.layer);
      clear.hidden = !isFiltering(filter);
    },
  };
}
