import { RANK } from '../catalog/level.ts';
import type { Level } from '../catalog/types.ts';
import type { Graph } from './graph.ts';
import type { Levels } from './levels.ts';
import { bestEdge, countsOn, type Reach } from './reach.ts';

/**
 * The groups of uses of a node that count on a target: optional ones do not, nor what it stands on elsewhere only. Nearly all groups have
 * one member; `alone` keeps their lists, by the member, for all who stand on it.
 */
export function usesOn(
  graph: Graph,
  node: number,
  target: number,
  alone: (readonly number[])[] = [],
): readonly (readonly number[])[] {
  const start = graph.groupStart[node] ?? 0;
  const uses = new Array<readonly number[]>((graph.groupEnd[node] ?? 0) - start);
  let count = 0;
  for (let group = start; group < start + uses.length; group++) {
    if (!countsOn(graph, group, target)) continue;
    const from = graph.memberStart[group] ?? 0;
    const member = graph.members[from] ?? 0;
    const isSingle = graph.memberEnd[group] === from + 1;
    uses[count++] = isSingle ? (alone[member] ??= [member]) : membersOf(graph, group);
  }
  return count < uses.length ? uses.slice(0, count) : uses;
}

function membersOf(graph: Graph, group: number): readonly number[] {
  return membersBetween(graph, group, group + 1);
}

/**
 * The members of some groups, one after another. A list of just that length, since one that grows makes room for 17, and a loop, since
 * spreading a few numbers of a typed array takes ten times as long.
 */
export function membersBetween(graph: Graph, from: number, to: number): readonly number[] {
  const { memberStart, memberEnd, members } = graph;
  let count = 0;
  for (let group = from; group < to; group++) count += (memberEnd[group] ?? 0) - (memberStart[group] ?? 0);
  const list = new Array<number>(count);
  let place = 0;
  for (let group = from; group < to; group++) {
    const end = memberEnd[group] ?? 0;
    for (let at = memberStart[group] ?? 0; at < end; at++) list[place++] = members[at] ?? 0;
  }
  return list;
}

/** Those of them that leave just this level on the target, be it by a swap: `none` are those that are lost. */
export function usesLeaving(
  graph: Graph,
  levels: Levels,
  reach: Reach,
  node: number,
  target: number,
  level: Level,
): readonly (readonly number[])[] {
  const cell = node * graph.targets.length + target;
  const uses: (readonly number[])[] = [];
  const end = graph.groupEnd[node] ?? 0;
  for (let group = graph.groupStart[node] ?? 0; group < end; group++) {
    if (!countsOn(graph, group, target)) continue;
    if (bestEdge(graph, levels, reach, cell, group, target).level !== RANK[level]) continue;
    uses.push(membersOf(graph, group));
  }
  return uses;
}
