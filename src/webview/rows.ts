import { element } from './dom.ts';

/** The height of a row, as the style sheet sets it. */
const ROW = 32;
/** So many rows are drawn beyond what is seen, on either side. */
const BEYOND = 12;

export interface RowsView<R> {
  readonly root: HTMLElement;
  readonly show: (head: HTMLElement, rows: readonly R[]) => void;
}

/** A table of any length that draws only the rows that are seen, and those next to them. */
export function createRows<R>(label: string, rowOf: (row: R, place: number) => HTMLElement): RowsView<R> {
  const [head, body] = [element('thead', ''), element('tbody', '')];
  const table = element('table', 'grid', head, body);
  table.setAttribute('aria-label', label);
  const root = element('div', 'rows', table);
  root.tabIndex = 0;
  root.setAttribute('role', 'region');
  root.setAttribute('aria-label', label);
  let rows: readonly R[] = [];
  let drawn = '';
  const draw = (): void => {
    const from = Math.max(0, Math.floor(root.scrollTop / ROW) - BEYOND);
    const to = Math.min(rows.length, Math.ceil((root.scrollTop + root.clientHeight) / ROW) + BEYOND);
    if (drawn === `${from} ${to}`) return;
    drawn = `${from} ${to}`;
    const seen = rows.slice(from, to).map((row, place) => {
      const made = rowOf(row, from + place);
      made.setAttribute('aria-rowindex', String(from + place + 2));
      return made;
    });
    body.replaceChildren(spacer(from * ROW), ...seen, spacer((rows.length - to) * ROW));
  };
  root.addEventListener('scroll', () => requestAnimationFrame(draw));
  new ResizeObserver(draw).observe(root);
  return {
    root,
    show: (row, all) => {
      rows = all;
      drawn = '';
      head.replaceChildren(row);
      table.setAttribute('aria-rowcount', String(all.length + 1));
      draw();
    },
  };
}

/** Takes the room of rows that are not drawn. */
function spacer(height: number): HTMLElement {
  const row = element('tr', 'spacer');
  row.setAttribute('aria-hidden', 'true');
  row.style.height = `${height}px`;
  row.hidden = height === 0;
  return row;
}

export type Direction = 'ascending' | 'descending';

export interface Sorting {
  readonly by: string;
  readonly direction: Direction;
}

/** The sorting after a press on a column's head: the same column turns around. */
export function nextSorting(sorting: Sorting, by: string, first: Direction): Sorting {
  if (sorting.by !== by) return { by, direction: first };
  return { by, direction: sorting.direction === 'ascending' ? 'descending' : 'ascending' };
}
