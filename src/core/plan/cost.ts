import { EFFORTS } from '../catalog/alternatives.ts';
import type { Effort } from '../catalog/types.ts';

/** What a way costs, from what weighs most to what only breaks ties between ways of the same effort. */
const ASPECTS = ['blocked', 'unknown', 'redesign', 'code', 'rebuild', 'config', 'experimental', 'port'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** How often each aspect occurs, in the order of `ASPECTS`. Costs compare from the left, so that no weights are made up. */
export type Cost = readonly number[];

export const FREE: Cost = ASPECTS.map(() => 0);

/** The cost of something that has these aspects, each once. */
export function costOf(...aspects: readonly (Aspect | 'none')[]): Cost {
  if (aspects.length === 0) return FREE;
  const cost: number[] = [...FREE];
  for (const aspect of aspects) {
    const place = (ASPECTS as readonly string[]).indexOf(aspect);
    if (place >= 0) cost[place] = (cost[place] ?? 0) + 1;
  }
  return cost;
}

export function addCosts(a: Cost, b: Cost): Cost {
  if (a === FREE) return b;
  if (b === FREE) return a;
  return a.map((count, index) => count + (b[index] ?? 0));
}

/** Negative, zero or positive, as `a` is cheaper than, equal to or dearer than `b`. */
export function compareCosts(a: Cost, b: Cost): number {
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

export function isFree(cost: Cost): boolean {
  return cost === FREE || compareCosts(cost, FREE) === 0;
}

/** A cost as one number, for estimates only: large counts lose what weighs least. */
export function roughly(cost: Cost): number {
  let total = 0;
  for (const count of cost) total = total * 1000 + count;
  return total;
}

/** The greater of two efforts. */
export function greaterEffort(a: Effort, b: Effort): Effort {
  return EFFORTS.indexOf(a) >= EFFORTS.indexOf(b) ? a : b;
}
