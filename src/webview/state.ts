import { type CakeModel, type Slab, SLAB_KINDS, type SlabKind } from '../core/cake/data/types.ts';
import { type Notice, type Show, SHOWS } from '../protocol/messages.ts';
import type { EntryDetails } from '../core/cake/data/details-types.ts';
import type { CakeWorld } from '../core/cake/worlds/world-types.ts';
import type { ReachMatrix } from '../core/cake/data/matrix-types.ts';
import type { Unfolded } from '../core/cake/data/fold.ts';
import { hasFields, isFlag, isListOf, isOneOf, isText, isWithin, type Shape } from '../protocol/shapes.ts';

/** What is left out of the picture; an empty list or text leaves out nothing. */
export interface Filter {
  readonly kinds: readonly SlabKind[];
  readonly vendor: string;
  readonly layer: Slab['layer'] | '';
}

/** How large the picture is drawn: so many times its size, or so that all of it is seen. */
export type Zoom = number | 'fit';
export const ZOOM = { least: 0.1, most: 4, step: 1.25 } as const;

/** What the page remembers while it is hidden, and over a restart of the editor. */
export interface Remembered {
  readonly source: string;
  /** Key of the selected slab; empty where none is. */
  readonly selected: string;
  readonly show: Show;
  /** The target that is asked about; empty where none is. */
  readonly target: string;
  /** The stack as it would be after the move. */
  readonly moved: boolean;
  readonly filter: Filter;
  readonly search: string;
  readonly platform: boolean;
  readonly uses: boolean;
  readonly zoom: Zoom;
}

/** All that the page shows. Messages and hands change it; the views only read it. */
export interface State extends Remembered {
  /** The version of the newest message, which an older one must not undo. */
  readonly version: number;
  readonly model: CakeModel | undefined;
  /** The version that the model came with. */
  readonly modelVersion: number;
  readonly notice: Notice;
  readonly world: Reply<CakeWorld> | undefined;
  readonly details: Reply<EntryDetails> | undefined;
  readonly reach: ReachMatrix | undefined;
  readonly before: Before | undefined;
  /** Key of the slab that is pointed at or has the focus; empty where none is. */
  readonly pointed: string;
  /** How often each folded slab was opened, by key. */
  readonly unfolded: Unfolded;
}

/** What was asked about something; `of` names it. */
export interface Reply<T> {
  readonly of: string;
  /** Undefined where there is no such thing. */
  readonly is: T | undefined;
}

/** The stack as it was, or why nobody knows. */
export type Before = CakeModel | string;

export const BLANK: Remembered = {
  source: '',
  selected: '',
  show: 'cake',
  target: '',
  moved: false,
  filter: { kinds: [], vendor: '', layer: '' },
  search: '',
  platform: true,
  uses: true,
  zoom: 1,
};

export const NO_FILTER: Filter = BLANK.filter;

/** What the page begins with. */
export function initialState(remembered: Remembered): State {
  return {
    ...remembered,
    version: 0,
    model: undefined,
    modelVersion: 0,
    notice: 'none',
    world: undefined,
    details: undefined,
    reach: undefined,
    before: undefined,
    pointed: '',
    unfolded: {},
  };
}

const isZoom = (value: unknown): value is Zoom => value === 'fit' || isWithin(ZOOM.least, ZOOM.most)(value);
const isLayer = isOneOf(['', 'hardware', 'system', 'framework', 'model', 'application']);

const SHAPES = {
  source: isText,
  selected: isText,
  show: isOneOf(SHOWS),
  target: isText,
  moved: isFlag,
  filter: hasFields<Filter>({ kinds: isListOf(isOneOf(SLAB_KINDS)), vendor: isText, layer: isLayer }),
  search: isText,
  platform: isFlag,
  uses: isFlag,
  zoom: isZoom,
};

/** What was remembered, as far as it makes sense. */
export function rememberedFrom(value: unknown): Remembered {
  const kept: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {};
  const sound = Object.entries<Shape<unknown>>(SHAPES).filter(([name, fits]) => fits(kept[name]));
  return { ...BLANK, ...Object.fromEntries(sound.map(([name]) => [name, kept[name]])) };
}

/** The part of the state that is worth remembering. */
export function toRemember(state: State): Remembered {
  const { source, selected, show, target, moved, filter, search, platform, uses, zoom } = state;
  return { source, selected, show, target, moved, filter, search, platform, uses, zoom };
}
