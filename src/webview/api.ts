import type { PageMessage } from '../protocol/messages.ts';

interface VsCodeApi {
  readonly postMessage: (message: PageMessage) => void;
  readonly getState: () => unknown;
  readonly setState: (state: PageState) => void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** What the page remembers while it is hidden, and over a restart of the editor. */
export interface PageState {
  readonly source: string;
  /** Key of the selected slab; empty where none is. */
  readonly selected: string;
  readonly platform: boolean;
  readonly uses: boolean;
}

export interface Host {
  readonly state: PageState;
  readonly remember: (change: Partial<PageState>) => void;
  readonly post: (message: PageMessage) => void;
}

/** Connects to the editor; `state` is what the page remembered, as far as it makes sense. */
export function connect(): Host {
  const api = acquireVsCodeApi();
  let state = asState(api.getState());
  return {
    get state() {
      return state;
    },
    remember: (change) => {
      state = { ...state, ...change };
      api.setState(state);
    },
    post: (message) => api.postMessage(message),
  };
}

function asState(value: unknown): PageState {
  const { source, selected, platform, uses } = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  return {
    source: typeof source === 'string' ? source : '',
    selected: typeof selected === 'string' ? selected : '',
    platform: platform !== false,
    uses: uses !== false,
  };
}
