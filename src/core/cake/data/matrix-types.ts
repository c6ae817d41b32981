import type { CakeTarget } from './types.ts';

/** What runs where: entries × targets. Reasons stand once each, since most cells share theirs. */
export interface ReachMatrix {
  /** The targets that are looked at, accelerators and CPUs, in the order of the catalog. */
  readonly targets: readonly CakeTarget[];
  readonly rows: readonly MatrixRow[];
  readonly reasons: readonly string[];
}

/** An entry on all targets of a matrix. */
export interface MatrixRow {
  /** The slab's. */
  readonly key: string;
  /** Its level on each of the targets in this stack, a letter each (`levelAt`). */
  readonly levels: string;
  /** The targets on which a platform piece below it is swapped for the target's own, as positions. */
  readonly swapped: readonly number[];
  /** For each target why it is no better, as a position in `ReachMatrix.reasons`; -1 where there is nothing to say. */
  readonly reasons: readonly number[];
}
