/** A place of what scrolls, in pixels. */
export interface Place {
  readonly left: number;
  readonly top: number;
}

export interface Scroller {
  /** Where it stands now. */
  readonly here: () => Place;
  /** Where it stands when it has come to rest: a scroll that is under way leads there. */
  readonly rest: (here: Place) => Place;
  /** Goes to a place; smoothly where that can be followed by eye, unless it is to be sudden. */
  readonly go: (to: Place, isSudden: boolean) => void;
}

/** Milliseconds after which a smooth scroll has arrived. */
const SCROLLING = 1_000;

/**
 * Scrolls an element, and knows where a smooth scroll leads while it is under way and nobody takes it elsewhere: what is read of the element then is no
 * place to stay.
 */
export function createScroller(root: HTMLElement): Scroller {
  let heading: (Place & { readonly until: number }) | undefined;
  const stop = (): void => {
    heading = undefined;
  };
  for (const type of ['wheel', 'pointerdown', 'keydown']) root.addEventListener(type, stop, { passive: true });
  return {
    here: () => ({ left: root.scrollLeft, top: root.scrollTop }),
    rest: (here) => (heading && performance.now() < heading.until ? heading : here),
    go: ({ left, top }, isSudden) => {
      const isFar = Math.abs(top - root.scrollTop) > 2 * root.clientHeight;
      const isCalm = isSudden || isFar || matchMedia('(prefers-reduced-motion: reduce)').matches;
      heading = isCalm ? undefined : { left, top, until: performance.now() + SCROLLING };
      root.scrollTo({ left, top, behavior: isCalm ? 'instant' : 'smooth' });
    },
  };
}
