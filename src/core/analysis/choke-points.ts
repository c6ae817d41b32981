import { RANK } from '../catalog/level.ts';
import { forEachGroup, type Graph } from './graph.ts';
import type { Levels } from './levels.ts';
import type { Order } from './order.ts';
import type { Reach } from './reach.ts';

/** An entry and how many (entry, target) cells would open if it alone ran everywhere. */
export interface ChokePoint {
  readonly node: number;
  readonly opens: number;
}

/**
 * Ranks the entries by what replacing each one alone would open on accelerators. For every blocked cell the set of nodes
 * that could open it is built bottom up: the node itself, and those that open all that blocks it; of alternatives any.
 */
export function findChokePoints(graph: Graph, order: Order, levels: Levels, reach: Reach): readonly ChokePoint[] {
  const opens = new Int32Array(graph.nodes.length);
  graph.targets.forEach((target, index) => {
    if (target.kind === 'accelerator') countTarget(graph, order, levels, reach, index, opens);
  });
  return [...opens]
    .map((count, node) => ({ node, opens: count }))
    .filter(({ node, opens: count }) => count > 0 && node < graph.entryCount)
    .sort((a, b) => b.opens - a.opens || a.node - b.node);
}

type Openers = ReadonlySet<number>;

function countTarget(
  graph: Graph,
  order: Order,
  levels: Levels,
  reach: Reach,
  target: number,
  opens: Int32Array,
): void {
  const openers = new Map<number, Openers>();
  const width = graph.targets.length;
  for (const cycle of order) {
    const inside = new Set(cycle);
    const blocked = cycle.filter((node) => reach.level[node * width + target] === RANK.none);
    if (blocked.length === 0) continue;
    const shared = openersOfGroup(graph, levels, reach, cycle, inside, target, openers);
    for (const node of blocked) {
      const own = new Set(shared).add(node);
      openers.set(node, own);
      if (node < graph.entryCount) for (const opener of own) opens[opener] = (opens[opener] ?? 0) + 1;
    }
  }
}

/** What opens a whole cycle (or the one node it is) from below: nothing where two of its members are blocked by themselves. */
function openersOfGroup(
  graph: Graph,
  levels: Levels,
  reach: Reach,
  cycle: readonly number[],
  inside: ReadonlySet<number>,
  target: number,
  openers: ReadonlyMap<number, Openers>,
): Openers {
  const width = graph.targets.length;
  let shared: Set<number> | undefined;
  const narrow = (set: Openers): void => {
    shared = shared ? new Set([...shared].filter((node) => set.has(node))) : new Set(set);
  };
  for (const node of cycle) {
    if (levels.own[node * width + target] === RANK.none) narrow(new Set([node]));
    forEachGroup(graph, node, (group, members) => {
      if ((((graph.groupMask[group] ?? 0) >>> target) & 1) === 0 || members.some((member) => inside.has(member)))
        return;
      const sets = [...members].map((member) => openers.get(member));
      const swapped =
        levels.claimed[node * width + target] === 1 &&
        [...members].some((member) => graph.nodes[member]?.component?.platform);
      if (
        sets.every((set) => set !== undefined) &&
        !(swapped && (levels.own[node * width + target] ?? 0) > RANK.unknown)
      ) {
        narrow(new Set(sets.flatMap((set) => [...set])));
      }
    });
    if (reach.level[node * width + target] !== RANK.none) return new Set();
  }
  return shared ?? new Set();
}
