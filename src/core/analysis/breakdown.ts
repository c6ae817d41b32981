import { RANK } from '../catalog/level.ts';
import { chainEnds } from './coupling-chain.ts';
import type { Graph } from './graph.ts';
import { weightOf } from './lock-in.ts';
import { acceleratorsOf } from './panel.ts';
import type { Reach } from './reach.ts';

/** What an entry costs: its share of the stack's lock-in index. */
export interface LockInShare {
  readonly node: number;
  readonly points: number;
  /** The part of the points that stands there only because nothing is known. */
  readonly unknown: number;
}

/** All weights are twelfths, so whole numbers keep the sum exact and equal shares equal. */
const UNITS = 12;

interface Cost {
  units: number;
  unknown: number;
}

/**
 * Lays the points of the stack's index at the entries that cost them (docs/semantics.md): what a topmost entry lacks on a
 * vendor goes to the entry at the end of the chain on that vendor's best target. Most points first, then by the text.
 */
export function breakDown(
  graph: Graph,
  reach: Reach,
  panel: readonly number[],
  topmost: readonly number[],
  isNeutral: (node: number) => boolean,
): readonly LockInShare[] {
  const endOf = chainEnds(graph, reach, graph.entryCount);
  const vendors = vendorTargets(graph, panel);
  const costs = new Map<number, Cost>();
  for (const node of topmost) {
    for (const { target, rank } of isNeutral(node) ? [] : lacking(graph, reach, vendors, node)) {
      const end = endOf(node, target);
      const cost = costs.get(end) ?? { units: 0, unknown: 0 };
      const units = Math.round(UNITS * (1 - weightOf(rank)));
      cost.units += units;
      if (rank === RANK.unknown) cost.unknown += units;
      if (units > 0) costs.set(end, cost);
    }
  }
  const points = (units: number): number => (100 * units) / (UNITS * Math.max(1, vendors.length - 1) * topmost.length);
  return [...costs]
    .sort(([a, one], [b, other]) => other.units - one.units || a - b)
    .map(([node, { units, unknown }]) => ({ node, points: points(units), unknown: points(unknown) }));
}

/** The panel's accelerators of each vendor. */
function vendorTargets({ targets }: Graph, panel: readonly number[]): readonly (readonly number[])[] {
  const vendors = new Map<string, number[]>();
  for (const target of acceleratorsOf(targets, panel)) {
    const vendor = targets[target]?.vendor ?? '';
    vendors.set(vendor, [...(vendors.get(vendor) ?? []), target]);
  }
  return [...vendors.values()];
}

interface Best {
  readonly target: number;
  readonly rank: number;
}

/** The best target of every vendor but the best vendor; the first one where several are. */
function lacking(graph: Graph, reach: Reach, vendors: readonly (readonly number[])[], node: number): readonly Best[] {
  const levels = vendors.map((targets) =>
    firstBest(targets.map((target) => ({ target, rank: reach.level[node * graph.targets.length + target] ?? 0 }))),
  );
  // One vendor alone leaves nothing to choose from, which costs all points: it stands for the one that is missing.
  if (levels.length < 2) return [{ target: levels[0]?.target ?? 0, rank: RANK.none }];
  const home = firstBest(levels);
  return levels.filter((level) => level !== home);
}

function firstBest(levels: readonly Best[]): Best {
  return levels.reduce((best, one) => (one.rank > best.rank ? one : best));
}

/**
 * The points to one decimal place, such that they add up to the index as it is shown: of the tenths that rounding down
 * leaves over, one goes to each of those that lost most.
 */
export function shownPoints(shares: readonly LockInShare[], lockIn: number): readonly number[] {
  const tenths = shares.map(({ points }) => Math.floor(points * 10 + 1e-9));
  const left = Math.round(Number(lockIn.toFixed(1)) * 10) - tenths.reduce((total, one) => total + one, 0);
  const lost = (index: number): number => (shares[index]?.points ?? 0) * 10 - (tenths[index] ?? 0);
  const raised = new Set([...shares.keys()].sort((a, b) => lost(b) - lost(a) || a - b).slice(0, left));
  return tenths.map((one, index) => (one + (raised.has(index) ? 1 : 0)) / 10);
}
