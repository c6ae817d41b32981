import { RANK } from '../catalog/level.ts';
import { forEachGroup, type Graph } from './graph.ts';
import type { Levels } from './levels.ts';
import type { Cycle, Order } from './order.ts';

/** What a stack comes to: the level of every cell, and where it comes from. */
export interface Reach {
  readonly level: Uint8Array;
  /** The next node on the shortest way down to what limits the cell; -1 where the node itself does. */
  readonly next: Int32Array;
  readonly distance: Int32Array;
  /** 1 where a platform piece would be swapped for the target's own. */
  readonly swapped: Uint8Array;
}

/** An edge as the computation sees it: the level that a group of uses leaves, and through which member. */
interface Edge {
  level: number;
  member: number;
  distance: number;
  swapped: boolean;
}

/**
 * The reach of every cell (docs/semantics.md): `min` along what a node stands on, `max` across alternatives, a platform piece
 * swapped where the node is said to run without it. Nodes are taken bottom up, so that each use is looked at once.
 */
export function computeReach(graph: Graph, orderOn: (target: number) => Order, levels: Levels): Reach {
  const reach = emptyReach(graph);
  const orders = graph.targets.map((_, target) => orderOn(target));
  const [first = []] = orders;
  // The cells of a node stand side by side in memory.
  if (orders.every((order) => order === first)) reachTargets(graph, first, levels, reach, 0, orders.length);
  else orders.forEach((order, target) => reachTargets(graph, order, levels, reach, target, target + 1));
  return reach;
}

/** A reach that `reachTargets` has still to fill in. */
export function emptyReach(graph: Graph): Reach {
  const cells = graph.nodes.length * graph.targets.length;
  return {
    level: new Uint8Array(cells),
    next: new Int32Array(cells).fill(-1),
    distance: new Int32Array(cells),
    swapped: new Uint8Array(cells),
  };
}

/** Fills in the cells of some targets, which share the order. */
export function reachTargets(graph: Graph, order: Order, levels: Levels, reach: Reach, from: number, to: number): void {
  const scope = { graph, levels, reach, from, to };
  for (const step of order) {
    if (typeof step === 'number') reachOne(scope, step);
    else for (let target = from; target < to; target++) reachCycle(graph, levels, reach, step, target);
  }
}

/** What is computed, and for which targets. */
interface Scope {
  readonly graph: Graph;
  readonly levels: Levels;
  readonly reach: Reach;
  readonly from: number;
  readonly to: number;
}

/** Computes the cells of one node again, in place, once those of all that it stands on are right; it stands on no circle. */
export function renewReach(graph: Graph, levels: Levels, reach: Reach, node: number): void {
  const width = graph.targets.length;
  const [from, to] = [node * width, (node + 1) * width];
  reach.next.fill(-1, from, to);
  reach.distance.fill(0, from, to);
  reach.swapped.fill(0, from, to);
  reachOne({ graph, levels, reach, from: 0, to: width }, node);
}

function reachOne(scope: Scope, node: number): void {
  const { graph, levels, reach, from, to } = scope;
  const { groupMask, memberStart, memberEnd, members } = graph;
  const base = node * graph.targets.length;
  for (let cell = base + from; cell < base + to; cell++) reach.level[cell] = levels.own[cell] ?? RANK.unknown;
  const end = graph.groupEnd[node] ?? 0;
  for (let group = graph.groupStart[node] ?? 0; group < end; group++) {
    const first = memberStart[group] ?? 0;
    const mask = groupMask[group] ?? 0;
    if (mask === 0) continue;
    if (memberEnd[group] === first + 1) {
      const member = members[first] ?? 0;
      if (member === node) continue;
      if (graph.platform[member] === 1) lowerByPlatform(scope, base, mask, member);
      else lowerBySingle(scope, base, mask, member);
    } else if (!hasMember(graph, group, node)) lowerByAny(scope, base, group);
  }
}

function lowerByAny({ graph, levels, reach, from, to }: Scope, base: number, group: number): void {
  for (let target = from; target < to; target++) {
    if (!countsOn(graph, group, target)) continue;
    lowerTo(reach, base + target, bestEdge(graph, levels, reach, base + target, group, target));
  }
}

/**
 * The same as the best edge of a group of one: nearly all uses are such, on every target, so this is where the time goes. `base` is the
 * first cell of the node that stands on the member. A cell that the node itself explains is at no distance, which no way is shorter than.
 */
function lowerBySingle({ graph, reach, from, to }: Scope, base: number, mask: number, member: number): void {
  const { level, distance } = reach;
  const below = member * graph.targets.length;
  for (let target = from; target < to; target++) {
    const cell = base + target;
    const standing = level[below + target] ?? 0;
    const current = level[cell] ?? 0;
    if (standing > current || ((mask >>> target) & 1) === 0) continue;
    const steps = (distance[below + target] ?? 0) + 1;
    if (standing === current && steps >= (distance[cell] ?? 0)) continue;
    level[cell] = standing;
    reach.next[cell] = member;
    distance[cell] = steps;
  }
}

/** The same for a platform piece, which is swapped where the node is said to run without it. */
function lowerByPlatform(scope: Scope, base: number, mask: number, member: number): void {
  const { graph, levels, reach, from, to } = scope;
  const below = member * graph.targets.length;
  let staying = mask;
  for (let target = from; target < to; target++) {
    const cell = base + target;
    if (((mask >>> target) & 1) === 0 || !canSwap(levels, cell)) continue;
    if ((levels.own[cell] ?? 0) <= (reach.level[below + target] ?? 0)) continue;
    reach.swapped[cell] = 1;
    staying &= ~(1 << target);
  }
  lowerBySingle(scope, base, staying, member);
}

/** Whether a node is among the members of a group. */
export function hasMember({ members, memberStart, memberEnd }: Graph, group: number, node: number): boolean {
  const end = memberEnd[group] ?? 0;
  for (let at = memberStart[group] ?? 0; at < end; at++) if (members[at] === node) return true;
  return false;
}

/** Whether a group of uses counts on a target. */
export function countsOn(graph: Graph, group: number, target: number): boolean {
  return (((graph.groupMask[group] ?? 0) >>> target) & 1) === 1;
}

/** Takes the lower level; at the same level the shorter way, unless the node itself already explains it. */
function lowerTo(reach: Reach, cell: number, edge: Edge): void {
  if (edge.swapped) reach.swapped[cell] = 1;
  const level = reach.level[cell] ?? 0;
  const shorter = edge.level === level && reach.next[cell] !== -1 && edge.distance + 1 < (reach.distance[cell] ?? 0);
  if (edge.swapped || (edge.level >= level && !shorter)) return;
  reach.level[cell] = edge.level;
  reach.next[cell] = edge.member;
  reach.distance[cell] = edge.distance + 1;
}

/** The best of a group's members for one cell; of equal ones one that needs no swap, then the one with the shortest way down. */
export function bestEdge(
  graph: Graph,
  levels: Levels,
  reach: Reach,
  cell: number,
  group: number,
  target: number,
): Edge {
  const best: Edge = { level: -1, member: -1, distance: 0, swapped: false };
  const end = graph.memberEnd[group] ?? 0;
  for (let at = graph.memberStart[group] ?? 0; at < end; at++) {
    const member = graph.members[at] ?? 0;
    const below = member * graph.targets.length + target;
    const standing = reach.level[below] ?? 0;
    const replaced = isSwap(graph, levels, cell, member) ? (levels.own[cell] ?? 0) : 0;
    const swapped = replaced > standing;
    const level = swapped ? replaced : standing;
    const distance = reach.distance[below] ?? 0;
    const easier = swapped === best.swapped ? distance < best.distance : best.swapped;
    if (level < best.level || (level === best.level && !easier)) continue;
    best.level = level;
    best.member = member;
    best.distance = distance;
    best.swapped = swapped;
    // Nothing is better than that, and there may be thousands.
    if (level === RANK.native && distance === 0 && !swapped) break;
  }
  return best;
}

function isSwap(graph: Graph, levels: Levels, cell: number, member: number): boolean {
  return graph.platform[member] === 1 && canSwap(levels, cell);
}

/** Whether what the cell is about is said to run there without the piece that stands below it. */
export function canSwap({ claimed, own }: Levels, cell: number): boolean {
  return claimed[cell] === 1 && (own[cell] ?? 0) > RANK.unknown;
}

/** A cycle is one node: its level is the least of all its members and of all that they stand on outside. */
function reachCycle(graph: Graph, levels: Levels, reach: Reach, cycle: Cycle, target: number): void {
  const inside = new Set(cycle);
  const width = graph.targets.length;
  for (const node of cycle) {
    const cell = node * width + target;
    reach.level[cell] = levels.own[cell] ?? RANK.unknown;
    forEachGroup(graph, node, (group, members) => {
      if (!countsOn(graph, group, target) || members.some((member) => inside.has(member))) return;
      lowerTo(reach, cell, bestEdge(graph, levels, reach, cell, group, target));
    });
  }
  const least = Math.min(...cycle.map((node) => reach.level[node * width + target] ?? 0));
  spread(graph, reach, cycle, inside, target, least);
}

/** Gives every member of a cycle the level of the least one, each with the shortest way to a member that has it. */
function spread(
  graph: Graph,
  reach: Reach,
  cycle: readonly number[],
  inside: ReadonlySet<number>,
  target: number,
  least: number,
): void {
  const width = graph.targets.length;
  const users = usersIn(graph, cycle, inside, target);
  const queue = cycle.filter((node) => reach.level[node * width + target] === least);
  const reached = new Set(queue);
  for (const member of queue) {
    for (const node of users.get(member) ?? []) {
      if (reached.has(node)) continue;
      reached.add(node);
      queue.push(node);
      const cell = node * width + target;
      reach.level[cell] = least;
      reach.next[cell] = member;
      reach.distance[cell] = (reach.distance[member * width + target] ?? 0) + 1;
    }
  }
}

/** Who stands on each member of a cycle, within the cycle. */
function usersIn(
  graph: Graph,
  cycle: readonly number[],
  inside: ReadonlySet<number>,
  target: number,
): ReadonlyMap<number, readonly number[]> {
  const users = new Map<number, number[]>(cycle.map((node) => [node, []]));
  for (const node of cycle) {
    forEachGroup(graph, node, (group, members) => {
      if (!countsOn(graph, group, target)) return;
      for (const member of members) if (inside.has(member)) users.get(member)?.push(node);
    });
  }
  return users;
}

/** The nodes from one down to what limits it on a target, itself first, or the first so many of them. */
export function chainOf(graph: Graph, reach: Reach, node: number, target: number, most = Infinity): readonly number[] {
  const width = graph.targets.length;
  const length = Math.min(most, (reach.distance[node * width + target] ?? 0) + 1);
  const chain = [node];
  for (let next = reach.next[node * width + target] ?? -1; next >= 0 && chain.length < length;) {
    chain.push(next);
    next = reach.next[next * width + target] ?? -1;
  }
  return chain;
}
