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
  /** The nodes that are in no step of the order yet. */
  readonly stack: Int32Array;
  /** The nodes from the root to the one that is looked at, and for each its group and its member to look at next. */
  readonly path: Int32Array;
  readonly group: Int32Array;
  readonly member: Int32Array;
  readonly order: (number | Cycle)[];
  height: number;
  counter: number;
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
    stack: new Int32Array(count),
    path: new Int32Array(count),
    group: new Int32Array(count),
    member: new Int32Array(count),
    order: [],
    height: 0,
    counter: 0,
  };
}

function visit(walk: Walk, root: number): void {
  const { path, index, low, onStack } = walk;
  let depth = 0;
  path[0] = root;
  open(walk, root);
  while (depth >= 0) {
    const node = path[depth] ?? 0;
    const member = nextMember(walk, node);
    if (member >= 0) {
      if (index[member] === UNSEEN) {
        path[++depth] = member;
        open(walk, member);
      } else if (onStack[member] === 1) lower(low, node, index[member] ?? 0);
      continue;
    }
    if (depth-- > 0) lower(low, path[depth] ?? 0, low[node] ?? 0);
    if (low[node] === index[node]) close(walk, node);
  }
}

function open(walk: Walk, node: number): void {
  walk.index[node] = walk.low[node] = walk.counter++;
  walk.stack[walk.height++] = node;
  walk.onStack[node] = 1;
  const group = walk.graph.groupStart[node] ?? 0;
  walk.group[node] = group;
  walk.member[node] = walk.graph.memberStart[group] ?? 0;
}

/** The next member that a node stands on; -1 where there is none any more. */
function nextMember({ graph, follows, group, member }: Walk, node: number): number {
  const lastGroup = graph.groupEnd[node] ?? 0;
  let [at, next] = [group[node] ?? 0, member[node] ?? 0];
  while (at < lastGroup && (next >= (graph.memberEnd[at] ?? 0) || !follows(at))) next = graph.memberStart[++at] ?? 0;
  group[node] = at;
  member[node] = next + 1;
  return at < lastGroup ? (graph.members[next] ?? 0) : -1;
}

function lower(low: Int32Array, node: number, to: number): void {
  if (to < (low[node] ?? 0)) low[node] = to;
}

function close(walk: Walk, node: number): void {
  const { stack, onStack } = walk;
  const end = walk.height;
  do onStack[stack[--walk.height] ?? 0] = 0;
  while (stack[walk.height] !== node);
  walk.order.push(end === walk.height + 1 ? node : [...stack.subarray(walk.height, end)]);
}
