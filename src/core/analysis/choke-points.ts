import { forEachGroup, type Graph } from './graph.ts';
import type { Levels } from './levels.ts';
import { lossesOf, type Losses } from './losses.ts';
import type { Cycle, Order } from './order.ts';
import { acceleratorsOf } from './panel.ts';
import type { Reach } from './reach.ts';

/** An entry and how many (entry, target) cells would open if it alone ran everywhere. */
export interface ChokePoint {
  readonly node: number;
  readonly opens: number;
  /** How many of them are the entry's own. Where there are no others, it holds nobody up. */
  readonly own: number;
  /** On how many accelerators it opens something. */
  readonly targets: number;
  /** How many entries it opens on the one of these on which it opens most. */
  readonly entries: number;
}

/**
 * Ranks the entries by what replacing each one alone would open on the panel's accelerators. What could open a blocked node is the node itself,
 * and whatever opens all that blocks it; of alternatives any. `orderOn` gives the order of the nodes on a target, bottom up.
 */
export function findChokePoints(
  graph: Graph,
  orderOn: (target: number) => Order,
  levels: Levels,
  reach: Reach,
  panel: readonly number[],
): readonly ChokePoint[] {
  const opens = new Int32Array(graph.nodes.length);
  const own = new Int32Array(graph.nodes.length);
  const losses = lossesOf(graph, levels, reach);
  const room = new Int32Array(graph.nodes.length);
  const targets = new Int32Array(graph.nodes.length);
  const entries = new Int32Array(graph.nodes.length);
  const here = new Int32Array(graph.nodes.length);
  for (const target of acceleratorsOf(graph.targets, panel)) {
    const openers = createOpeners(graph, losses, target);
    const blocked = openAll(openers, orderOn(target), room);
    for (const node of blocked) own[node] = (own[node] ?? 0) + 1;
    countCells(openers, blocked, here.fill(0));
    here.forEach((count, node) => {
      if (count === 0) return;
      opens[node] = (opens[node] ?? 0) + count;
      targets[node] = (targets[node] ?? 0) + 1;
      entries[node] = Math.max(entries[node] ?? 0, count);
    });
  }
  const at = (counts: Int32Array, node: number): number => counts[node] ?? 0;
  return ranked(opens, graph.entryCount).map((node) => ({
    ...{ node, opens: at(opens, node), own: at(own, node) },
    ...{ targets: at(targets, node), entries: at(entries, node) },
  }));
}

/** The first nodes that open something, those that open most first. As plain numbers they are sorted many times faster than as points. */
function ranked(opens: Int32Array, count: number): readonly number[] {
  const keys = new Float64Array(count);
  for (let node = 0; node < count; node++) keys[node] = (opens[node] ?? 0) * count + (count - 1 - node);
  keys.sort();
  const nodes: number[] = [];
  for (let at = count - 1; at >= 0 && (keys[at] ?? 0) >= count; at--) nodes.push(count - 1 - ((keys[at] ?? 0) % count));
  return nodes;
}

/**
 * The openers of nodes on one target. Nearly always they are a chain: the node, then all that opens one node below it
 * (the dominators of the node among what blocks it). Only alternatives and cycles need a set of their own.
 */
interface Openers {
  readonly graph: Graph;
  readonly losses: Losses;
  readonly target: number;
  /** The node below whose openers open this one too; -1 where there is none. Says nothing of a node that is not blocked. */
  readonly below: Int32Array;
  readonly depth: Int32Array;
  /** Openers beside the chain, by the node at its end. */
  readonly beside: Map<number, ReadonlySet<number>>;
}

function createOpeners(graph: Graph, losses: Losses, target: number): Openers {
  const count = graph.nodes.length;
  return { graph, losses, target, below: new Int32Array(count), depth: new Int32Array(count), beside: new Map() };
}

/** Whether the target's bit is set. */
function isSet(bits: Uint32Array, at: number, target: number): boolean {
  return (((bits[at] ?? 0) >>> target) & 1) === 1;
}

/** Finds the openers of all nodes that are blocked on the target, and gives these nodes, bottom up, as long as `room` is left alone. */
function openAll(openers: Openers, order: Order, room: Int32Array): Int32Array {
  const { losses, target, below } = openers;
  let count = 0;
  for (const step of order) {
    if (typeof step === 'number') {
      if (!isSet(losses.blocked, step, target)) continue;
      below[step] = -1;
      if (!isSet(losses.itself, step, target)) openOne(openers, step);
      room[count++] = step;
    } else if (isSet(losses.blocked, step[0] ?? 0, target)) {
      for (const member of step) below[member] = -1;
      openCycle(openers, step);
      for (const member of step) room[count++] = member;
    }
  }
  return room.subarray(0, count);
}

/** Adds what each node opens: from the top down each hands the cells that it opens on to the one below it. */
function countCells({ graph, below, beside }: Openers, blocked: Int32Array, opens: Int32Array): void {
  const cells = new Int32Array(graph.nodes.length);
  for (let at = blocked.length - 1; at >= 0; at--) {
    const node = blocked[at] ?? 0;
    const count = (cells[node] ?? 0) + (node < graph.entryCount ? 1 : 0);
    opens[node] = (opens[node] ?? 0) + count;
    const next = below[node] ?? -1;
    if (next >= 0) cells[next] = (cells[next] ?? 0) + count;
    if (beside.size === 0) continue;
    for (const other of beside.get(node) ?? []) opens[other] = (opens[other] ?? 0) + count;
  }
}

function openOne(openers: Openers, node: number): void {
  const shared = sharedBelow(openers, node);
  if (shared === IN_SET) {
    openers.beside.set(node, intersection(groupsLostTo(openers, node).map((members) => union(openers, members))));
  } else if (shared !== APART) {
    openers.below[node] = shared;
    openers.depth[node] = (openers.depth[shared] ?? 0) + 1;
  }
}

/** Two chains that never run together. */
const APART = -1;
/** Alternatives or a set are among what blocks a node, so that chains do not tell. */
const IN_SET = -2;

/** Where the chains of all that blocks a node run together, else `APART` or `IN_SET`. */
function sharedBelow(openers: Openers, node: number): number {
  const { graph, losses, target } = openers;
  let shared = NONE;
  const end = graph.groupEnd[node] ?? 0;
  for (let group = graph.groupStart[node] ?? 0; group < end; group++) {
    if (!isSet(losses.groups, group, target)) continue;
    const from = graph.memberStart[group] ?? 0;
    if ((graph.memberEnd[group] ?? 0) - from > 1) return IN_SET;
    const member = graph.members[from] ?? 0;
    if (shared !== member) shared = shared === NONE ? member : meet(openers, shared, member);
    // Nothing opens both, so that the others do not matter.
    if (shared === IN_SET || shared === APART) return shared;
  }
  return shared;
}

/** Before the first chain. */
const NONE = -3;

/** The groups of uses that are lost to a node. */
function groupsLostTo(openers: Openers, node: number): readonly (readonly number[])[] {
  const groups: (readonly number[])[] = [];
  forEachGroup(openers.graph, node, (group, members) => {
    if (isSet(openers.losses.groups, group, openers.target)) groups.push([...members]);
  });
  return groups;
}

/** Where two chains run together, else `APART`, or `IN_SET` where one of them ends in a set, which must be looked into. */
function meet(openers: Openers, a: number, b: number): number {
  const { below, depth, beside } = openers;
  let left = a;
  let right = b;
  while (left !== right) {
    const isLeft = (depth[left] ?? 0) >= (depth[right] ?? 0);
    const next = below[isLeft ? left : right] ?? -1;
    // The deeper one has nothing below it, so that both are ends.
    if (next < 0) return beside.size > 0 && (beside.has(left) || beside.has(right)) ? IN_SET : APART;
    if (isLeft) left = next;
    else right = next;
  }
  return left;
}

/** A cycle opens as one node: by what opens all that blocks it from outside, or by its one member that is blocked itself. */
function openCycle(openers: Openers, cycle: Cycle): void {
  const { losses, target } = openers;
  const inside = new Set(cycle);
  const outside = cycle
    .flatMap((node) => groupsLostTo(openers, node))
    .filter((members) => !members.some((member) => inside.has(member)));
  const itself = cycle.filter((node) => isSet(losses.itself, node, target)).map((node) => new Set([node]));
  const shared = intersection([...itself, ...outside.map((members) => union(openers, members))]);
  for (const node of cycle) openers.beside.set(node, new Set([...shared].filter((other) => other !== node)));
}

function chain({ below }: Openers, node: number): readonly number[] {
  const nodes: number[] = [];
  for (let at = node; at >= 0; at = below[at] ?? -1) nodes.push(at);
  return nodes;
}

function union(openers: Openers, members: readonly number[]): ReadonlySet<number> {
  const chains = members.map((member) => chain(openers, member));
  return new Set(chains.flatMap((nodes) => [...nodes, ...(openers.beside.get(nodes.at(-1) ?? -1) ?? [])]));
}

function intersection(sets: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  const [first = new Set<number>(), ...rest] = sets;
  return new Set([...first].filter((node) => rest.every((set) => set.has(node))));
}
