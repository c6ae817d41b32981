import { branchAndBound, type Budget, createRoom } from './branch.ts';
import type { Choice } from './choice.ts';
import { addCosts, compareCosts, type Cost, isFree } from './cost.ts';
import { standing } from './fixpoint.ts';
import { createPicks, isTaken, NOT_TAKEN, type Open, openChoices, type Picks, propagate } from './picks.ts';

/** Decisions looked at in one search before the best found so far is taken as it is. */
const MOST_STEPS = 1 << 19;

/** Nodes with their choices; a node without any cannot be had. The roots must be had. */
export interface Problem {
  readonly choices: readonly (readonly Choice[])[];
  readonly roots: readonly number[];
}

/** The choice taken of each node (-1: not needed), what they cost together, and whether no cheaper solution exists for sure. */
export interface Solution {
  readonly taken: Int32Array;
  readonly cost: Cost;
  readonly exact: boolean;
}

/**
 * Finds the cheapest set of choices that holds the roots up. What costs nothing is settled first, then what leaves no choice; the
 * rest falls into parts that share no node, each of which is searched for itself.
 */
export function solve({ choices, roots }: Problem): Solution {
  const free = standing(choices.map((ways) => ways.filter(({ cost }) => isFree(cost))));
  // Nobody asks for what is free any more.
  const reduced = choices.map((ways, node) =>
    free[node] === NOT_TAKEN ? withoutDominated(ways.map((way) => withoutFree(way, free))) : NOTHING,
  );
  const picks = createPicks(reduced.map((ways) => ways.map(({ choice }) => choice)));
  const start = propagate(
    picks,
    roots.filter((root) => free[root] === NOT_TAKEN).map((root) => [root]),
  );
  let cost = start.cost;
  let exact = true;
  const budget: Budget = { steps: MOST_STEPS };
  const room = createRoom(choices.length);
  for (const part of partsOf(picks, start.open)) {
    const best = branchAndBound(picks, part, budget, room);
    exact &&= best.exact;
    cost = addCosts(cost, best.cost);
  }
  const taken = picks.taken.map((choice, node) =>
    choice < 0 ? NOT_TAKEN : (reduced[node]?.[choice]?.index ?? NOT_TAKEN),
  );
  takeFree(choices, free, roots, taken);
  return { taken, cost, exact };
}

const NOTHING: readonly Placed[] = [];

/** A choice with its place among those of its node. */
interface Placed {
  readonly choice: Choice;
  readonly index: number;
}

function withoutFree(way: Choice, free: Int32Array): Choice {
  const isMet = (group: readonly number[]): boolean => group.some((member) => free[member] !== NOT_TAKEN);
  return way.needs.some(isMet) ? { ...way, needs: way.needs.filter((group) => !isMet(group)) } : way;
}

/** Leaves out choices that cost no less than another one which asks for nothing more; of equal ones the first stays. */
function withoutDominated(ways: readonly Choice[]): readonly Placed[] {
  const placed = ways.map((choice, index) => ({ choice, index }));
  if (ways.length < 2) return placed;
  return placed.filter(
    (one) => !placed.some((other) => other !== one && dominates(other.choice, one.choice, other.index < one.index)),
  );
}

function dominates(a: Choice, b: Choice, first: boolean): boolean {
  const difference = compareCosts(a.cost, b.cost);
  if (difference > 0 || !asksNoMore(a, b)) return false;
  return difference < 0 || first || !asksNoMore(b, a);
}

function asksNoMore(a: Choice, b: Choice): boolean {
  return a.needs.every((group) => b.needs.some((other) => other.every((member) => group.includes(member))));
}

/** The open decisions, grouped so that no two groups can come to need the same node; the small ones, soon decided, first. */
function partsOf(picks: Picks, open: Open): readonly Open[] {
  const part = Int32Array.from(picks.choices, (_, node) => node);
  const find = (node: number): number => {
    let root = node;
    while (part[root] !== root) root = part[root] ?? root;
    for (let at = node; at !== root;) [at, part[at]] = [part[at] ?? root, root];
    return root;
  };
  const seen = new Set<number>();
  const join = (start: number): void => {
    const queue = [start];
    for (const node of queue) {
      if (seen.has(node)) continue;
      seen.add(node);
      for (const { needs } of picks.choices[node] ?? []) {
        for (const member of needs.flat()) {
          if (isTaken(picks, member)) continue;
          part[find(member)] = find(node);
          queue.push(member);
        }
      }
    }
  };
  const unmet = openChoices(picks, open);
  for (const node of [...unmet.nodes, ...unmet.groups.flat()]) join(node);
  for (const group of unmet.groups) for (const member of group) part[find(member)] = find(group[0] ?? member);
  const parts = new Map<number, { nodes: number[]; groups: (readonly number[])[] }>();
  const partOf = (node: number): { nodes: number[]; groups: (readonly number[])[] } => {
    const known = parts.get(find(node)) ?? { nodes: [], groups: [] };
    parts.set(find(node), known);
    return known;
  };
  for (const node of unmet.nodes) partOf(node).nodes.push(node);
  for (const group of unmet.groups) partOf(group[0] ?? -1).groups.push(group);
  const size = ({ nodes, groups }: Open): number => nodes.length + groups.length;
  return [...parts.values()].sort((a, b) => size(a) - size(b));
}

/** Takes the free nodes that the roots and the chosen ways lead to. */
function takeFree(choices: Problem['choices'], free: Int32Array, roots: readonly number[], taken: Int32Array): void {
  const queue = roots.filter((root) => taken[root] === NOT_TAKEN);
  const freeIndex = (node: number): number => {
    const ways = choices[node] ?? [];
    const wanted = ways.filter(({ cost }) => isFree(cost))[free[node] ?? -1];
    return wanted ? ways.indexOf(wanted) : NOT_TAKEN;
  };
  const follow = (node: number): void => {
    for (const group of choices[node]?.[taken[node] ?? -1]?.needs ?? []) {
      if (group.some((member) => taken[member] !== NOT_TAKEN)) continue;
      const member = group.find((one) => free[one] !== NOT_TAKEN);
      if (member !== undefined) queue.push(member);
    }
  };
  taken.forEach((choice, node) => choice !== NOT_TAKEN && follow(node));
  for (const node of queue) {
    if (taken[node] !== NOT_TAKEN || free[node] === NOT_TAKEN) continue;
    taken[node] = freeIndex(node);
    follow(node);
  }
}
