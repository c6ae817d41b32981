import { slabAfterKey } from './keyboard.ts';
import type { Drawn } from './patch.ts';
import { keyOf, moveTabStop } from './slabs.ts';

export interface SlabEvents {
  /** The user asked for a slab, by hand or key. */
  readonly onChoose: (key: string) => void;
  /** Another slab is pointed at or has the focus; an empty key for none. */
  readonly onPoint: (key: string) => void;
  /** Home or End: the first or the last slab of all is to get the focus, drawn or not. */
  readonly onEnd: (end: 'first' | 'last') => void;
  /** Escape: nothing is to be selected. */
  readonly onLeave: () => void;
}

/** Takes what hands do with the slabs inside the stage. */
export function listenToSlabs(root: HTMLElement, drawn: () => Drawn | undefined, events: SlabEvents): void {
  const point = (slab: SVGElement | undefined): void => events.onPoint(keyOf(slab, drawn()) ?? '');
  const choose = (slab: SVGElement): void => events.onChoose(keyOf(slab, drawn()) ?? '');
  root.addEventListener('pointerover', ({ target }) => point(slabOf(target)));
  root.addEventListener('pointerleave', () => point(focusedSlab(root)));
  root.addEventListener('focusin', ({ target }) => {
    const slab = slabOf(target);
    if (!slab) return;
    const now = drawn();
    if (now) moveTabStop(now, slab);
    if (slab.matches(':focus-visible')) point(slab);
  });
  root.addEventListener('focusout', () => point(undefined));
  root.addEventListener('click', ({ target }) => {
    const slab = slabOf(target);
    if (slab) choose(slab);
  });
  root.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') events.onLeave();
    const slab = slabOf(event.target);
    const slabs = drawn()?.slabs;
    if (!slab || !slabs || event.ctrlKey || event.metaKey || event.altKey) return;
    const isPress = event.key === 'Enter' || event.key === ' ';
    if (isPress) choose(slab);
    const isEnd = event.key === 'Home' || event.key === 'End';
    if (isEnd) events.onEnd(event.key === 'Home' ? 'first' : 'last');
    const next = slabAfterKey(event.key, [...slabs.values()], slab);
    next?.focus();
    if (isPress || isEnd || next) event.preventDefault();
  });
}

function slabOf(target: EventTarget | null): SVGElement | undefined {
  return target instanceof Element ? (target.closest<SVGElement>('.slab') ?? undefined) : undefined;
}

function focusedSlab(root: HTMLElement): SVGElement | undefined {
  const focused = root.contains(document.activeElement) ? slabOf(document.activeElement) : undefined;
  return focused?.matches(':focus-visible') ? focused : undefined;
}
