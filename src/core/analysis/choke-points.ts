import { RANK } from '../catalog/level.ts';
import { forEachGroup, type Graph } from './graph.ts';
import type { Levels } from './levels.ts';
import { lostGroups } from './lost-groups.ts';
import type { Cycle, Order } from './order.ts';
import { acceleratorsOf } from './panel.ts';
import { hasMember, type Reach } from './reach.ts';

/** An entry and how many (entry, target) cells would open if it alone ran everywhere. */
export interface ChokePoint {
  readonly node: number;
  readonly opens: number;
  /** How many of them are the entry's own. Where there are no others, it holds nobody up. */
  readonly own: number;
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
  const lost = lostGroups(graph, levels, reach);
  for (const target of acceleratorsOf(graph.targets, panel)) {
    const blocked = countTarget(createOpeners(graph, levels, reach, lost, target), orderOn(target), opens);
    for (const node of blocked) own[node] = (own[node] ?? 0) + 1;
  }
  return ranked(opens, graph.entryCount).map((node) => ({ node, opens: opens[node] ?? 0, own: own[node] ?? 0 }));
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
  readonly levels: Levels;
  readonly reach: Reach;
  /** The targets on which each group of uses is lost, a bit each. */
  readonly lost: Uint32Array;
  readonly target: number;
  /** The node below whose openers open this one too; -1 where there is none. */
  readonly below: Int32Array;
  readonly depth: Int32Array;
  /** Openers beside the chain, by the node at its end. */
  readonly beside: Map<number, ReadonlySet<number>>;
}

function createOpeners(graph: Graph, levels: Levels, reach: Reach, lost: Uint32Array, target: number): Openers {
  const below = new Int32Array(graph.nodes.length).fill(-1);
  return { graph, levels, reach, lost, target, below, depth: new Int32Array(graph.nodes.length), beside: new Map() };
}

function isBlocked({ graph, reach, target }: Openers, node: number): boolean {
  return reach.level[node * graph.targets.length + target] === RANK.none;
}

function isBlockedItself({ graph, levels, target }: Openers, node: number): boolean {
  return levels.own[node * graph.targets.length + target] === RANK.none;
}

function isLost({ lost, target }: Openers, group: number): boolean {
  return (((lost[group] ?? 0) >>> target) & 1) === 1;
}

/** Adds what each node opens on one target; gives the nodes that are blocked there. */
function countTarget(openers: Openers, order: Order, opens: Int32Array): readonly number[] {
  const blocked: number[] = [];
  for (const step of order) {
    if (typeof step === 'number') {
      if (!isBlocked(openers, step)) continue;
      openOne(openers, step);
      blocked.push(step);
    } else if (isBlocked(openers, step[0] ?? -1)) {
      openCycle(openers, step);
      for (const member of step) blocked.push(member);
    }
  }
  // From the top down each node hands the cells that it opens on to the one below it.
  const { graph, below, beside } = openers;
  const cells = new Int32Array(graph.nodes.length);
  for (let at = blocked.length - 1; at >= 0; at--) {
    const node = blocked[at] ?? 0;
    const count = (cells[node] ?? 0) + (node < graph.entryCount ? 1 : 0);
    cells[node] = count;
    opens[node] = (opens[node] ?? 0) + count;
    const next = below[node] ?? -1;
    if (next >= 0) cells[next] = (cells[next] ?? 0) + count;
    if (beside.size === 0) continue;
    for (const other of beside.get(node) ?? []) opens[other] = (opens[other] ?? 0) + count;
  }
  return blocked;
}

function openOne(openers: Openers, node: number): void {
  if (isBlockedItself(openers, node)) return;
  const shared = sharedBelow(openers, node);
  if (shared === undefined) {
    const groups = groupsLostTo(openers, node).filter((members) => !members.includes(node));
    openers.beside.set(node, intersection(groups.map((members) => union(openers, members))));
  } else if (shared !== APART) {
    openers.below[node] = shared;
    openers.depth[node] = (openers.depth[shared] ?? 0) + 1;
  }
}

/** Where the chains of all that blocks a node run together, or `APART`; undefined where alternatives or a set are among it. */
function sharedBelow(openers: Openers, node: number): number | undefined {
  const { graph } = openers;
  let shared: number | undefined;
  const end = graph.groupStart[node + 1] ?? 0;
  for (let group = graph.groupStart[node] ?? 0; group < end; group++) {
    const from = graph.memberStart[group] ?? 0;
    if (!isLost(openers, group) || hasMember(graph, group, node)) continue;
    if ((graph.memberEnd[group] ?? 0) - from > 1) return undefined;
    const member = graph.members[from] ?? -1;
    shared = shared === undefined ? member : meet(openers, shared, member);
    if (shared === undefined) return undefined;
  }
  return shared;
}

/** The groups of uses that are lost to a node. */
function groupsLostTo(openers: Openers, node: number): readonly (readonly number[])[] {
  const groups: (readonly number[])[] = [];
  forEachGroup(openers.graph, node, (group, members) => {
    if (isLost(openers, group)) groups.push([...members]);
  });
  return groups;
}

const APART = -1;

/** Where two chains run together, or `APART`; undefined where one of them ends in a set, which must be looked into. */
function meet(openers: Openers, a: number, b: number): number | undefined {
  if (a === APART || b === APART) return APART;
  let [left, right] = [a, b];
  while (left !== right) {
    const deeper = (openers.depth[left] ?? 0) >= (openers.depth[right] ?? 0) ? left : right;
    const below = openers.below[deeper] ?? -1;
    if (below < 0) return endsInSet(openers, left) || endsInSet(openers, right) ? undefined : APART;
    if (deeper === left) left = below;
    else right = below;
  }
  return left;
}

function endsInSet(openers: Openers, node: number): boolean {
  return openers.beside.has(chain(openers, node).at(-1) ?? node);
}

/** A cycle opens as one node: by what opens all that blocks it from outside, or by its one member that is blocked itself. */
function openCycle(openers: Openers, cycle: Cycle): void {
  const inside = new Set(cycle);
  const outside = cycle
    .flatMap((node) => groupsLostTo(openers, node))
    .filter((members) => !members.some((member) => inside.has(member)));
  const itself = cycle.filter((node) => isBlockedItself(openers, node)).map((node) => new Set([node]));
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
