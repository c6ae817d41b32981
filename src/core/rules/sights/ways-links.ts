import { type Analysis, groundOf } from '../../analysis/analyze.ts';
import type { Graph } from '../../analysis/graph.ts';
import { MOST_RELATED } from '../rule.ts';

/**
 * The shortest ways down from the topmost entries on a target: links instead of lists, since there may be thousands. For each node, where the
 * told part of the way to it ends, what is above it on that way, and how many steps the way has.
 */
export interface Links {
  readonly ends: Int32Array;
  readonly above: Int32Array;
  readonly steps: Int32Array;
}

/** Nothing is above a topmost entry; no way leads to a node that has no end either. */
export const NONE = -1;

export function createLinks(count: number): Links {
  return { ends: new Int32Array(count), above: new Int32Array(count), steps: new Int32Array(count) };
}

/** Finds all ways: of equally short ones that of the first topmost entry, by the first uses. */
export function findLinks(links: Links, analysis: Analysis, target: number): void {
  const { ends, above, steps } = links;
  const { graph } = groundOf(analysis);
  const queue = analysis.topmost.slice();
  for (const row of [ends, above]) row.fill(NONE);
  for (const top of queue) [ends[top], steps[top]] = [top, 0];
  for (const node of queue) {
    const end = graph.groupEnd[node] ?? 0;
    for (let group = graph.groupStart[node] ?? 0; group < end; group++) {
      const member = singleIn(graph, group);
      if (member < 0 || !isFirm(graph, group, target) || ends[member] !== NONE) continue;
      linkTo(links, member, node);
      queue.push(member);
    }
  }
}

/** Whether a group of uses leads to its only member on a target: optional ones lead nowhere. */
export function isFirm({ groupMask }: Graph, group: number, target: number): boolean {
  return (((groupMask[group] ?? 0) >>> target) & 1) === 1;
}

/** The only member of a group; -1 for alternatives, which lead nowhere. */
export function singleIn({ members, memberStart, memberEnd }: Graph, group: number): number {
  const at = memberStart[group] ?? 0;
  return memberEnd[group] === at + 1 ? (members[at] ?? NONE) : NONE;
}

/** Has the way to a node come from one above it. */
export function linkTo({ ends, above, steps }: Links, node: number, from: number): void {
  const below = (steps[from] ?? 0) + 1;
  ends[node] = below <= MOST_RELATED ? node : (ends[from] ?? NONE);
  above[node] = from;
  steps[node] = below;
}
