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
  let [sum, most] = [0, 0];
  for (const rank of best) {
    const weight = weightOf(rank);
    sum += weight;
    if (weight > most) most = weight;
  }
  return 100 * (1 - (sum - most) / (best.length - 1));
}
