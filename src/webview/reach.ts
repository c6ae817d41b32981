import type { MatrixRow, ReachMatrix } from '../core/cake/data/matrix-types.ts';
import { type CakeModel, levelAt, type Slab } from '../core/cake/data/types.ts';
import { type Column, sortingHead } from './column-head.ts';
import { button, element, nameText } from './dom.ts';
import { markIcon } from './icons.ts';
import { LEVEL_ORDER, levelMark, LEVEL_WORDS } from './levels.ts';
import { memo } from './memo.ts';
import { createRows, nextSorting, type Sorting } from './rows.ts';
import { findSlabs } from './search.ts';
import type { ChooseEvent, PageView } from './view.ts';

interface Line {
  readonly slab: Slab;
  readonly row: MatrixRow;
  /** Its place in the text. */
  readonly place: number;
}

/** Several targets side by side: which entry runs on which, sorted by any of them. */
export function createReach({ onChoose }: ChooseEvent): PageView {
  let sorting: Sorting = { by: '', direction: 'ascending' };
  let last: (() => void) | undefined;
  let matrix: ReachMatrix | undefined;
  const table = createRows<Line>('Which entry runs on which target', (line) =>
    rowOf(line, matrix ?? { targets: [], rows: [], reasons: [] }, onChoose),
  );
  const linesOf = memo(linesIn);
  const fill = (lines: readonly Line[], of: ReachMatrix): void => {
    const press = (id: string): void => {
      sorting = nextSorting(sorting, id, 'ascending');
      last?.();
    };
    const focused = table.root.contains(document.activeElement)
      ? document.activeElement?.closest<HTMLElement>('th')?.dataset.column
      : undefined;
    table.show(sortingHead(columnsOf(of), sorting, press), sorted(lines, of, sorting));
    if (focused !== undefined) table.root.querySelector<HTMLElement>(`th[data-column="${focused}"] button`)?.focus();
  };
  const root = element('div', 'view view-reach', table.root, levelLegend());
  let shown: readonly Line[] | undefined;
  return {
    root,
    draw: (model, state) => {
      if (!state.reach) return;
      matrix = state.reach;
      const lines = linesOf(model, matrix, state.search);
      if (lines === shown) return;
      shown = lines;
      const of = matrix;
      last = () => fill(lines, of);
      last();
    },
  };
}

function linesIn(model: CakeModel, { rows }: ReachMatrix, search: string): readonly Line[] {
  const byKey = new Map(rows.map((row, place) => [row.key, { row, place }]));
  const slabs = search.trim() === '' ? model.slabs : findSlabs(model, search);
  return slabs.flatMap((slab) => {
    const found = byKey.get(slab.key);
    return found ? [{ slab, ...found }] : [];
  });
}

function columnsOf({ targets }: ReachMatrix): readonly Column[] {
  const columns = targets.map(({ id, name }) => ({ id, label: name, title: `Sort by ${name}`, className: 'target' }));
  return [{ id: '', label: 'Entry', title: 'Sort by place in the text' }, ...columns];
}

function sorted(lines: readonly Line[], { targets }: ReachMatrix, { by, direction }: Sorting): readonly Line[] {
  const column = targets.findIndex(({ id }) => id === by);
  const rank = ({ row }: Line): number => LEVEL_ORDER.indexOf(levelAt(row.levels, column));
  const turn = direction === 'ascending' ? 1 : -1;
  const order = (a: Line, b: Line): number => (by === '' ? 0 : rank(a) - rank(b)) || a.place - b.place;
  return [...lines].sort((a, b) => turn * order(a, b));
}

function rowOf({ slab, row }: Line, { targets, reasons }: ReachMatrix, onChoose: ChooseEvent['onChoose']): HTMLElement {
  const press = button('link', () => onChoose(slab.key), nameText(slab.name));
  const head = element('th', 'grid-name', markIcon(slab.kind), press, element('span', 'quiet', ` ${slab.detail}`));
  head.scope = 'row';
  const cells = targets.map((_, place) => {
    const level = levelAt(row.levels, place);
    const reason = reasons[row.reasons[place] ?? -1] ?? '';
    const isSwapped = row.swapped.includes(place);
    const words = [LEVEL_WORDS[level], ...(isSwapped ? ['platform swapped'] : []), ...(reason === '' ? [] : [reason])];
    const spoken = element('span', 'spoken', words.join('. '));
    const cell = element('td', `cell cell-${level}`, levelMark(level), spoken);
    if (isSwapped) cell.append(swapSign());
    cell.title = words.join('\n');
    return cell;
  });
  return element('tr', '', head, ...cells);
}

function swapSign(): HTMLElement {
  const sign = element('span', 'swap-sign', '⇄');
  sign.setAttribute('aria-hidden', 'true');
  return sign;
}

function levelLegend(): HTMLElement {
  const items = LEVEL_ORDER.map((level) => element('li', '', levelMark(level), ` ${LEVEL_WORDS[level]}`));
  return element('ul', 'level-legend', ...items, element('li', '', swapSign(), ' platform swapped'));
}
