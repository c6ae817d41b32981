import type { VendorLevels } from './coupling.ts';

/** The weight of a vendor by its best level, in the order of `RANK`: none, unknown, experimental, port, native. */
const WEIGHTS = [0, 0, 1 / 3, 3 / 4, 1] as const;

/** What a level counts for in the index, by its rank. */
export function weightOf(rank: number): number {
  return WEIGHTS[rank] ?? 0;
}

/**
 * The lock-in index, 0 (native everywhere) to 100 (one vendor only): `100 × (1 − (Σ w − max w) / (n − 1))` over the n
 * vendors. Defined in docs/semantics.md. A panel of fewer than two vendors leaves nothing to choose from: 100.
 */
export function lockInIndex({ best }: VendorLevels): number {
  if (best.length < 2) return 100;
  const weights = best.map(weightOf);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return 100 * (1 - (sum - Math.max(...weights)) / (best.length - 1));
}
