import type { Level } from '../catalog/types.ts';
import type { Located, Span } from '../text/span.ts';

/** The five layers, from the bottom of the cake. */
export const LAYERS = ['hardware', 'system', 'framework', 'model', 'application'] as const;
export type Layer = (typeof LAYERS)[number];

/** Whether a key of a manifest is that of a layer. */
export function isLayer(key: string): key is Layer {
  return (LAYERS as readonly string[]).includes(key);
}

/** The layers' names in reports. */
export const LAYER_NAMES: Readonly<Record<Layer, string>> = {
  hardware: 'Hardware & Compute',
  system: 'System Software & Compiler',
  framework: 'Base Model Framework',
  model: 'Specialized Model',
  application: 'Application & Deployment',
};

/** Something an entry stands on: one name, or several of which any will do. */
export interface Use {
  readonly span: Span;
  readonly members: readonly Located<string>[];
  /** True for an `any-of`, whose members may also be components that no entry has. */
  readonly anyOf: boolean;
  readonly optional: boolean;
}

/** The user's own claim about one target (`others` for the rest). */
export interface OwnSupport {
  readonly target: Located<string>;
  readonly level: Level;
  readonly since?: string;
  /** The architectures it holds for, as the catalog writes conditions: `sm_90`, `>=sm_80`, `gfx90a | gfx942`. */
  readonly arch?: string;
  readonly note?: string;
}

/** A finding taken on knowingly. */
export interface Acceptance {
  readonly span: Span;
  readonly rule: Located<string>;
  readonly reason?: string;
  /** ISO date; the acceptance lapses the day after. */
  readonly until?: Located<string>;
}

/** One item that a manifest lists in a layer. All are of one shape (`createEntry`), for speed. */
export interface Entry {
  /** Position among all entries, in the order of the text. */
  readonly index: number;
  readonly layer: Layer;
  /** The whole item. */
  readonly span: Span;
  /** What a finding about the entry as such underlines: its component, else its id. */
  readonly head: Span;
  readonly id: Located<string>;
  readonly name?: Located<string> | undefined;
  readonly component?: Located<string> | undefined;
  readonly version?: Located<string> | undefined;
  /** Undefined where the manifest gives none, so that they are inferred; an empty list is a statement. */
  readonly uses?: readonly Use[] | undefined;
  /** Alternatives of which any will do, each an entry's id or a component's. */
  readonly anyOf?: Use | undefined;
  readonly optional: boolean;
  readonly supports?: readonly OwnSupport[] | undefined;
  readonly license?: Located<string> | undefined;
  readonly format?: Located<string> | undefined;
  readonly precision?: Located<string> | undefined;
  readonly count?: number | undefined;
  readonly accept: readonly Acceptance[];
}

/** A manifest as understood: what could be read of it, each field with its place. */
export interface Stack {
  readonly name?: Located<string>;
  readonly targets: readonly Located<string>[];
  readonly entries: readonly Entry[];
}
