import { besides } from '../remember.ts';
import { forEachMember, type Graph } from './graph.ts';
import type { PatchedGraph } from './patch-graph.ts';

/** What is stood on in a stack. */
export interface StoodOn {
  /** How many uses of others lead to each node. */
  readonly users: Int32Array;
  /** The nodes that stand on themselves. */
  readonly selfish: Set<number>;
  /** The topmost entries as they were last found, where there were products among them. */
  topmost: readonly number[] | undefined;
  /** What may have come to be one of them since, or none any more. */
  readonly doubtful: Set<number>;
}

const STOOD = besides<Graph, StoodOn>();

/** Found once for a graph, and handed on to those that edits make of it. */
export function standingOn(graph: Graph): StoodOn {
  const known = STOOD.get(graph);
  if (known) return known;
  const users = new Int32Array(graph.nodes.length);
  const stood: StoodOn = { users, selfish: new Set(), topmost: undefined, doubtful: new Set() };
  for (let node = 0; node < graph.nodes.length; node++) countUses(stood, graph, node, 1);
  STOOD.set(graph, stood);
  return stood;
}

/** Hands it on to the graph that edits make, in which some nodes stand on something else; the one before is used up. */
export function handOnStood(
  before: Graph,
  { graph, edited, moved }: Pick<PatchedGraph, 'graph' | 'edited' | 'moved'>,
): void {
  const stood = STOOD.get(before);
  if (!stood) return;
  for (const node of edited) stood.doubtful.add(node);
  for (const node of moved) {
    stood.selfish.delete(node);
    countUses(stood, before, node, -1);
    countUses(stood, graph, node, 1);
  }
  STOOD.delete(before);
  STOOD.set(graph, stood);
}

function countUses({ users, selfish, doubtful }: StoodOn, graph: Graph, node: number, by: 1 | -1): void {
  forEachMember(graph, node, (member) => {
    if (member === node) {
      if (by === 1) selfish.add(node);
      return;
    }
    const before = users[member] ?? 0;
    users[member] = before + by;
    if (before === 0 || before + by === 0) doubtful.add(member);
  });
}
