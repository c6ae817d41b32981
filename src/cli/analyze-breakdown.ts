import { breakdownRows } from '../core/features/breakdown.ts';
import type { Analysis } from '../core/index.ts';
import type { Style } from './style.ts';
import { padStart, visible, wrap } from './text.ts';

const INDENT = '  ';
const WIDTH = '100.0'.length;

/** The points of the index by the entry that costs them, most first. */
export function breakdownLines(analysis: Analysis, style: Style): readonly string[] {
  const rows = breakdownRows(analysis).flatMap(({ node, points, note }) => {
    const aside = node === undefined ? note : note && ` (${note})`;
    const name = node === undefined ? '' : style.strong(visible(analysis.nodes[node]?.id ?? '?'));
    return wrap(name + style.faint(aside), style.width, `${INDENT}${padStart(points.toFixed(1), WIDTH)}  `);
  });
  const heading = `${style.strong('What the index is made of')} ${style.faint('(points, by the entry that costs them)')}`;
  return rows.length === 0 ? [] : [heading, ...rows];
}
