import type { Choice } from './choice.ts';
import { addCosts, compareCosts, type Cost, FREE, roughly } from './cost.ts';
import { type Open, openChoices, pickedSince, type Picks, propagate, take, undo } from './picks.ts';

/** Parts with more decisions are not searched through, only dived into once. */
const MOST_DECISIONS = 400;

/** How often estimates go round circles. */
const MOST_ROUNDS = 8;

/** What was picked, and what seems promising: about what each node costs. */
interface Guide {
  readonly picks: Picks;
  readonly estimate: Float64Array;
}

/** Room for numbers about each node; those of one search are zero again before the next. */
export interface Room {
  readonly seen: Uint8Array;
  readonly estimate: Float64Array;
  /** The cost of each node's cheapest choice, once it was asked for. */
  readonly least: (Cost | undefined)[];
}

export function createRoom(nodes: number): Room {
  return { seen: new Uint8Array(nodes), estimate: new Float64Array(nodes), least: [] };
}

interface Search extends Guide {
  readonly least: Room['least'];
  /** The length of the trail before anything was decided here. */
  readonly start: number;
  readonly budget: Budget;
  best: Decided;
}

/** Decisions that may still be looked at before the best found so far is taken as it is. */
export interface Budget {
  steps: number;
}

/** What was decided, and what it costs. */
interface Decided {
  readonly cost: Cost;
  readonly taken: readonly (readonly [node: number, choice: number])[];
}

/** Decides what is open in the cheapest way and leaves it picked; gives what that costs, and whether it is proven the least. */
export function branchAndBound(
  picks: Picks,
  open: Open,
  budget: Budget,
  room: Room,
): { readonly cost: Cost; readonly exact: boolean } {
  const nodes = nodesBelow(picks, open, room);
  const [only = -1] = nodes;
  // Most parts are one node whose ways lead to nothing else that is open.
  if (nodes.length === 1 && open.groups.length === 0) {
    room.seen[only] = 0;
    return { cost: takeCheapest(picks, only), exact: true };
  }
  const start = picks.trail.length;
  const { estimate } = room;
  estimateCosts(picks, nodes, room);
  const best = dive(picks, estimate, open);
  undo(picks, start);
  const small = nodes.length <= MOST_DECISIONS;
  const search: Search = { picks, estimate, least: room.least, start, budget, best };
  if (small) branch(search, open, FREE);
  for (const [node, choice] of search.best.taken) picks.taken[node] = choice;
  for (const node of nodes) room.seen[node] = room.estimate[node] = 0;
  return { cost: search.best.cost, exact: small && budget.steps >= 0 };
}

/** Takes the cheapest choice of a node, of equals the first, and gives its cost. */
function takeCheapest({ choices, taken }: Picks, node: number): Cost {
  const costs = (choices[node] ?? []).map(({ cost }) => cost);
  const least = cheapest(costs);
  taken[node] = costs.indexOf(least);
  return least;
}

/** Every node that a decision can lead to. */
function nodesBelow({ choices, taken }: Picks, { nodes, groups }: Open, { seen }: Room): readonly number[] {
  const queue: number[] = [];
  const add = (node: number): void => {
    if (seen[node] === 1) return;
    seen[node] = 1;
    queue.push(node);
  };
  nodes.forEach(add);
  for (const group of groups) group.forEach(add);
  for (const node of queue) {
    for (const { needs } of choices[node] ?? []) {
      for (const group of needs) for (const member of group) if ((taken[member] ?? 0) < 0) add(member);
    }
  }
  return queue;
}

function leastCost({ picks, least }: Search, node: number): Cost {
  return (least[node] ??= cheapest((picks.choices[node] ?? []).map(({ cost }) => cost)));
}

function cheapest(costs: readonly Cost[]): Cost {
  return costs.reduce((least, cost) => (compareCosts(cost, least) < 0 ? cost : least), costs[0] ?? FREE);
}

/** About what each node costs with what it stands on, so that the most promising way is tried first. */
function estimateCosts({ choices }: Picks, nodes: readonly number[], { estimate }: Room): void {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let settled = true;
    // What is below comes later in the list: taken from its end, most nodes are settled in one round.
    for (let place = nodes.length - 1; place >= 0; place--) {
      const node = nodes[place] ?? 0;
      let least = Infinity;
      for (const way of choices[node] ?? []) least = Math.min(least, rough(way, estimate));
      if (least === estimate[node]) continue;
      estimate[node] = least;
      settled = false;
    }
    if (settled) return;
  }
}

function rough({ cost, needs }: Choice, estimate: Float64Array): number {
  let total = roughly(cost);
  for (const group of needs) {
    let least = Infinity;
    for (const member of group) least = Math.min(least, estimate[member] ?? 0);
    total += least;
  }
  return total;
}

/** A decision and the ways to make it, the most promising first. */
function nextDecision({ picks, estimate }: Guide, { nodes, groups }: Open): { rest: Open; ways: readonly Decision[] } {
  const [node, ...others] = nodes;
  if (node !== undefined) {
    const choices = picks.choices[node] ?? [];
    const ways = choices.map((choice, index) => ({ node, choice: index, rank: rough(choice, estimate) }));
    return { rest: { nodes: others, groups }, ways: ways.sort((a, b) => a.rank - b.rank) };
  }
  const [group = [], ...later] = groups;
  const ways = group.map((member) => ({ node: member, choice: undefined, rank: estimate[member] ?? 0 }));
  return { rest: { nodes: [], groups: later }, ways: ways.sort((a, b) => a.rank - b.rank) };
}

interface Decision {
  readonly node: number;
  /** Undefined where only that the node is had is decided. */
  readonly choice: number | undefined;
  readonly rank: number;
}

function decide(picks: Picks, { node, choice }: Decision, rest: Open): { cost: Cost; open: Open } {
  const { cost, open } = choice === undefined ? propagate(picks, [[node]]) : take(picks, node, choice);
  const nodes = [...rest.nodes, ...open.nodes];
  return { cost, open: openChoices(picks, { nodes, groups: [...rest.groups, ...open.groups] }) };
}

function isOpen({ nodes, groups }: Open): boolean {
  return nodes.length + groups.length > 0;
}

/** Takes the most promising way at every decision. */
function dive(picks: Picks, estimate: Guide['estimate'], start: Open): Decided {
  const from = picks.trail.length;
  let cost = FREE;
  for (let open = openChoices(picks, start); isOpen(open);) {
    const { rest, ways } = nextDecision({ picks, estimate }, open);
    const made = ways[0] ? decide(picks, ways[0], rest) : { cost: FREE, open: rest };
    cost = addCosts(cost, made.cost);
    open = made.open;
  }
  return { cost, taken: decidedSince(picks, from) };
}

function decidedSince(picks: Picks, from: number): Decided['taken'] {
  return [...pickedSince(picks, from)].map((node) => [node, picks.taken[node] ?? 0] as const);
}

function branch(search: Search, open: Open, cost: Cost): void {
  if (compareCosts(bound(search, open, cost), search.best.cost) >= 0) return;
  if (!isOpen(open)) {
    search.best = { cost, taken: decidedSince(search.picks, search.start) };
    return;
  }
  const { rest, ways } = nextDecision(search, open);
  for (const way of ways) {
    if (--search.budget.steps < 0) return;
    const before = search.picks.trail.length;
    const made = decide(search.picks, way, rest);
    branch(search, made.open, addCosts(cost, made.cost));
    undo(search.picks, before);
  }
}

/** At least so much it will cost: every open node its cheapest way, and groups that share no node their cheapest member. */
function bound(search: Search, { nodes, groups }: Open, cost: Cost): Cost {
  let total = cost;
  const counted = new Set(nodes);
  for (const node of nodes) total = addCosts(total, leastCost(search, node));
  for (const group of groups) {
    if (group.some((member) => counted.has(member))) continue;
    for (const member of group) counted.add(member);
    total = addCosts(total, cheapest(group.map((member) => leastCost(search, member))));
  }
  return total;
}
