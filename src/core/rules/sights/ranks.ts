import { type Analysis, groundOf } from '../../analysis/analyze.ts';
import { type Layer, LAYERS } from '../../stack/types.ts';
import type { RuleContext } from '../rule.ts';
import type { Sight } from './sight.ts';

/**
 * For each node the rank of the layer that it stands in, in the lowest three bits, and of the layer that the catalog has it in above; of what only
 * one is known that is both.
 */
const ranks: Sight<Uint8Array> = {
  look({ analysis }, past) {
    const all = past?.view ?? new Uint8Array(analysis.nodes.length);
    if (past) for (const node of past.edits.edited) all[node] = ranksOf(analysis, node);
    else for (let node = 0; node < all.length; node++) all[node] = ranksOf(analysis, node);
    return all;
  },
  changed: (_, { edits }) => edits.edited,
};

const BITS = 3;
const LOWEST = 7;

function ranksOf({ nodes }: Analysis, node: number): number {
  const { entry, component } = nodes[node] ?? {};
  return rankOf(entry?.layer ?? component?.layer) | (rankOf(component?.layer ?? entry?.layer) << BITS);
}

const RANKS: Readonly<Record<string, number>> = Object.fromEntries(LAYERS.map((layer, rank) => [layer, rank + 1]));

function rankOf(layer: Layer | undefined): number {
  return layer ? (RANKS[layer] ?? 0) : 0;
}

/** Above as written, and as the catalog has it: where one of the two is misplaced, that is what is wrong. */
export function isAbove(context: RuleContext, upper: number, lower: number): boolean {
  return isHigher(context.see(ranks), upper, lower);
}

function isHigher(all: Uint8Array, upper: number, lower: number): boolean {
  const [one, other] = [all[upper] ?? 0, all[lower] ?? 0];
  return (one & LOWEST) > (other & LOWEST) && one >>> BITS > other >>> BITS;
}

/** Whether the catalog has an entry in another layer than the manifest. */
export function isMisplaced(context: RuleContext, node: number): boolean {
  const rank = context.see(ranks)[node] ?? 0;
  return (rank & LOWEST) !== rank >>> BITS;
}

/** Whether an entry stands on one that is above it. */
export function standsOnHigher(context: RuleContext, node: number): boolean {
  const all = context.see(ranks);
  const { groupStart, groupEnd, memberStart, memberEnd, members } = groundOf(context.analysis).graph;
  const last = groupEnd[node] ?? 0;
  for (let group = groupStart[node] ?? 0; group < last; group++) {
    const end = memberEnd[group] ?? 0;
    for (let at = memberStart[group] ?? 0; at < end; at++) if (isHigher(all, members[at] ?? -1, node)) return true;
  }
  return false;
}
