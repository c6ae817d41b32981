import type { Layer } from '../stack/types.ts';
import { LAYER_NAMES } from '../stack/types.ts';
import { KIND_MEANINGS, KIND_NAMES } from './kinds.ts';
import { grouped } from './text.ts';
import type { CakeModel, Slab, SlabKind, UseKind, UseLine } from './types.ts';

/** A stack of more slabs than that is folded, unless it is said otherwise. */
export const MOST_UNFOLDED = 1500;
/** A fold of fewer slabs than that would hide more than it spares. */
const LEAST_FOLD = 12;
/** So many more slabs come out of a fold each time that it is unfolded. */
export const FOLD_STEP = 100;

/** How often each fold was opened, by its key (`foldKey`). */
export type Unfolded = Readonly<Record<string, number>>;

/** The key of the slab that stands for the entries of a kind in a layer. No entry has one like it, since ids have no line breaks. */
export function foldKey(layer: Layer, kind: SlabKind): string {
  return `\n${layer} ${kind}`;
}

/**
 * A big stack with the slabs of each layer gathered by kind: `412 locked`. The same model where it is not big, so that a page may
 * always ask. A fold that was opened shows its first slabs, choke points before the rest; what is left stays folded.
 */
export function foldBands(model: CakeModel, unfolded: Unfolded = {}, most = MOST_UNFOLDED): CakeModel {
  if (model.slabs.length <= most) return model;
  const groups = new Map<string, number[]>();
  model.slabs.forEach(({ layer, kind }, index) => {
    const key = foldKey(layer, kind);
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  });
  const slabs: Slab[] = [];
  const place = new Int32Array(model.slabs.length);
  for (const [key, members] of groups) {
    const shown = shownOf(model, members, unfolded[key] ?? 0);
    for (const index of shown) {
      const slab = model.slabs[index];
      place[index] = slab ? slabs.push(slab) - 1 : 0;
    }
    if (shown.length === members.length) continue;
    const isShown = new Set(shown);
    const hidden = members.filter((index) => !isShown.has(index));
    for (const index of hidden) place[index] = slabs.length;
    slabs.push(foldOf(model, key, hidden, { entry: -1 - slabs.length, isRest: shown.length > 0 }));
  }
  return { ...model, slabs, uses: foldUses(model.uses, slabs, place) };
}

function shownOf({ slabs }: CakeModel, members: readonly number[], steps: number): readonly number[] {
  const room = steps * FOLD_STEP;
  if (members.length < LEAST_FOLD || room + LEAST_FOLD > members.length) return members;
  const opens = (index: number): number => slabs[index]?.choke?.opens ?? 0;
  const worst = [...members].sort((a, b) => opens(b) - opens(a) || a - b);
  return worst.slice(0, room);
}

function foldOf(
  model: CakeModel,
  key: string,
  hidden: readonly number[],
  { entry, isRest }: { readonly entry: number; readonly isRest: boolean },
): Slab {
  const members = hidden.flatMap((index) => model.slabs[index] ?? []);
  const [first] = members;
  const { layer = 'application', kind = 'unknown', coupling = 'unknown' } = first ?? {};
  const chokes = members.filter(({ choke }) => choke).length;
  const misfits = members.filter(({ misfit }) => misfit).length;
  const count = grouped(members.length);
  const name = `${count} ${isRest ? 'more ' : ''}${KIND_NAMES[kind].toLowerCase()}`;
  const news = [
    ...(chokes > 0 ? [`${chokes} choke ${chokes === 1 ? 'point' : 'points'}`] : []),
    ...(misfits > 0 ? [`${misfits} misfit`] : []),
  ];
  return {
    ...{ entry, key, layer, kind, coupling, name, detail: '', note: news.join(', ') || 'folded' },
    description: [name, LAYER_NAMES[layer], KIND_MEANINGS[kind], ...news],
    ...{ misfit: misfits > 0, chain: [], silicon: [] },
    points: members.reduce((total, { points }) => total + points, 0),
    lockIn: members.reduce((total, { lockIn }) => total + lockIn, 0) / Math.max(1, members.length),
    ...{ openness: 'unknown', opennessOf: 'source', own: '', reach: '' },
    vendors: [...new Set(members.flatMap(({ vendors }) => vendors))],
    folded: members.length,
  };
}

/** Firm lines say more than loose ones where several fall together. */
const FIRMNESS: readonly UseKind[] = ['firm', 'any-of', 'optional'];

/** Lines between the slabs that are left, those that fall together counted; what stands within one fold has none. */
function foldUses(uses: readonly UseLine[], slabs: readonly Slab[], place: Int32Array): readonly UseLine[] {
  const lines = new Map<number, { from: number; to: number; kind: UseKind; lock: boolean; count: number }>();
  for (const use of uses) {
    const from = place[use.from] ?? 0;
    const to = place[use.to] ?? 0;
    if (from === to) continue;
    const key = from * slabs.length + to;
    const line = lines.get(key);
    if (!line) {
      lines.set(key, { from, to, kind: use.kind, lock: use.lock, count: 1 });
      continue;
    }
    line.count++;
    line.lock ||= use.lock;
    if (FIRMNESS.indexOf(use.kind) < FIRMNESS.indexOf(line.kind)) line.kind = use.kind;
  }
  return [...lines.values()].map(({ count, ...line }) => (count > 1 ? { ...line, count } : line));
}
