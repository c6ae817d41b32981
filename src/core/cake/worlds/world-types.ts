import type { Effort, Level } from '../../catalog/types.ts';
import type { Layer } from '../../stack/types.ts';
import type { CakeModel, CakeTarget } from '../data/types.ts';

/**
 * What becomes of an entry on a target: it `runs` as it is; is `swapped` for the target's own piece, `replaced` by another component,
 * or `configured` to another version, format or precision; is `blocked` or `unknown`; is `gone`, since nothing needs it there; or
 * `stays` as it is without running there: it serves other hardware, or turns on what is blocked.
 */
export type FateKind = 'runs' | 'swapped' | 'replaced' | 'configured' | 'blocked' | 'unknown' | 'gone' | 'stays';

/** The fates in the order of a legend, what stands in the way first. */
export const FATE_KINDS: readonly FateKind[] = [
  ...(['blocked', 'unknown', 'replaced', 'configured', 'swapped', 'gone', 'stays', 'runs'] as const),
];

/** What becomes of one slab. */
export interface Fate {
  /** The slab's, in the picture before the move. */
  readonly key: string;
  readonly layer: Layer;
  readonly kind: FateKind;
  /** What is done, in words: `replace by vllm`, `change precision to bf16`. */
  readonly action: string;
  /** The component, or version of it, that stands there afterwards. */
  readonly by?: string;
  /** The same by name. */
  readonly byName?: string;
  readonly effort: Effort;
  /** How well what stands there afterwards runs. */
  readonly level?: Level;
  readonly note?: string;
  /** The key of its slab in the picture after the move; several may share one. None where it is gone. */
  readonly becomes?: string;
}

/** What a layer takes. */
export interface LayerEfforts {
  readonly layer: Layer;
  /** How many changes there are of each effort. */
  readonly efforts: Readonly<Record<Effort, number>>;
  /** The greatest of them. */
  readonly effort: Effort;
  readonly blocked: number;
  readonly unknown: number;
}

/** A stack in the world of a target. */
export interface CakeWorld {
  readonly target: CakeTarget;
  /** Every topmost entry runs there as the stack is declared. */
  readonly opens: boolean;
  /** True where nothing that the stack needs is blocked or unknown. */
  readonly feasible: boolean;
  /** False where the search was cut short, so that a cheaper plan may exist. */
  readonly exact: boolean;
  readonly unchanged: boolean;
  /** What it comes to, in a sentence or two. */
  readonly verdict: string;
  /** The greatest effort of any step. */
  readonly effort: Effort;
  readonly efforts: Readonly<Record<Effort, number>>;
  /** `1 × code, 3 × config`. */
  readonly effortText: string;
  /** From the top down. */
  readonly layers: readonly LayerEfforts[];
  /** Along the slabs of the picture before the move. */
  readonly fates: readonly Fate[];
  /** The picture after the move; undefined where the move cannot be written into the text. */
  readonly after?: CakeModel;
}
