import { LAYERS } from '../../stack/types.ts';
import type { CakeModel, Slab } from '../data/types.ts';
import type { CakeWorld, Fate, LayerEfforts } from './world-types.ts';

/** The picture of a stack with what becomes of each slab in the world of a target, and what each layer takes. */
export function inWorld(model: CakeModel, world: CakeWorld): CakeModel {
  const fates = new Map(world.fates.map((fate) => [fate.key, fate]));
  const notes = new Map(world.layers.map((layer) => [layer.layer, layerNote(layer)]));
  return {
    ...model,
    slabs: model.slabs.map((slab) => withFate(slab, fates.get(slab.key))),
    // How it is tied here is no matter there.
    uses: model.uses.map((use) => (use.lock ? { ...use, lock: false } : use)),
    layerNotes: Object.fromEntries(LAYERS.map((layer) => [layer, notes.get(layer) ?? ''])),
  };
}

function withFate(slab: Slab, fate: Fate | undefined): Slab {
  if (!fate) return slab;
  const [name = '', layer = ''] = slab.description;
  return {
    ...slab,
    ...{ fate: fate.kind, choke: undefined, misfit: false, note: fateNote(fate) },
    description: [name, layer, fateNote(fate), ...(fate.note === undefined ? [] : [fate.note])],
  };
}

/** What becomes of a slab, in a line: `→ Everywhere · code`. */
function fateNote({ kind, action, byName, effort, level }: Fate): string {
  const taking = effort === 'none' ? '' : ` · ${effort}`;
  switch (kind) {
    case 'swapped':
    case 'replaced':
      return `→ ${byName ?? action}${taking}`;
    case 'configured':
      return `${action}${taking}`;
    case 'gone':
      return 'left out';
    case 'stays':
      return 'stays as it is';
    case 'runs':
      return level === undefined || level === 'native' ? 'runs' : `runs · ${level}`;
    default:
      return kind;
  }
}

/** What a layer takes, the greatest first, and what stands in the way: `1 × code, 2 × config`. */
function layerNote({ efforts, blocked, unknown }: LayerEfforts): string {
  const counted = (['redesign', 'code', 'rebuild', 'config'] as const).flatMap((effort) =>
    efforts[effort] > 0 ? [`${efforts[effort]} × ${effort}`] : [],
  );
  const stuck = [...(blocked > 0 ? [`${blocked} blocked`] : []), ...(unknown > 0 ? [`${unknown} unknown`] : [])];
  return [...stuck, ...counted].join(', ') || 'nothing to do';
}
