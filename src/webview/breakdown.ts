import type { CakeModel, Slab } from '../core/cake/data/types.ts';
import { KIND_NAMES } from '../core/cake/data/kinds.ts';
import { type Column, sortingHead } from './column-head.ts';
import { button, element, nameText } from './dom.ts';
import { markIcon } from './icons.ts';
import { memo } from './memo.ts';
import { createRows, nextSorting, type Sorting } from './rows.ts';
import { findSlabs } from './search.ts';
import type { ChooseEvent, PageView } from './view.ts';

const COLUMNS: readonly Column[] = [
  { id: 'name', label: 'Entry', title: 'Sort by name' },
  { id: 'points', label: 'Points', title: 'Lock-in points of the stack that stand at this entry', className: 'wide' },
  { id: 'lockIn', label: 'Own index', title: 'The entry’s own lock-in index, 0 to 100', className: 'number-column' },
  { id: 'kind', label: 'Coupling', title: 'Sort by coupling' },
  {
    id: 'choke',
    label: 'Opens',
    title: 'Cells that would open if this entry alone ran everywhere',
    className: 'number-column',
  },
];

type Key = (slab: Slab) => number | string;

const KEYS: Readonly<Record<string, Key>> = {
  name: ({ name }) => name.toLowerCase(),
  points: ({ points }) => points,
  lockIn: ({ lockIn }) => lockIn,
  kind: ({ kind }) => kind,
  choke: ({ choke }) => choke?.opens ?? 0,
};

/** The lock-in index taken apart: which slab costs what. The points of all add up to the index. */
export function createBreakdown({ onChoose }: ChooseEvent): PageView {
  let sorting: Sorting = { by: 'points', direction: 'descending' };
  let most = 1;
  const table = createRows<Slab>('Lock-in index by entry', (slab) => rowOf(slab, most, onChoose));
  const summary = element('p', 'view-summary');
  const root = element('div', 'view view-index', summary, table.root);
  const slabsOf = memo((model: CakeModel, search: string) =>
    search.trim() === '' ? model.slabs : findSlabs(model, search),
  );
  let shown: readonly Slab[] = [];
  const fill = (): void => {
    const press = (id: string): void => {
      sorting = nextSorting(sorting, id, id === 'name' ? 'ascending' : 'descending');
      fill();
      table.root.querySelector<HTMLElement>(`th[data-column="${id}"] button`)?.focus();
    };
    table.show(sortingHead(COLUMNS, sorting, press), sorted(shown, sorting));
  };
  return {
    root,
    draw: (model, { search }) => {
      const slabs = slabsOf(model, search);
      if (slabs === shown) return;
      shown = slabs;
      most = Math.max(...slabs.map(({ points }) => points), 0.1);
      summary.textContent = summaryText(model, slabs);
      fill();
    },
  };
}

function summaryText({ lockIn, slabs }: CakeModel, shown: readonly Slab[]): string {
  const points = shown.reduce((total, slab) => total + slab.points, 0);
  const part = shown.length === slabs.length ? '' : ` ${points.toFixed(1)} of them are listed here.`;
  return `The lock-in index is ${lockIn.toFixed(1)} points. Each stands at the entry where support is lost first.${part}`;
}

function sorted(slabs: readonly Slab[], { by, direction }: Sorting): readonly Slab[] {
  const key = KEYS[by] ?? (() => 0);
  const turn = direction === 'ascending' ? 1 : -1;
  return [...slabs].sort((a, b) => {
    const [one, other] = [key(a), key(b)];
    return one === other ? a.entry - b.entry : (one < other ? -1 : 1) * turn;
  });
}

function rowOf(slab: Slab, most: number, onChoose: ChooseEvent['onChoose']): HTMLElement {
  const { key, name, detail, points, lockIn, kind, note, choke } = slab;
  const head = element(
    'th',
    'grid-name',
    markIcon(kind),
    button('link', () => onChoose(key), nameText(name)),
    element('span', 'quiet', ` ${detail}`),
  );
  head.scope = 'row';
  const bar = element('span', 'share-bar');
  bar.style.setProperty('--share', `${(points / most) * 100}%`);
  const noted = element('td', '', KIND_NAMES[kind]);
  noted.title = note;
  return element(
    'tr',
    '',
    head,
    element('td', 'wide', element('span', 'figure', points < 0.05 ? '–' : points.toFixed(1)), bar),
    element('td', 'number-column', String(Math.round(lockIn))),
    noted,
    element('td', 'number-column', choke ? String(choke.opens) : '–'),
  );
}
