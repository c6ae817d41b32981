import type { Coupling } from '../../analysis/coupling.ts';
import type { Level, Openness, TargetId } from '../../catalog/types.ts';
import type { Layer } from '../../stack/types.ts';
import type { FateKind } from '../worlds/world-types.ts';

/** What a slab is marked by: its coupling, or that it belongs to one vendor by nature. */
export type SlabKind = Coupling | 'platform';

/** The kinds in the order of a legend, the most binding first. */
export const SLAB_KINDS: readonly SlabKind[] = ['locked', 'leaning', 'portable', 'neutral', 'unknown', 'platform'];

/** A target as the picture speaks of it. */
export interface CakeTarget {
  readonly id: TargetId;
  readonly name: string;
  readonly vendor: string;
  readonly vendorName: string;
  readonly kind: 'accelerator' | 'cpu';
}

/** What a choke point holds up: replaced by something that runs everywhere, it alone would open that. */
export interface Choke {
  /** Cells (entry × accelerator), its own among them. */
  readonly opens: number;
  /** Its own cells. */
  readonly own: number;
  /** On so many accelerators it opens something. */
  readonly targets: number;
  /** On one of these it opens so many entries at once, itself among them. */
  readonly entries: number;
}

/** One entry as the picture shows it. All texts are clean, but not yet escaped. All are of one shape, for speed. */
export interface Slab {
  /** The entry's position in the stack; negative for a slab that stands for several (`folded`). */
  readonly entry: number;
  /** Tells the slab from all others, also after an edit: the entry's id, numbered where several have the same. */
  readonly key: string;
  readonly layer: Layer;
  readonly kind: SlabKind;
  /** The same as `kind`, but that platform pieces have one too. */
  readonly coupling: Coupling;
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
  /** Of a locked one: the entries from the end of `chain`, which is left out, down to the silicon that it is locked to. */
  readonly silicon: readonly number[];
  /** How much of the stack's lock-in index stands at this entry, in points; those of all slabs add up to the index. */
  readonly points: number;
  /** The entry's own lock-in index, 0 to 100. */
  readonly lockIn: number;
  /** Undefined where it is no choke point worth telling. */
  readonly choke?: Choke | undefined;
  readonly openness: Openness | 'unknown';
  /** What openness speaks of. */
  readonly opennessOf: 'weights' | 'source' | 'licence';
  readonly license?: string | undefined;
  readonly steward?: string | undefined;
  /** The ids of the vendors that it is tied to: locked to one, or native only there. */
  readonly vendors: readonly string[];
  /** Its own level on each of `CakeModel.targets`, a letter each (`levelAt`). */
  readonly own: string;
  /** What is left of that in this stack, likewise. */
  readonly reach: string;
  /** A slab that stands for several entries of a layer and kind: how many they are (`foldBands`). */
  readonly folded?: number;
  /** In the world of a target: what becomes of it (`inWorld`). */
  readonly fate?: FateKind;
}

/** How a use binds: it must be there, the stack can do without, or any of several will do. */
export type UseKind = 'firm' | 'optional' | 'any-of';

/** A line between two slabs: `from` stands on `to`, both positions in `CakeModel.slabs`. */
export interface UseLine {
  readonly from: number;
  readonly to: number;
  readonly kind: UseKind;
  /** It lies on the way from a locked entry down to the silicon that it is locked to. */
  readonly lock: boolean;
  /** Stands for so many lines between folded slabs; undefined for one. */
  readonly count?: number;
}

/** All that the picture of a stack shows, without any place on it: plain data, fit to be sent to a page. */
export interface CakeModel {
  readonly name: string;
  /** Lock-in index, 0 to 100. */
  readonly lockIn: number;
  /** Share of what is known, 0 to 1. */
  readonly known: number;
  readonly counts: Readonly<Record<SlabKind, number>>;
  /** All targets of the catalog. */
  readonly targets: readonly CakeTarget[];
  /** Those that are looked at, as positions in `targets`. */
  readonly panel: readonly number[];
  /** The ids of those that the manifest asks for. */
  readonly asked: readonly TargetId[];
  readonly slabs: readonly Slab[];
  readonly uses: readonly UseLine[];
  /** What is to say of a layer beside its slabs, in two or three words; in the world of a target what it takes (`inWorld`). */
  readonly layerNotes?: Readonly<Partial<Record<Layer, string>>>;
}

const LETTERS: Readonly<Record<Level, string>> = { native: 'n', port: 'p', experimental: 'e', unknown: '?', none: '-' };
const LEVELS_BY_LETTER: ReadonlyMap<string, Level> = new Map(
  Object.entries(LETTERS).map(([level, letter]) => [letter, level as Level]),
);

/** A level as the letter that `Slab.own` and `Slab.reach` have for it. */
export function levelLetter(level: Level): string {
  return LETTERS[level];
}

/** The level on a target, read from a row of letters; one that the row does not have is unknown. */
export function levelAt(row: string, target: number): Level {
  return LEVELS_BY_LETTER.get(row[target] ?? '') ?? 'unknown';
}
