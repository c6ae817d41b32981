import { RANK } from '../catalog/level.ts';
import type { Graph } from './graph.ts';
import type { Levels } from './levels.ts';
import { canSwap, hasMember, type Reach } from './reach.ts';

/** What is lost where: sets of targets, a bit each. */
export interface Losses {
  /** The targets that each node does not reach. */
  readonly blocked: Uint32Array;
  /** Those on which it does not run itself. */
  readonly itself: Uint32Array;
  /**
   * Those on which each group of uses counts and is lost: none of its members runs there, nor can be swapped. A group that the node itself is
   * a member of takes nothing from it.
   */
  readonly groups: Uint32Array;
}

/** Finds what is lost to each node and each of its groups of uses. */
export function lossesOf(graph: Graph, levels: Levels, reach: Reach): Losses {
  const { groupStart, groupEnd, memberStart, memberEnd, members, platform } = graph;
  const blocked = lostCells(graph, reach.level);
  const groups = new Uint32Array(graph.groupMask);
  for (let node = 0; node < graph.nodes.length; node++) {
    const end = groupEnd[node] ?? 0;
    for (let group = groupStart[node] ?? 0; group < end; group++) {
      let mask = groups[group] ?? 0;
      for (let at = memberStart[group] ?? 0; at < (memberEnd[group] ?? 0); at++) {
        const member = members[at] ?? 0;
        mask &= blocked[member] ?? 0;
        if (mask !== 0 && platform[member] === 1) mask &= ~swappable(graph, levels, node);
      }
      groups[group] = mask === 0 || hasMember(graph, group, node) ? 0 : mask;
    }
  }
  return { blocked, itself: lostCells(graph, levels.own), groups };
}

/** The targets on which the level of each node is none. */
function lostCells(graph: Graph, cells: Uint8Array): Uint32Array {
  const bits = new Uint32Array(graph.nodes.length);
  for (let node = 0, cell = 0; node < bits.length; node++) {
    let mask = 0;
    for (let target = 0; target < graph.targets.length; target++, cell++) {
      if (cells[cell] === RANK.none) mask |= 1 << target;
    }
    bits[node] = mask;
  }
  return bits;
}

/** The targets on which a node is said to run without a platform piece that stands below it. */
function swappable({ targets }: Graph, levels: Levels, node: number): number {
  let mask = 0;
  for (let target = 0; target < targets.length; target++) {
    if (canSwap(levels, node * targets.length + target)) mask |= 1 << target;
  }
  return mask;
}
