import type { WayToApply } from '../core/cake/data/details-types.ts';
import type { SlabKind } from '../core/cake/data/types.ts';
import type { Format, PageMessage, Show } from '../protocol/messages.ts';
import { download, toText } from './files.ts';
import type { Host } from './host.ts';
import type { Filter, State, Zoom } from './state.ts';
import type { Store } from './store.ts';

/** Everything that hands can do with the page. */
export interface Hands {
  /** A slab of the picture: shown in the text too; one that stands for several is unfolded. */
  readonly choose: (key: string) => void;
  readonly select: (key: string) => void;
  readonly leave: () => void;
  readonly point: (key: string) => void;
  readonly reveal: (key: string) => void;
  readonly apply: (way: WayToApply) => void;
  readonly show: (show: Show) => void;
  readonly target: (id: string) => void;
  readonly moved: (moved: boolean) => void;
  readonly search: (search: string) => void;
  readonly filter: (filter: Filter) => void;
  readonly toggleKind: (kind: SlabKind) => void;
  readonly platform: (shown: boolean) => void;
  readonly uses: (shown: boolean) => void;
  readonly zoom: (zoom: Zoom) => void;
  /** Nothing changed but the room that there is. */
  readonly redraw: () => void;
  /** A file of the format; without content only a panel can make it. */
  readonly save: (format: Format, content: Blob | undefined) => void;
  readonly state: () => State;
}

type Body<M> = M extends unknown ? Omit<M, 'source' | 'version'> : never;

/** Connects hands with the state, and with the panel for what only that can do. */
export function createHands(store: Store<State>, host: Host): Hands {
  const { change } = store;
  const post = (body: Body<PageMessage>): void => {
    const { source, version } = store.state;
    host.post({ ...body, source, version });
  };
  const reveal = (key: string): void => post({ type: 'reveal', key });
  const select = (key: string): void => change({ selected: key });
  return {
    choose: (key) => {
      if (unfold(store, key)) return;
      select(key);
      reveal(key);
    },
    ...{ select, reveal, leave: () => change({ selected: '', pointed: '' }) },
    point: (key) => {
      if (key !== store.state.pointed) change({ pointed: key });
    },
    apply: (way) => post({ type: 'apply', way }),
    show: (show) => change({ show }),
    target: (target) => change({ target, moved: target !== '' && store.state.moved }),
    moved: (moved) => change({ moved, selected: keyAcross(store.state, moved) }),
    search: (search) => change({ search }),
    filter: (filter) => change({ filter }),
    toggleKind: (kind) => change({ filter: toggled(store.state.filter, kind) }),
    platform: (platform) => change({ platform }),
    uses: (uses) => change({ uses }),
    zoom: (zoom) => change({ zoom }),
    redraw: () => change({}),
    save: (format, content) => {
      if (host.hasEditor)
        void toText(format, content).then((text) =>
          post({ type: 'save', format, content: text, target: store.state.target }),
        );
      else if (content) download(content, `layer-cake.${format}`);
    },
    state: () => store.state,
  };
}

/** Opens a slab that stands for several; false where it is none of those. */
function unfold({ state, change }: Store<State>, key: string): boolean {
  if (!key.startsWith('\n')) return false;
  change({ unfolded: { ...state.unfolded, [key]: (state.unfolded[key] ?? 0) + 1 } });
  return true;
}

function toggled(filter: Filter, kind: SlabKind): Filter {
  const { kinds } = filter;
  return { ...filter, kinds: kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind] };
}

/** The key of what the selected entry becomes by the move, or was before it. */
function keyAcross({ selected, world }: State, moved: boolean): string {
  const fates = world?.is?.fates ?? [];
  const fate = fates.find(({ key, becomes }) => (moved ? key : becomes) === selected);
  return (moved ? fate?.becomes : fate?.key) ?? selected;
}
