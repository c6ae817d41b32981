import { addCosts, compareCosts, type Cost, FREE, roughly } from './cost.ts';
import { type Open, openChoices, type Picks, propagate, take, undo } from './picks.ts';

/** Parts with more decisions are not searched through, only dived into once. */
const MOST_DECISIONS = 400;

/** How far ahead estimates look along what nodes stand on. */
const LOOK_AHEAD = 8;

/** What was picked, and what seems promising. */
interface Guide {
  readonly picks: Picks;
  readonly estimate: ReadonlyMap<number, number>;
}

interface Search extends Guide {
  readonly least: ReadonlyMap<number, Cost>;
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
): { readonly cost: Cost; readonly exact: boolean } {
  const nodes = nodesBelow(picks, open);
  const start = picks.trail.length;
  const estimate = estimates(picks, nodes);
  const best = dive(picks, estimate, open);
  undo(picks, start);
  const least = new Map(nodes.map((node) => [node, leastCost(picks, node)]));
  const small = nodes.length <= MOST_DECISIONS;
  const search: Search = { picks, estimate, least, start, budget, best };
  if (small) branch(search, open, FREE);
  for (const [node, choice] of search.best.taken) picks.taken[node] = choice;
  return { cost: search.best.cost, exact: small && budget.steps >= 0 };
}

/** Every node that a decision can lead to. */
function nodesBelow({ choices, taken }: Picks, { nodes, groups }: Open): readonly number[] {
  const queue = [...nodes, ...groups.flat()];
  const seen = new Set(queue);
  for (const node of queue) {
    for (const member of (choices[node] ?? []).flatMap(({ needs }) => needs.flat())) {
      if (seen.has(member) || (taken[member] ?? 0) >= 0) continue;
      seen.add(member);
      queue.push(member);
    }
  }
  return [...seen];
}

function leastCost({ choices }: Picks, node: number): Cost {
  const costs = (choices[node] ?? []).map(({ cost }) => cost);
  return costs.reduce((least, cost) => (compareCosts(cost, least) < 0 ? cost : least), costs[0] ?? FREE);
}

/** About what each node costs with what it stands on, so that the most promising way is tried first. */
function estimates({ choices }: Picks, nodes: readonly number[]): ReadonlyMap<number, number> {
  let known = new Map(nodes.map((node) => [node, 0]));
  for (let round = 0; round < LOOK_AHEAD; round++) {
    known = new Map(nodes.map((node) => [node, Math.min(...(choices[node] ?? []).map((way) => rough(way, known)))]));
  }
  return known;
}

function rough({ cost, needs }: Picks['choices'][number][number], estimate: ReadonlyMap<number, number>): number {
  const below = needs.map((group) => Math.min(...group.map((member) => estimate.get(member) ?? 0)));
  return below.reduce((total, one) => total + one, roughly(cost));
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
  const ways = group.map((member) => ({ node: member, choice: undefined, rank: estimate.get(member) ?? 0 }));
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

function decidedSince({ trail, taken }: Picks, from: number): Decided['taken'] {
  const nodes = new Set(trail.slice(from).map(({ node }) => node));
  return [...nodes].map((node) => [node, taken[node] ?? 0] as const);
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
function bound({ least }: Search, { nodes, groups }: Open, cost: Cost): Cost {
  let total = cost;
  const counted = new Set(nodes);
  for (const node of nodes) total = addCosts(total, least.get(node) ?? FREE);
  for (const group of groups) {
    if (group.some((member) => counted.has(member))) continue;
    for (const member of group) counted.add(member);
    const costs = group.map((member) => least.get(member) ?? FREE);
    total = addCosts(
      total,
      costs.reduce((a, b) => (compareCosts(b, a) < 0 ? b : a)),
    );
  }
  return total;
}
