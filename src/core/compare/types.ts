import type { Coupling } from '../analysis/coupling.ts';
import type { Level } from '../catalog/types.ts';
import type { Severity } from '../rules/rule.ts';
import type { Layer } from '../stack/types.ts';

/** A value on both sides; undefined where a side has none. */
export interface Change<T> {
  readonly before: T;
  readonly after: T;
}

/** One of the two stacks in short. */
export interface ComparedStack {
  readonly name?: string;
  readonly entries: number;
  /** Lock-in index of the stack. */
  readonly lockIn: number;
  /** Share of the cells that are known. */
  readonly known: number;
  /** The targets that the manifest asks for. */
  readonly targets: readonly string[];
  /** Problems of form: with any, the stack was read in part only. */
  readonly problems: number;
}

/** An entry that stands on one side only. */
export interface LoneEntry {
  readonly id: string;
  readonly layer: Layer;
  /** The catalog's id, else the manifest's own word. */
  readonly component?: string;
  readonly version?: string;
  readonly coupling: Coupling;
  readonly lockIn: number;
}

export type FieldName =
  | 'id'
  | 'layer'
  | 'name'
  | 'component'
  | 'version'
  | 'uses'
  | 'any-of'
  | 'optional'
  | 'supports'
  | 'license'
  | 'format'
  | 'precision'
  | 'count'
  | 'accept';

/** A list's items are in the order of the manifest, which by itself means nothing. */
export type FieldValue = string | number | boolean | readonly string[];

/** A field that was written, taken away or written anew. */
export interface FieldChange extends Change<FieldValue | undefined> {
  readonly field: FieldName;
}

/**
 * What happened to a level: `opened` runs now and did not, `lost` ran and does not (be it unknown or none on the other side);
 * `raised` and `lowered` are other steps up and down.
 */
export type Turn = 'opened' | 'lost' | 'raised' | 'lowered';

/** Ids from an entry down to what limits it. A very long chain is cut: its last id stands right behind the first ones. */
export interface ComparedChain {
  readonly ids: readonly string[];
  readonly cut: boolean;
}

/** An entry's reach on a target that differs. */
export interface CellChange extends Change<Level> {
  readonly target: string;
  readonly turn: Turn;
  readonly chains: Change<ComparedChain>;
  /** Why it is (or was) no better: what is at the end of the chain of the worse side, with its source. */
  readonly reason: string;
}

/** A coupling, and the vendor where it is a lock to one. */
export interface ComparedCoupling {
  readonly coupling: Coupling;
  readonly lockedTo?: { readonly vendor: string; readonly name: string };
}

/** An entry that stands on both sides, and what differs. */
export interface EntryChange {
  readonly id: string;
  readonly layer: Layer;
  readonly fields: readonly FieldChange[];
  readonly coupling?: Change<ComparedCoupling>;
  readonly lockIn?: Change<number>;
  readonly cells: readonly CellChange[];
}

/** What the whole stack comes to on a target: the least of its topmost entries; unknown where it has no entry. */
export interface StackTarget extends Change<Level> {
  readonly id: string;
  readonly name: string;
  readonly turn?: Turn;
}

export interface ComparedChokePoint {
  readonly id: string;
  /** How many cells it opens, or opened. */
  readonly opens: number;
}

export interface ComparedFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly entry?: string;
}

/** What came and what went. */
export interface ComeAndGone<T> {
  readonly come: readonly T[];
  readonly gone: readonly T[];
}

/** Two stacks side by side. Entries are in the order of the text after, those removed in the order of the text before. */
export interface Comparison extends Change<ComparedStack> {
  readonly added: readonly LoneEntry[];
  readonly removed: readonly LoneEntry[];
  readonly changed: readonly EntryChange[];
  /** Ids of entries on both sides that are locked now and were not. */
  readonly becameLocked: readonly string[];
  /** Ids of entries on both sides that were locked and are known not to be any more. */
  readonly becameFree: readonly string[];
  /** Every target that both sides know. */
  readonly targets: readonly StackTarget[];
  readonly chokePoints: ComeAndGone<ComparedChokePoint>;
  readonly findings: ComeAndGone<ComparedFinding>;
}
