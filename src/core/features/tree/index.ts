import type { Reading } from '../../index.ts';
import type { Finding } from '../../rules/rule.ts';
import { type Branches, branchesOf } from './branches.ts';
import { type StackSummary, summaryOf } from './summary.ts';

export type { Branches, EntryBranch, FindingLeaf, LayerBranch, Place } from './branches.ts';
export { type Counts, type StackIndex, type StackSummary } from './summary.ts';

/** Stacks as a tree: what each comes to, and what it unfolds into. */
export interface StackTree {
  readonly summary: (reading: Reading, findings: readonly Finding[]) => StackSummary;
  readonly branches: (reading: Reading, findings: readonly Finding[]) => Branches;
}

export const STACK_TREE: StackTree = { summary: summaryOf, branches: branchesOf };
