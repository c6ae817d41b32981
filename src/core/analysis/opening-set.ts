import { RANK } from '../catalog/level.ts';
import type { Graph } from './graph.ts';
import { type Budget, smallestHit } from './hitting-set.ts';
import type { Levels } from './levels.ts';
import { createTargetOrder, cyclesOf, type Order } from './order.ts';
import type { Reach } from './reach.ts';
import { usesLeaving, usesOn } from './uses.ts';
import { createReplacement } from './replacement.ts';

/** The fewest blockers of a target whose replacement opens it to all topmost entries; none where it is open already. */
export interface OpeningSet {
  readonly nodes: readonly number[];
  /** False where the search was cut short: this set opens the target, but a smaller one may do so, too. */
  readonly exact: boolean;
  /** The topmost entries of which nothing is known there even then. */
  readonly unknown: readonly number[];
}

/** One target of a stack, as the search sees it. */
interface Search {
  readonly graph: Graph;
  readonly order: Order;
  readonly tops: readonly number[];
  readonly lost: (node: number) => readonly (readonly number[])[];
  readonly isBlocked: (node: number) => boolean;
  readonly isBlockedItself: (node: number) => boolean;
  readonly target: number;
  readonly opens: (replaced: Iterable<number>) => boolean;
}

/** Trials of a stack with something replaced, each linear in the stack: fewer where it is large. */
const MOST_TRIALS = 2000;
const MOST_WORK = 500_000;
const MOST_STEPS = 20_000;

/** Finds the smallest set for a target (docs/semantics.md). `order` is that of the whole graph, bottom up. */
export function findOpeningSet(
  graph: Graph,
  order: Order,
  levels: Levels,
  reach: Reach,
  topmost: readonly number[],
  target: number,
): OpeningSet {
  const width = graph.targets.length;
  const replace = createReplacement(graph, order, levels, target);
  const levelOf = (cells: Reach, node: number): number => cells.level[node * width + target] ?? 0;
  const search: Search = {
    ...{ graph, target, order: createTargetOrder(graph, order)(target) },
    tops: topmost.filter((node) => levelOf(reach, node) === RANK.none),
    lost: (node) => usesLeaving(graph, levels, reach, node, target, 'none'),
    isBlocked: (node) => levelOf(reach, node) === RANK.none,
    isBlockedItself: (node) => levels.own[node * width + target] === RANK.none,
    opens: (replaced) => {
      const after = replace(replaced);
      return topmost.every((node) => levelOf(after, node) !== RANK.none);
    },
  };
  const { nodes, exact } = smallestSet(search);
  const after = replace(nodes);
  const unknown = nodes.length === 0 ? [] : topmost.filter((node) => levelOf(after, node) === RANK.unknown);
  return { nodes: nodes.toSorted((a, b) => a - b), exact, unknown };
}

function smallestSet(search: Search): Omit<OpeningSet, 'unknown'> {
  const forced = forcedNodes(search);
  if (search.opens(forced)) return { nodes: [...forced], exact: true };
  const trials = { left: Math.max(20, Math.min(MOST_TRIALS, Math.floor(MOST_WORK / search.graph.nodes.length))) };
  const others = blockersBelow(search).filter((node) => !forced.has(node));
  const chosen = chooseFewest(search, forced, others, trials);
  if (chosen) return { nodes: [...forced, ...chosen], exact: true };
  return { nodes: cheapestSet(search, forced, others), exact: false };
}

/** What no set can do without: what is blocked itself below a topmost entry, as long as there is nothing to choose from. */
function forcedNodes({ tops, isBlockedItself, lost }: Search): ReadonlySet<number> {
  const forced = new Set<number>();
  const needed = new Set(tops);
  for (const node of needed) {
    if (isBlockedItself(node)) forced.add(node);
    else for (const members of lost(node)) if (members.length === 1) needed.add(members[0] ?? node);
  }
  return forced;
}

/** All that is blocked itself and could hold a topmost entry up, in the order of the text. */
function blockersBelow({ graph, order, target, tops, isBlockedItself }: Search): readonly number[] {
  // Below what is blocked itself nothing can help, unless a circle leads round it.
  const inCircle = new Set(cyclesOf(order).flat());
  const below = new Set(tops);
  for (const node of below) {
    if (isBlockedItself(node) && !inCircle.has(node)) continue;
    for (const member of usesOn(graph, node, target).flat()) below.add(member);
  }
  return [...below].filter(isBlockedItself).sort((a, b) => a - b);
}

/**
 * Every set that does not open the target shows a group of which each one that does has a member: what is left over when as
 * much as possible is added in vain. The smallest set with a member of all such groups is tried next, until one opens.
 */
function chooseFewest(
  search: Search,
  forced: ReadonlySet<number>,
  others: readonly number[],
  trials: Budget,
): readonly number[] | undefined {
  const groups: (readonly number[])[] = [];
  const steps = { left: MOST_STEPS };
  let chosen: readonly number[] | undefined = [];
  while ((chosen = smallestHit(groups, chosen.length, steps))) {
    if (search.opens([...forced, ...chosen])) return chosen;
    const vain = new Set([...forced, ...chosen]);
    const group: number[] = [];
    for (const node of others) {
      if (vain.has(node)) continue;
      if (trials.left-- <= 0) return undefined;
      if (search.opens([...vain, node])) group.push(node);
      else vain.add(node);
    }
    groups.push(group);
  }
  return undefined;
}

/** A set that opens the target without a search: of alternatives always the one that seems to need the fewest replacements. */
function cheapestSet(search: Search, forced: ReadonlySet<number>, others: readonly number[]): readonly number[] {
  const costs = new Map<number, number>();
  const costOf = (node: number): number => costs.get(node) ?? 1;
  const cheapest = (members: readonly number[]): number => members.toSorted((a, b) => costOf(a) - costOf(b))[0] ?? 0;
  for (const node of search.order.flat().filter(search.isBlocked)) {
    const below = search.lost(node).map((members) => costOf(cheapest(members)));
    costs.set(node, search.isBlockedItself(node) ? 1 : below.reduce((total, cost) => total + cost, 0));
  }
  const needed = new Set(search.tops);
  for (const node of needed) {
    if (search.isBlockedItself(node)) continue;
    for (const members of search.lost(node)) {
      if (!members.some((member) => needed.has(member))) needed.add(cheapest(members));
    }
  }
  const chosen = [...needed].filter(search.isBlockedItself);
  return search.opens(chosen) ? chosen : [...forced, ...others];
}
