import type { Layer } from '../stack/types.ts';

/** Support levels from best to worst; `limited` ways count like a port (see `rankOf`). */
export type Level = 'native' | 'port' | 'experimental' | 'unknown' | 'none';

export type TargetId = string;
export type ComponentId = string;
export type Effort = 'none' | 'config' | 'rebuild' | 'code' | 'redesign';
export type Openness = 'open' | 'partial' | 'restricted' | 'closed';

/** A primary source: its address, what it says in our words, and the day it was read (ISO date). */
export interface Evidence {
  readonly source: string;
  readonly says: string;
  readonly checked: string;
}

/** One claim about one target; `since` and `until` are versions of the component, `arch` an architecture condition. */
export interface Case {
  readonly level: Level;
  readonly via?: readonly ComponentId[];
  readonly arch?: string;
  readonly since?: string;
  readonly until?: string;
  readonly os?: readonly string[];
  readonly limited?: string;
  readonly note?: string;
  readonly evidence?: readonly string[];
}

export interface Alternative {
  readonly component: ComponentId;
  readonly effort: Effort;
  readonly note?: string;
}

/** What a device is: its target, architecture, memory in GB, and the precisions that it computes in natively. */
export interface Device {
  readonly target: TargetId;
  readonly arch?: string;
  readonly memory?: number;
  readonly precisions?: readonly ComponentId[];
}

export interface Component {
  readonly id: ComponentId;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly layer: Layer;
  readonly kind: string;
  readonly platform?: true;
  readonly summary: string;
  readonly homepage: string;
  readonly license?: string;
  readonly packages?: readonly string[];
  readonly requires?: readonly ComponentId[];
  readonly hardware?: Device;
  readonly neutral?: { readonly note?: string; readonly evidence: readonly string[] };
  readonly supports?: Readonly<Record<TargetId, Case | readonly Case[]>>;
  readonly alternatives?: readonly Alternative[];
  readonly openness?: Readonly<Partial<Record<'source' | 'weights' | 'data' | 'recipe', Openness>>>;
  readonly steward?: string;
  readonly stewardVendor?: string;
  readonly deprecated?: {
    readonly note: string;
    readonly successor?: ComponentId;
    readonly evidence: readonly string[];
  };
  readonly evidence: Readonly<Record<string, Evidence>>;
}

/** A platform that a stack can run on. Architectures are listed by family, within a family from old to new. */
export interface Target {
  readonly id: TargetId;
  readonly name: string;
  readonly vendor: string;
  readonly vendorName: string;
  readonly kind: 'accelerator' | 'cpu';
  readonly rank: number;
  readonly platform?: ComponentId;
  readonly architectures?: readonly { readonly family: string; readonly ids: readonly string[] }[];
}

/** What the build compiles the catalog's files into. */
export interface CatalogData {
  readonly targets: readonly Target[];
  readonly components: readonly Component[];
}
