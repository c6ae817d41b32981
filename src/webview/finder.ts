import type { CakeModel, Slab } from '../core/cake/data/types.ts';
import { createField } from './controls.ts';
import { element } from './dom.ts';
import { memo } from './memo.ts';
import { findSlabs } from './search.ts';
import type { State } from './state.ts';

export interface FinderEvents {
  readonly onSearch: (search: string) => void;
  /** A hit is chosen. */
  readonly onChoose: (key: string) => void;
}

export interface FinderView {
  readonly root: HTMLElement;
  readonly focus: () => void;
  readonly draw: (shown: CakeModel | undefined, state: State) => void;
}

/** The search: what it finds is lit, Enter goes from hit to hit, Escape ends it. */
export function createFinder({ onSearch, onChoose }: FinderEvents): FinderView {
  const field = createField('Search', onSearch);
  const count = element('span', 'quiet find-count');
  count.setAttribute('role', 'status');
  const root = element('div', 'finder', field.root, count);
  root.setAttribute('role', 'search');
  const hitsOf = memo(findSlabs);
  let [model, chosen]: [CakeModel | undefined, string] = [undefined, ''];
  const find = (search: string): { readonly hits: readonly Slab[]; readonly at: number } => {
    const hits = model ? hitsOf(model, search) : [];
    return { hits, at: hits.findIndex(({ key }) => key === chosen) };
  };
  const step = (by: 1 | -1): void => {
    // Enter may come before what was typed, or chosen, is drawn.
    const { hits, at } = find(field.value);
    const next = at < 0 && by < 0 ? hits.at(-1) : hits[(at + by + hits.length) % hits.length];
    if (!next) return;
    chosen = next.key;
    onChoose(chosen);
  };
  field.root.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') {
      field.set('');
      onSearch('');
    } else return;
    event.preventDefault();
  });
  return {
    root,
    focus: field.focus,
    draw: (shown, { search, selected }) => {
      if (field.value !== search) field.set(search);
      [model, chosen] = [shown, selected];
      const { hits, at } = find(search);
      const words = hits.length === 0 ? 'none' : at >= 0 ? `${at + 1} of ${hits.length}` : `${hits.length} found`;
      count.textContent = search.trim() === '' ? '' : words;
    },
  };
}
