import type { RuleContext } from './rule.ts';
import { withinCheck } from './sights/sight.ts';

/**
 * Computes once for all entries of a stack that the catalog answers alike: only what follows from their own levels, and the reasons for those.
 * It is kept with what else was seen of the stack, and not in a weak table: that would keep it longer than the check.
 */
export function byProfile<Value>(
  compute: (context: RuleContext, node: number) => Value,
): (context: RuleContext, node: number) => Value {
  const known = withinCheck(() => new Map<number, { readonly value: Value }>());
  return (context, node) => {
    const values = context.see(known);
    const profile = context.analysis.profile(node);
    let one = values.get(profile);
    if (!one) values.set(profile, (one = { value: compute(context, node) }));
    return one.value;
  };
}
