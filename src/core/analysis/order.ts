import type { Graph } from './graph.ts';

/** The strongly connected groups of a graph, those that others stand on first; a group of one is no cycle unless it uses itself. */
export type Order = readonly (readonly number[])[];

interface Walk {
  readonly index: Int32Array;
  readonly low: Int32Array;
  readonly onStack: Uint8Array;
  readonly stack: number[];
  readonly groups: number[][];
  counter: number;
}

interface Frame {
  readonly node: number;
  /** The next member to look at, as a position in `graph.members`. */
  next: number;
}

/** Tarjan's algorithm (SIAM J. Comput. 1, 1972) without recursion, so that a chain of any length is walked. */
export function orderOf(graph: Graph): Order {
  const count = graph.nodes.length;
  const walk: Walk = {
    index: new Int32Array(count).fill(-1),
    low: new Int32Array(count),
    onStack: new Uint8Array(count),
    stack: [],
    groups: [],
    counter: 0,
  };
  for (let node = 0; node < count; node++) if (walk.index[node] === -1) visit(graph, walk, node);
  return walk.groups;
}

function visit(graph: Graph, walk: Walk, root: number): void {
  const frames: Frame[] = [open(graph, walk, root)];
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    const { node } = frame;
    if (frame.next < lastMember(graph, node)) {
      const member = graph.members[frame.next++] ?? 0;
      if (walk.index[member] === -1) frames.push(open(graph, walk, member));
      else if (walk.onStack[member]) lower(walk, node, walk.index[member] ?? 0);
      continue;
    }
    frames.pop();
    const parent = frames.at(-1);
    if (parent) lower(walk, parent.node, walk.low[node] ?? 0);
    if (walk.low[node] === walk.index[node]) close(walk, node);
  }
}

function open(graph: Graph, walk: Walk, node: number): Frame {
  walk.index[node] = walk.low[node] = walk.counter++;
  walk.stack.push(node);
  walk.onStack[node] = 1;
  return { node, next: graph.memberStart[graph.groupStart[node] ?? 0] ?? 0 };
}

function lastMember(graph: Graph, node: number): number {
  return graph.memberStart[graph.groupStart[node + 1] ?? 0] ?? 0;
}

function lower(walk: Walk, node: number, to: number): void {
  if (to < (walk.low[node] ?? 0)) walk.low[node] = to;
}

function close(walk: Walk, node: number): void {
  const group: number[] = [];
  for (let member = walk.stack.pop(); member !== undefined; member = walk.stack.pop()) {
    walk.onStack[member] = 0;
    group.push(member);
    if (member === node) break;
  }
  walk.groups.push(group.reverse());
}
