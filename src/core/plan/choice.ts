import type { Cost } from './cost.ts';

/** One way to have a node in the stack: what it stands on then, group by group (of a group any member will do), and its cost. */
export interface Choice {
  readonly needs: readonly (readonly number[])[];
  readonly cost: Cost;
}
