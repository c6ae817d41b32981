import type { Analysis } from '../analysis/analyze.ts';
import { type LockInShare, shownPoints } from '../analysis/breakdown.ts';
import { code } from './markdown.ts';

/** A line of the breakdown as people read it; the last one may stand for all that is left. */
export interface BreakdownRow {
  /** Undefined in the line for the rest. */
  readonly node: number | undefined;
  readonly points: number;
  readonly note: string;
}

const MOST = 8;

/** Which entry costs how many points of the index, most first, in few enough lines to be read. They add up to the index. */
export function breakdownRows(analysis: Analysis): readonly BreakdownRow[] {
  const shares = analysis.lockInBreakdown();
  const points = shownPoints(shares, analysis.lockIn);
  const rows = shares.map((share, index) => ({ node: share.node, points: points[index] ?? 0, note: note(share) }));
  if (rows.length <= MOST + 1) return rows;
  const rest = points.slice(MOST).reduce((total, one) => total + one, 0);
  return [...rows.slice(0, MOST), { node: undefined, points: rest, note: `${rows.length - MOST} more entries` }];
}

function note({ points, unknown }: LockInShare): string {
  if (unknown === 0) return '';
  return unknown === points ? 'since nothing is known' : `${unknown.toFixed(1)} of them since nothing is known`;
}

/** The breakdown as a section of the report. */
export function breakdownSection(analysis: Analysis): readonly string[] {
  const rows = breakdownRows(analysis).map(({ node, points, note }) => {
    const name = node === undefined ? note : code(analysis.nodes[node]?.id ?? '?');
    return `| ${name} | ${points.toFixed(1)} | ${node === undefined ? '' : note} |`;
  });
  if (rows.length === 0) return [];
  const total = `| **The index** | **${analysis.lockIn.toFixed(1)}** | |`;
  return [
    '## What the index is made of',
    'The points of the index, each at the entry that costs it: what a topmost entry lacks on a vendor counts for the entry at the end of the chain.',
    ['| Entry | Points | |', '| --- | --: | --- |', ...rows, total].join('\n'),
  ];
}
