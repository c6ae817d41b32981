import type { Analysis } from '../analysis/analyze.ts';
import type { Coupling } from '../analysis/coupling.ts';
import { nodeName } from '../analysis/wording.ts';
import type { Manifest } from '../manifest.ts';
import type { Entry, Layer } from '../stack/types.ts';
import { cleanText } from './text.ts';
import { describe, noteOf } from './wording.ts';

/** What a slab is marked by: its coupling, or that it belongs to one vendor by nature. */
export type SlabKind = Coupling | 'platform';

/** The kinds in the order of a legend, the most binding first. */
export const SLAB_KINDS: readonly SlabKind[] = ['locked', 'leaning', 'portable', 'neutral', 'unknown', 'platform'];

/** One entry as the picture shows it. All texts are clean, but not yet escaped. */
export interface Slab {
  /** The entry's position in the stack. */
  readonly entry: number;
  /** Tells the slab from all others, also after an edit: the entry's id, numbered where several have the same. */
  readonly key: string;
  readonly layer: Layer;
  readonly kind: SlabKind;
  readonly name: string;
  /** Version and count. */
  readonly detail: string;
  /** The coupling in a few words. */
  readonly note: string;
  /** All that is to say of it, a line each. */
  readonly description: readonly string[];
  /** It runs on none of the hardware that the manifest lists. */
  readonly misfit: boolean;
  /** The entries from this one down to what decides its coupling; empty where nothing is lost. */
  readonly chain: readonly number[];
}

/** A line between two slabs: `from` stands on `to`, both positions in `CakeModel.slabs`. */
export interface UseLine {
  readonly from: number;
  readonly to: number;
  /** Not the only way: optional, or one of several. */
  readonly loose: boolean;
}

/** All that the picture of a stack shows, without any place on it. */
export interface CakeModel {
  readonly name: string;
  /** Lock-in index, 0 to 100. */
  readonly lockIn: number;
  /** Share of what is known, 0 to 1. */
  readonly known: number;
  readonly counts: Readonly<Record<SlabKind, number>>;
  readonly slabs: readonly Slab[];
  readonly uses: readonly UseLine[];
}

/** The parts of a reading that the picture is made of. */
export interface CakeSource {
  readonly manifest: Manifest;
  readonly analysis: Analysis;
}

/** Makes the view model of a stack. */
export function buildCake({ manifest, analysis }: CakeSource): CakeModel {
  const { entries, name } = manifest.stack;
  const keys = slabKeys(entries);
  const misfits = new Set(analysis.misfits().map(({ node }) => node));
  const slabs = entries.map((entry) => slabOf(entry, analysis, keys, misfits));
  return {
    name: cleanText(name?.value ?? ''),
    lockIn: analysis.lockIn,
    known: analysis.known,
    counts: countKinds(slabs),
    slabs,
    uses: entries.flatMap((entry) => usesFrom(entry, analysis, entries.length)),
  };
}

/** A key for each entry, the same as long as its id and the ones before it of the same id stay. */
export function slabKeys(entries: readonly Entry[]): readonly string[] {
  const seen = new Map<string, number>();
  return entries.map(({ id }) => {
    const name = cleanText(id.value);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} #${count}`;
  });
}

/** The same picture without the platform pieces, and without the lines to them. The counts stay those of the stack. */
export function withoutPlatform(model: CakeModel): CakeModel {
  const place = new Map<number, number>();
  model.slabs.forEach((slab, index) => {
    if (slab.kind !== 'platform') place.set(index, place.size);
  });
  const uses = model.uses.flatMap((use) => {
    const [from, to] = [place.get(use.from), place.get(use.to)];
    return from === undefined || to === undefined ? [] : [{ ...use, from, to }];
  });
  return { ...model, slabs: model.slabs.filter((_, index) => place.has(index)), uses };
}

function slabOf(entry: Entry, analysis: Analysis, keys: readonly string[], misfits: ReadonlySet<number>): Slab {
  const node = entry.index;
  const coupling = analysis.coupling(node);
  const kind = analysis.nodes[node]?.component?.platform ? 'platform' : coupling;
  const free = coupling === 'neutral' || coupling === 'portable';
  const { nodes: chain, hidden } = free ? { nodes: [], hidden: 0 } : analysis.couplingChain(node);
  const misfit = misfits.has(node);
  const detail = [entry.version?.value, entry.count === undefined ? undefined : `×\u00a0${entry.count}`];
  const shown = {
    name: cleanText(nodeName(analysis, node)) || '?',
    detail: cleanText(detail.filter((part) => part !== undefined).join(' ')),
    note: noteOf(analysis, node, kind),
  };
  return {
    ...{ entry: node, key: keys[node] ?? '', layer: entry.layer, kind, misfit, ...shown },
    description: describe(analysis, entry, { ...shown, chain, hidden, misfit }),
    chain: chain.filter((member) => member < keys.length),
  };
}

function countKinds(slabs: readonly Slab[]): Readonly<Record<SlabKind, number>> {
  const counts = { locked: 0, leaning: 0, portable: 0, neutral: 0, unknown: 0, platform: 0 };
  for (const { kind } of slabs) counts[kind]++;
  return counts;
}

/** Members of an `any-of` that are no entries have no slab, so no line leads to them. */
function usesFrom(entry: Entry, analysis: Analysis, entryCount: number): readonly UseLine[] {
  const optional = new Set(entry.uses?.flatMap((use) => (use.optional ? use.members.map(({ value }) => value) : [])));
  const lines = new Map<number, UseLine>();
  for (const group of analysis.usesOf(entry.index)) {
    for (const to of group) {
      const { id, entry: used } = analysis.nodes[to] ?? {};
      const loose = group.length > 1 || used?.optional === true || (id !== undefined && optional.has(id));
      if (to < entryCount && to !== entry.index) lines.set(to, { from: entry.index, to, loose });
    }
  }
  return [...lines.values()];
}
