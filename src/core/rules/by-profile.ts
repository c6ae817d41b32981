import type { RuleContext } from './rule.ts';
import type { Sight } from './sights/sight.ts';

/**
 * Computes once for all entries of a stack that the catalog answers alike: only what follows from their own levels, and the reasons for those.
 * It is kept with what else was seen of the stack, and not in a weak table: that would keep the analyses of the edits before.
 */
export function byProfile<Value>(
  compute: (context: RuleContext, node: number) => Value,
): (context: RuleContext, node: number) => Value {
  const known: Sight<Map<number, { readonly value: Value }>> = { look: () => new Map(), changed: () => [] };
  return (context, node) => {
    const values = context.see(known);
    const profile = context.analysis.profile(node);
    let one = values.get(profile);
    if (!one) values.set(profile, (one = { value: compute(context, node) }));
    return one.value;
  };
}
