import type { Analysis } from '../analysis/analyze.ts';
import { remembering } from '../remember.ts';

/** Computes once for all entries of a stack that the catalog answers alike: only what follows from their own levels, and the reasons for those. */
export function byProfile<Value>(
  compute: (analysis: Analysis, node: number) => Value,
): (analysis: Analysis, node: number) => Value {
  const valuesIn = remembering<Analysis, { readonly value: Value }[]>(() => []);
  return (analysis, node) => {
    const values = valuesIn(analysis);
    const profile = analysis.profile(node);
    return (values[profile] ??= { value: compute(analysis, node) }).value;
  };
}
