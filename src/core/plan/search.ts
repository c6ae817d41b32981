import { branchAndBound, type Budget, createRoom } from './branch.ts';
import type { Choice } from './choice.ts';
import { addCosts, compareCosts, type Cost, FREE, isFree } from './cost.ts';
import { standing } from './fixpoint.ts';
import { createPicks, isTaken, NOT_TAKEN, type Open, openChoices, type Picks, propagate } from './picks.ts';

/** Decisions looked at in one search before the best found so far is taken as it is. */
const MOST_STEPS = 1 << 19;

/** Nodes with their choices; a node without any cannot be had. The roots must be had. */
export interface Problem {
  readonly choices: readonly (readonly Choice[])[];
  readonly roots: readonly number[];
  /** What `freeOf` says of the choices, where it is known already. */
  readonly free?: Int32Array;
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
export function solve({ choices, roots, free = freeOf(choices) }: Problem): Solution {
  // Nobody asks for what is free any more.
  const places = new Map<number, readonly number[]>();
  const reduced = choices.map((ways, node) => {
    if (free[node] !== NOT_TAKEN) return NOTHING;
    const open = ways.every((way) => asksNothingFree(way, free)) ? ways : ways.map((way) => withoutFree(way, free));
    if (open.length < 2) return open;
    const worthwhile = withoutDominated(open);
    if (worthwhile.length === open.length) return open;
    places.set(node, worthwhile);
    return worthwhile.flatMap((place) => open[place] ?? []);
  });
  const picks = createPicks(reduced);
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
  const taken = picks.taken.map((choice, node) => (choice < 0 ? NOT_TAKEN : (places.get(node)?.[choice] ?? choice)));
  takeFree(choices, free, roots, taken);
  return { taken, cost, exact };
}

/** The free choice of each node that holds itself up with what else is free, as its place among all; -1 for the others. */
export function freeOf(choices: Problem['choices']): Int32Array {
  const places = choices.map((ways) => [...ways.keys()].filter((place) => isFree(ways[place]?.cost ?? FREE)));
  const held = standing(places.map((free, node) => free.flatMap((place) => choices[node]?.[place] ?? [])));
  return held.map((place, node) => places[node]?.[place] ?? NOT_TAKEN);
}

const NOTHING: readonly Choice[] = [];

function asksNothingFree({ needs }: Choice, free: Int32Array): boolean {
  for (const group of needs) if (hasFree(group, free)) return false;
  return true;
}

function withoutFree({ needs, cost }: Choice, free: Int32Array): Choice {
  return { needs: needs.filter((group) => !hasFree(group, free)), cost };
}

function hasFree(group: readonly number[], free: Int32Array): boolean {
  for (const member of group) if (free[member] !== NOT_TAKEN) return true;
  return false;
}

/** The places of the choices that do not cost as much as another one which asks for nothing more; of equal ones the first stays. */
function withoutDominated(choices: readonly Choice[]): readonly number[] {
  const isDominated = (one: Choice, place: number): boolean =>
    choices.some((other, at) => at !== place && dominates(other, one, at < place));
  return choices.flatMap((one, place) => (isDominated(one, place) ? [] : [place]));
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
  const part = new Int32Array(picks.choices.length).map((_, node) => node);
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
        for (const group of needs) {
          for (const member of group) {
            if (isTaken(picks, member)) continue;
            part[find(member)] = find(node);
            queue.push(member);
          }
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

const NO_NEEDS: Choice['needs'] = [];

/** Takes the free nodes that the roots and the chosen ways lead to. */
function takeFree(choices: Problem['choices'], free: Int32Array, roots: readonly number[], taken: Int32Array): void {
  const queue = roots.filter((root) => taken[root] === NOT_TAKEN);
  const follow = (node: number): void => {
    for (const group of choices[node]?.[taken[node] ?? -1]?.needs ?? NO_NEEDS) {
      let met = false;
      let first = NOT_TAKEN;
      for (const member of group) {
        met ||= taken[member] !== NOT_TAKEN;
        if (first === NOT_TAKEN && free[member] !== NOT_TAKEN) first = member;
      }
      if (!met && first !== NOT_TAKEN) queue.push(first);
    }
  };
  taken.forEach((choice, node) => choice !== NOT_TAKEN && follow(node));
  for (const node of queue) {
    if (taken[node] !== NOT_TAKEN || free[node] === NOT_TAKEN) continue;
    taken[node] = free[node] ?? NOT_TAKEN;
    follow(node);
  }
}
