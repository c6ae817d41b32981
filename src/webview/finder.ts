import type { CakeModel } from '../core/cake/data/types.ts';
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
  let hits: ReturnType<typeof findSlabs> = [];
  let at = -1;
  const step = (by: 1 | -1): void => {
    if (hits.length === 0) return;
    at = (at + by + hits.length) % hits.length;
    onChoose(hits[at]?.key ?? '');
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
    focus: () => field.root.focus(),
    draw: (shown, { search, selected }) => {
      if (field.value !== search) field.set(search);
      const found = shown ? hitsOf(shown, search) : [];
      if (found !== hits) at = -1;
      hits = found;
      if (at < 0) at = hits.findIndex(({ key }) => key === selected);
      const isAt = hits[at]?.key === selected;
      const words = hits.length === 0 ? 'none' : isAt ? `${at + 1} of ${hits.length}` : `${hits.length} found`;
      count.textContent = search.trim() === '' ? '' : words;
    },
  };
}
