import type { Graph } from './graph.ts';

/** Nodes that stand on each other. */
export type Cycle = readonly number[];

/** All nodes, those that others stand on first: one by one, but for cycles, which are taken as one. */
export type Order = readonly (number | Cycle)[];

/** The cycles of an order. */
export function cyclesOf(order: Order): readonly Cycle[] {
  return order.filter((step) => typeof step !== 'number');
}

/** What stands on what; see `Graph`. */
type Uses = Pick<Graph, 'groupStart' | 'groupEnd' | 'memberStart' | 'memberEnd' | 'members'>;

/** Whether a group of uses is followed. */
export type Follows = (group: number) => boolean;

interface Walk {
  readonly graph: Uses;
  readonly follows: Follows;
  readonly index: Int32Array;
  readonly low: Int32Array;
  readonly onStack: Uint8Array;
  readonly stack: number[];
  readonly order: (number | Cycle)[];
  counter: number;
}

interface Frame {
  readonly node: number;
  group: number;
  /** The next member to look at, as a position in `graph.members`. */
  member: number;
}

/** Marks a node that the walk leaves out. */
const OUTSIDE = -2;
const UNSEEN = -1;

/** Tarjan's algorithm (SIAM J. Comput. 1, 1972) without recursion, so that a chain of any length is walked. */
export function orderOf(graph: Uses, follows: Follows): Order {
  const walk = createWalk(graph, follows, UNSEEN);
  for (let node = 0; node < walk.index.length; node++) if (walk.index[node] === UNSEEN) visit(walk, node);
  return walk.order;
}

/**
 * Splits the cycles of an order on one target, where only the uses that count there hold them together. Nodes that are no part
 * of a cycle are passed through.
 */
export function createTargetOrder(graph: Graph, order: Order): (target: number) => Order {
  if (order.every((step) => typeof step === 'number')) return () => order;
  const countsOn = (target: number): Follows => {
    return (group) => (((graph.groupMask[group] ?? 0) >>> target) & 1) === 1;
  };
  return (target) => {
    const walk = createWalk(graph, countsOn(target), OUTSIDE);
    return order.flatMap((step) => {
      if (typeof step === 'number') return [step];
      for (const node of step) walk.index[node] = UNSEEN;
      const from = walk.order.length;
      for (const node of step) if (walk.index[node] === UNSEEN) visit(walk, node);
      for (const node of step) walk.index[node] = OUTSIDE;
      return walk.order.slice(from);
    });
  };
}

function createWalk(graph: Uses, follows: Follows, start: number): Walk {
  const count = graph.groupStart.length;
  return {
    graph,
    follows,
    index: new Int32Array(count).fill(start),
    low: new Int32Array(count),
    onStack: new Uint8Array(count),
    stack: [],
    order: [],
    counter: 0,
  };
}

function visit(walk: Walk, root: number): void {
  const frames: Frame[] = [open(walk, root)];
  for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
    const { node } = frame;
    const member = nextMember(walk, frame);
    if (member !== undefined) {
      if (walk.index[member] === UNSEEN) frames.push(open(walk, member));
      else if (walk.onStack[member]) lower(walk, node, walk.index[member] ?? 0);
      continue;
    }
    frames.pop();
    const parent = frames.at(-1);
    if (parent) lower(walk, parent.node, walk.low[node] ?? 0);
    if (walk.low[node] === walk.index[node]) close(walk, node);
  }
}

function open(walk: Walk, node: number): Frame {
  walk.index[node] = walk.low[node] = walk.counter++;
  walk.stack.push(node);
  walk.onStack[node] = 1;
  const group = walk.graph.groupStart[node] ?? 0;
  return { node, group, member: walk.graph.memberStart[group] ?? 0 };
}

function nextMember({ graph, follows }: Walk, frame: Frame): number | undefined {
  const lastGroup = graph.groupEnd[frame.node] ?? 0;
  while (frame.group < lastGroup) {
    if (frame.member < (graph.memberEnd[frame.group] ?? 0) && follows(frame.group))
      return graph.members[frame.member++];
    frame.group++;
    frame.member = graph.memberStart[frame.group] ?? 0;
  }
  return undefined;
}

function lower(walk: Walk, node: number, to: number): void {
  if (to < (walk.low[node] ?? 0)) walk.low[node] = to;
}

function close(walk: Walk, node: number): void {
  if (walk.stack.at(-1) === node) {
    walk.stack.pop();
    walk.onStack[node] = 0;
    walk.order.push(node);
    return;
  }
  const cycle: number[] = [];
  for (let member = walk.stack.pop(); member !== undefined; member = walk.stack.pop()) {
    walk.onStack[member] = 0;
    cycle.push(member);
    if (member === node) break;
  }
  walk.order.push(cycle.reverse());
}
