import type { CakeModel } from '../core/cake/types.ts';
import type { CakeWorld, Fate } from '../core/cake/world-types.ts';
import { FATE_SIGNS, FATE_WORDS } from './fates.ts';

/** The stack as it is declared, each slab saying what becomes of it on the target. */
export function worldModel(model: CakeModel, { fates, target }: CakeWorld): CakeModel {
  const byKey = new Map(fates.map((fate) => [fate.key, fate]));
  return {
    ...model,
    slabs: model.slabs.map((slab) => {
      const fate = byKey.get(slab.key);
      if (!fate) return slab;
      const words = fateText(fate);
      const [name = slab.name, ...rest] = slab.description;
      const told = [`on ${target.name}: ${words}`, ...(fate.note === undefined ? [] : [fate.note])];
      return { ...slab, note: `${FATE_SIGNS[fate.kind]} ${words}`, description: [name, ...told, ...rest] };
    }),
  };
}

/** `swapped for ROCm`, `replaced by vLLM · code`, `runs`. */
function fateText({ kind, byName, effort, action, level }: Fate): string {
  const cost = effort === 'none' ? '' : ` · ${effort}`;
  if (kind === 'runs') return level === undefined || level === 'native' ? 'runs' : `runs · ${level}`;
  if (kind === 'configured') return `${action}${cost}`;
  if (byName === undefined) return `${FATE_WORDS[kind]}${cost}`;
  return `${FATE_WORDS[kind]} ${kind === 'swapped' ? 'for' : 'by'} ${byName}${cost}`;
}
