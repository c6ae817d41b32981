import type { Coupling } from '../../analysis/coupling.ts';
import type { Effort, Level } from '../../catalog/types.ts';
import type { CakeTarget, UseKind } from './types.ts';

/** An entry that another one speaks of; without a key it is a component that only an `any-of` names. */
export interface EntryName {
  readonly key?: string;
  readonly name: string;
}

/** What could stand in the place of what ties an entry. */
export interface Way {
  readonly component: string;
  readonly name: string;
  readonly effort: Effort;
  readonly note?: string;
  /** What to hand to `applyWay`; undefined where the text has no such place. Whether it works out is seen when it is asked for. */
  readonly apply?: WayToApply;
}

/** A replacement, as a page may ask for it. */
export interface WayToApply {
  /** The slab's key. */
  readonly key: string;
  readonly field: WayField;
  readonly component: string;
}

/** Why a replacement was not made: the text cannot be read, has something else there by now, or cannot be edited so that it says just that. */
export type WayRefusal = 'broken' | 'changed' | 'unwritable';

export type WayField = 'component' | 'format' | 'precision';

/** A source, what it says, and when that was read. */
export interface EvidenceLine {
  /** Its address. */
  readonly source: string;
  /** Its name in a few words. */
  readonly place: string;
  readonly says: string;
  /** ISO date. */
  readonly checked: string;
  /** `5 days ago`; empty for a day to come. */
  readonly age: string;
  /** It was read over a year ago. */
  readonly stale: boolean;
}

/** An entry on a target. */
export interface LevelLine {
  readonly target: CakeTarget;
  /** By itself. */
  readonly own: Level;
  /** What is left of that in this stack. */
  readonly here: Level;
  readonly swapped: boolean;
  /** What limits it, where that is not itself. */
  readonly limit?: EntryName;
  /** What the own level depends on, in a few words each. */
  readonly conditions: readonly string[];
}

/** All that there is to say of one entry, as clean texts. */
export interface EntryDetails {
  readonly key: string;
  readonly name: string;
  readonly version?: string;
  /** `Base Model Framework · inference engine`. */
  readonly nature: string;
  readonly summary?: string;
  readonly deprecated?: string;
  readonly coupling: Coupling;
  /** `locked to NVIDIA`. */
  readonly head: string;
  /** Where it runs; empty where the head says it all. */
  readonly spread: string;
  /** From this entry down to what decides its coupling, itself first; empty where nothing ties it, or it itself does. */
  readonly chain: readonly EntryName[];
  /** How many of a very long one are left out before the last few. */
  readonly hidden: number;
  /** What stands at its end: `DeepEP does not run on AMD GPUs. Needs NVLink`. */
  readonly cause?: string;
  /** What would free it, where that is another version, or a move. */
  readonly free?: string;
  /** What the ways replace. */
  readonly inPlaceOf?: EntryName;
  readonly ways: readonly Way[];
  readonly choke?: string;
  /** Points of the stack's lock-in index, and how many of them stand there only because nothing is known. */
  readonly points: number;
  readonly unknownPoints: number;
  readonly levels: readonly LevelLine[];
  /** Openness, licence, and who decides, a few words each. */
  readonly facts: readonly string[];
  readonly evidence: readonly EvidenceLine[];
  readonly uses: readonly (EntryName & { readonly kind: UseKind })[];
  readonly users: readonly (EntryName & { readonly kind: UseKind })[];
  readonly homepage?: string;
}
