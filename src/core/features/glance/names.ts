import type { Analysis } from '../../analysis/analyze.ts';
import { cleanText } from '../../cake/data/text.ts';

const LONGEST_NAME = 40;

/** A foreign name fit for a label: one line, in its own direction, not longer than a label can be. */
export function shortName(text: string): string {
  const clean = cleanText(text.slice(0, 4 * LONGEST_NAME));
  return clean.length > LONGEST_NAME ? `${clean.slice(0, LONGEST_NAME - 1)}…` : clean;
}

/** The id of a node as a label. */
export function shortId({ nodes }: Analysis, node: number): string {
  return shortName(nodes[node]?.id ?? '?');
}

/** `1 entry`, `2 entries`. */
export function entryCount(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}
