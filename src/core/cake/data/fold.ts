import { remembering } from '../../remember.ts';
import type { Layer } from '../../stack/types.ts';
import { LAYER_NAMES } from '../../stack/types.ts';
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
  const slabs: Slab[] = [];
  const place = new Int32Array(model.slabs.length);
  for (const group of groupsOf(model.slabs).values()) {
    const { shown, hidden } = partsOf(group, unfolded[group.key] ?? 0);
    for (const index of shown) {
      const slab = model.slabs[index];
      place[index] = slab ? slabs.push(slab) - 1 : 0;
    }
    if (hidden.length === 0) continue;
    for (const index of hidden) place[index] = slabs.length;
    const fold = shown.length === 0 ? group.whole() : foldOf(model.slabs, group.key, hidden, true);
    slabs.push({ ...fold, entry: -1 - slabs.length });
  }
  return { ...model, slabs, uses: foldUses(model.uses, slabs, place) };
}

/** The slabs of a layer and kind, as positions. */
interface Group {
  readonly key: string;
  readonly members: readonly number[];
  /** The same in the order in which they come out of the fold. */
  readonly inOrder: () => readonly number[];
  /** The slab that stands for all of them. */
  readonly whole: () => Slab;
}

/** Found once for a stack: each step that unfolds one group asks for all of them. */
const groupsOf = remembering((slabs: readonly Slab[]): ReadonlyMap<string, Group> => {
  const members = new Map<string, number[]>();
  let last: Slab | undefined;
  let group: number[] = [];
  slabs.forEach((slab, index) => {
    // Most stand beside others of their layer and kind, and then nothing has to be looked up.
    if (slab.layer !== last?.layer || slab.kind !== last.kind) {
      const key = foldKey(slab.layer, slab.kind);
      group = members.get(key) ?? [];
      members.set(key, group);
    }
    group.push(index);
    last = slab;
  });
  return new Map([...members].map(([key, all]) => [key, groupOf(slabs, key, all)]));
});

function groupOf(slabs: readonly Slab[], key: string, members: readonly number[]): Group {
  const opens = (index: number): number => slabs[index]?.choke?.opens ?? 0;
  let inOrder: readonly number[] | undefined;
  let whole: Slab | undefined;
  return {
    ...{ key, members },
    inOrder: () => (inOrder ??= [...members].sort((a, b) => opens(b) - opens(a) || a - b)),
    whole: () => (whole ??= foldOf(slabs, key, members, false)),
  };
}

/** What has come out of a group after so many steps, and what has not, which is in no order that counts. */
function partsOf(
  { members, inOrder }: Group,
  steps: number,
): { readonly shown: readonly number[]; readonly hidden: readonly number[] } {
  const room = steps * FOLD_STEP;
  if (members.length < LEAST_FOLD || room + LEAST_FOLD > members.length) return { shown: members, hidden: [] };
  if (room === 0) return { shown: [], hidden: members };
  return { shown: inOrder().slice(0, room), hidden: inOrder().slice(room) };
}

function foldOf(slabs: readonly Slab[], key: string, hidden: readonly number[], isRest: boolean): Slab {
  const { layer = 'application', kind = 'unknown', coupling = 'unknown' } = slabs[hidden[0] ?? -1] ?? {};
  const vendors = new Set<string>();
  let [points, lockIn, chokes, misfits] = [0, 0, 0, 0];
  for (const index of hidden) {
    const slab = slabs[index];
    if (!slab) continue;
    points += slab.points;
    lockIn += slab.lockIn;
    if (slab.choke) chokes++;
    if (slab.misfit) misfits++;
    for (const vendor of slab.vendors) vendors.add(vendor);
  }
  const name = `${grouped(hidden.length)} ${isRest ? 'more ' : ''}${KIND_NAMES[kind].toLowerCase()}`;
  const news = [
    ...(chokes > 0 ? [`${chokes} choke ${chokes === 1 ? 'point' : 'points'}`] : []),
    ...(misfits > 0 ? [`${misfits} misfit`] : []),
  ];
  return {
    ...{ entry: -1, key, layer, kind, coupling, name, detail: '', note: news.join(', ') || 'folded' },
    description: [name, LAYER_NAMES[layer], KIND_MEANINGS[kind], ...news],
    ...{ misfit: misfits > 0, chain: [], silicon: [], points, lockIn: lockIn / Math.max(1, hidden.length) },
    ...{ openness: 'unknown', opennessOf: 'source', own: '', reach: '' },
    vendors: [...vendors],
    folded: hidden.length,
  };
}

/** Firm lines say more than loose ones where several fall together. */
const FIRMNESS: readonly UseKind[] = ['firm', 'any-of', 'optional'];

/** Lines between the slabs that are left, those that fall together counted; what stands within one fold has none. */
function foldUses(uses: readonly UseLine[], slabs: readonly Slab[], place: Int32Array): readonly UseLine[] {
  const lines = new Map<number, { from: number; to: number; kind: UseKind; lock: boolean; count: number }>();
  let line: ReturnType<typeof lines.get>;
  for (const use of uses) {
    const from = place[use.from] ?? 0;
    const to = place[use.to] ?? 0;
    if (from === to) continue;
    const key = from * slabs.length + to;
    // Most lead where the one before leads.
    if (line?.from !== from || line.to !== to) line = lines.get(key);
    if (!line) {
      line = { from, to, kind: use.kind, lock: use.lock, count: 0 };
      lines.set(key, line);
    }
    line.count++;
    line.lock ||= use.lock;
    if (line.kind !== use.kind && FIRMNESS.indexOf(use.kind) < FIRMNESS.indexOf(line.kind)) line.kind = use.kind;
  }
  return [...lines.values()].map(({ count, ...line }) => (count > 1 ? { ...line, count } : line));
}
