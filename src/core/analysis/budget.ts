import { type Layer, LAYERS } from '../stack/types.ts';
import type { Analysis } from './analyze.ts';

/** What a stack, or a layer of it, may come to at most. */
export interface Limits {
  /** Locked entries, platform pieces left out: those are their vendor's by nature. */
  readonly locked?: number;
  /** The lock-in index. */
  readonly lockIn?: number;
  /** Entries whose replacement alone would open others. */
  readonly chokePoints?: number;
}

/** The limits that a stack is held to, as a whole and by layer. */
export interface Budget extends Limits {
  readonly layers?: Readonly<Partial<Record<Layer, Limits>>>;
}

export type Limited = keyof Limits;

/** A limit that a stack is over: its number, and the entries that make it up, those that weigh most first. */
export interface Excess {
  readonly what: Limited;
  readonly layer?: Layer;
  readonly limit: number;
  readonly found: number;
  readonly nodes: readonly number[];
}

/** Everything in which a stack is over its budget: the whole stack first, then the layers from the bottom. */
export function excessesOf(analysis: Analysis, budget: Budget): readonly Excess[] {
  return [
    ...overLimits(analysis, budget),
    ...LAYERS.flatMap((layer) => overLimits(analysis, budget.layers?.[layer] ?? {}, layer)),
  ];
}

interface Measured {
  readonly found: number;
  readonly nodes: readonly number[];
}

const MEASURES: Readonly<Record<Limited, (analysis: Analysis, layer?: Layer) => Measured>> = {
  locked: (analysis, layer) => counted(lockedNodes(analysis).filter((node) => isIn(analysis, node, layer))),
  lockIn: measureLockIn,
  chokePoints: (analysis, layer) => counted(holdingUp(analysis).filter((node) => isIn(analysis, node, layer))),
};

function overLimits(analysis: Analysis, limits: Limits, layer?: Layer): readonly Excess[] {
  return (['locked', 'lockIn', 'chokePoints'] as const).flatMap((what) => {
    const limit = limits[what];
    if (limit === undefined) return [];
    const { found, nodes } = MEASURES[what](analysis, layer);
    return found > limit ? [{ what, ...(layer && { layer }), limit, found, nodes }] : [];
  });
}

function counted(nodes: readonly number[]): Measured {
  return { found: nodes.length, nodes };
}

function isIn(analysis: Analysis, node: number, layer: Layer | undefined): boolean {
  return layer === undefined || analysis.nodes[node]?.entry?.layer === layer;
}

function entryNodes({ nodes }: Analysis): readonly number[] {
  return nodes.flatMap(({ entry }, node) => (entry ? [node] : []));
}

function isPlatform({ nodes }: Analysis, node: number): boolean {
  return nodes[node]?.component?.platform === true;
}

function lockedNodes(analysis: Analysis): readonly number[] {
  return entryNodes(analysis).filter((node) => analysis.coupling(node) === 'locked' && !isPlatform(analysis, node));
}

/** The choke points that open more than themselves. */
function holdingUp(analysis: Analysis): readonly number[] {
  return analysis.chokePoints().flatMap(({ node, opens, own }) => (opens > own ? [node] : []));
}

/** Of the stack: over its topmost entries. Of a layer: over its entries, platform pieces left out where there is anything else. */
function measureLockIn(analysis: Analysis, layer?: Layer): Measured {
  const inside = entryNodes(analysis).filter((node) => isIn(analysis, node, layer));
  const products = inside.filter((node) => !isPlatform(analysis, node));
  const over = layer === undefined ? analysis.topmost : products.length > 0 ? products : inside;
  const total = over.reduce((sum, node) => sum + analysis.entryLockIn(node), 0);
  const weigh = (a: number, b: number): number => analysis.entryLockIn(b) - analysis.entryLockIn(a) || a - b;
  // To one decimal, as every report shows it: 40.04 is not over a limit of 40.
  const found = over.length === 0 ? 0 : Number((total / over.length).toFixed(1));
  return { found, nodes: over.filter((node) => analysis.entryLockIn(node) > 0).sort(weigh) };
}
