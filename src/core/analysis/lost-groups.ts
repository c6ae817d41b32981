import { RANK } from '../catalog/level.ts';
import type { Graph } from './graph.ts';
import type { Levels } from './levels.ts';
import { canSwap, type Reach } from './reach.ts';

/** The targets on which each group of uses counts and is lost, a bit each: none of its members runs there, nor can be swapped. */
export function lostGroups(graph: Graph, levels: Levels, reach: Reach): Uint32Array {
  const { groupStart, memberStart, memberEnd, members, platform } = graph;
  const none = bitsOf(graph, (cell) => reach.level[cell] === RANK.none);
  const swappable = bitsOf(graph, (cell) => canSwap(levels, cell));
  const lost = new Uint32Array(graph.groupMask);
  for (let node = 0; node < graph.nodes.length; node++) {
    const end = groupStart[node + 1] ?? 0;
    for (let group = groupStart[node] ?? 0; group < end; group++) {
      let mask = lost[group] ?? 0;
      for (let at = memberStart[group] ?? 0; at < (memberEnd[group] ?? 0); at++) {
        const member = members[at] ?? 0;
        mask &= none[member] ?? 0;
        if (platform[member] === 1) mask &= ~(swappable[node] ?? 0);
      }
      lost[group] = mask;
    }
  }
  return lost;
}

/** The targets on which the cells of each node are so, a bit each. */
function bitsOf(graph: Graph, isSo: (cell: number) => boolean): Uint32Array {
  const bits = new Uint32Array(graph.nodes.length);
  for (let node = 0, cell = 0; node < bits.length; node++) {
    let mask = 0;
    for (let target = 0; target < graph.targets.length; target++, cell++) if (isSo(cell)) mask |= 1 << target;
    bits[node] = mask;
  }
  return bits;
}
