import type { CakeModel } from '../core/cake/data/types.ts';
import type { State } from './state.ts';

/** One of the page's views. */
export interface PageView {
  readonly root: HTMLElement;
  /** Draws what is new since the last time; asked only while the view is the one that is shown. `shown` is the stack as it is filtered. */
  readonly draw: (shown: CakeModel, state: State) => void;
}

export interface ChooseEvent {
  /** An entry is chosen. */
  readonly onChoose: (key: string) => void;
}
