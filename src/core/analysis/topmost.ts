import { LEVELS, RANK } from '../catalog/level.ts';
import type { Level } from '../catalog/types.ts';
import type { Analysis } from './analyze.ts';
import type { Graph } from './graph.ts';
import type { Order } from './order.ts';

/**
 * The entries that nobody stands on, in the order of the text. A circle that nobody stands on counts with all its members.
 * Platform pieces and hardware, which is there for what stands above, are left out unless there is nothing else.
 */
export function findTopmost(graph: Graph, order: Order): readonly number[] {
  const { groupStart, memberStart, memberEnd, members } = graph;
  const circle = new Int32Array(graph.nodes.length);
  order.forEach((step, index) => {
    if (typeof step === 'number') circle[step] = index;
    else for (const node of step) circle[node] = index;
  });
  const used = new Uint8Array(order.length);
  for (let node = 0; node < graph.entryCount; node++) {
    const last = groupStart[node + 1] ?? 0;
    for (let group = groupStart[node] ?? 0; group < last; group++) {
      const end = memberEnd[group] ?? 0;
      for (let at = memberStart[group] ?? 0; at < end; at++) {
        const below = circle[members[at] ?? 0] ?? 0;
        if (below !== circle[node]) used[below] = 1;
      }
    }
  }
  const tops: number[] = [];
  for (let node = 0; node < graph.entryCount; node++) if (used[circle[node] ?? 0] === 0) tops.push(node);
  const products = tops.filter((node) => {
    const { component, entry } = graph.nodes[node] ?? {};
    return component?.platform !== true && entry?.layer !== 'hardware';
  });
  return products.length > 0 ? products : tops;
}

/** What the whole stack comes to on a target: the least of its topmost entries. */
export function stackLevel({ topmost, reach }: Pick<Analysis, 'topmost' | 'reach'>, target: number): Level {
  const least = topmost.reduce((rank, node) => Math.min(rank, RANK[reach(node, target)]), RANK.native);
  return LEVELS[least] ?? 'unknown';
}
