import type { Target, TargetId } from '../catalog/types.ts';

/** The targets that are looked at, as positions in the catalog's order; all of them where none is named that the catalog has. */
export function panelOf(targets: readonly Target[], named: readonly TargetId[] = []): readonly number[] {
  const all = targets.map((_, index) => index);
  const chosen = all.filter((index) => named.includes(targets[index]?.id ?? ''));
  return chosen.length > 0 ? chosen : all;
}

/** The accelerators of a panel; CPUs stand beside them and make no stack portable. */
export function acceleratorsOf(targets: readonly Target[], panel: readonly number[]): readonly number[] {
  return panel.filter((target) => targets[target]?.kind === 'accelerator');
}
