import { button, element } from './dom.ts';
import type { Sorting } from './rows.ts';

export interface Column {
  readonly id: string;
  readonly label: string;
  readonly title?: string;
  readonly className?: string;
}

/** The head row of a table that its columns sort. */
export function sortingHead(
  columns: readonly Column[],
  { by, direction }: Sorting,
  onSort: (id: string) => void,
): HTMLTableRowElement {
  const heads = columns.map(({ id, label, title, className = '' }) => {
    const press = button('sort', () => onSort(id), label);
    if (title !== undefined) press.title = title;
    const head = element('th', className, press);
    head.scope = 'col';
    head.dataset.column = id;
    if (id === by) {
      head.setAttribute('aria-sort', direction);
      const arrow = element('span', 'sort-arrow', direction === 'ascending' ? '▲' : '▼');
      arrow.setAttribute('aria-hidden', 'true');
      press.append(arrow);
    }
    return head;
  });
  return element('tr', '', ...heads);
}
