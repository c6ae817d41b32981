import type { CellChange, Comparison } from '../core/compare/types.ts';
import { itemLines, LEGEND, LETTERS, shortNames } from './analyze-table.ts';
import type { Style } from './style.ts';
import { displayWidth, pad, visible } from './text.ts';

const INDENT = '  ';
const CELL = 'N>N'.length;
const LEAST_ID_WIDTH = 12;

/** The entries whose reach differs: `·>N` under each target that turned. Only the targets that any of them turned on are shown. */
export function reachLines({ changed, targets }: Comparison, style: Style): readonly string[] {
  const moved = changed.filter(({ cells }) => cells.length > 0);
  if (moved.length === 0) return [];
  const touched = new Set(moved.flatMap(({ cells }) => cells.map(({ target }) => target)));
  const ids = targets.flatMap(({ id }) => (touched.has(id) ? [id] : []));
  const names = shortNames(ids, CELL);
  const longest = Math.max(LEAST_ID_WIDTH, ...moved.map(({ id }) => displayWidth(visible(id))));
  const room = style.width - INDENT.length * 2 - ids.length * (CELL + 1);
  const width = Math.max(LEAST_ID_WIDTH, Math.min(longest, room));
  const rows = moved.flatMap(({ id, cells }) => {
    const byTarget = new Map(cells.map((cell) => [cell.target, cell]));
    const line = ids.map((target) => cellText(byTarget.get(target), style)).join(' ');
    const name = visible(id);
    // A name that is too long for its column gets a line of its own, so that nothing of it is lost.
    if (displayWidth(name) <= width) return [`${INDENT}${pad(name, width)}${INDENT}${line}`.trimEnd()];
    return [`${INDENT}${name}`, `${INDENT}${pad('', width)}${INDENT}${line}`.trimEnd()];
  });
  const short = ids.map((id, index) => `${names[index]?.trim() ?? ''} ${visible(id)}`);
  return [
    style.faint(`${INDENT}${pad('', width)}${INDENT}${names.join(' ')}`.trimEnd()),
    ...rows,
    '',
    ...itemLines([LEGEND, short], style),
  ];
}

function cellText(cell: CellChange | undefined, style: Style): string {
  if (!cell) return pad('', CELL);
  const { before, after } = cell;
  return `${style.level[before](LETTERS[before])}>${style.level[after](LETTERS[after])}`;
}
