import { element } from './dom.ts';
import type { State } from './state.ts';

export function createTakeAlong(_hasEditor: boolean): {
  readonly root: HTMLElement;
  readonly draw: (state: State) => void;
} {
  return { root: element('div', 'along'), draw: () => undefined };
}
