/** Holds the page's state. Views are told once a frame, however often it changed. */
export interface Store<S> {
  readonly state: S;
  readonly change: (part: Partial<S>) => void;
}

/**
 * Makes a store; `draw` gets the state and the one that was drawn last. Frames come only while the page is visible, so a hidden page
 * draws nothing.
 */
export function createStore<S extends object>(initial: S, draw: (state: S, drawn: S | undefined) => void): Store<S> {
  let state = initial;
  let drawn: S | undefined;
  let waiting = false;
  const frame = (): void => {
    waiting = false;
    const last = drawn;
    drawn = state;
    draw(state, last);
  };
  return {
    get state() {
      return state;
    },
    change: (part) => {
      state = { ...state, ...part };
      if (!waiting) requestAnimationFrame(frame);
      waiting = true;
    },
  };
}
