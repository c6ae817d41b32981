import type { CakeLayout, SlabBox } from '../core/cake/picture/layout.ts';
import { type CakeParts, renderParts } from '../core/cake/picture/parts.ts';
import type { CakeModel } from '../core/cake/data/types.ts';
import { element } from './dom.ts';
import { createLighting } from './lighting.ts';
import { memo } from './memo.ts';
import { drawCake, type Drawn } from './patch.ts';
import type { Scene } from './scene.ts';
import { listenToSlabs, type SlabEvents } from './slab-events.ts';
import { keyOf, moveTabStop } from './slabs.ts';
import { createScroller } from './scroller.ts';
import type { State } from './state.ts';
import { belowEdge, isInView, scrolledTo, seenPart, type Viewport, zoomedTo } from './viewport.ts';
import { factorOf, listenForZoom, type Size } from './zoom.ts';

export interface PictureView {
  readonly root: HTMLElement;
  /** Draws what the stage has room for, of that size. */
  readonly draw: (scene: Scene | undefined, state: State, room: Size) => void;
  /** How many times its size the picture is drawn. */
  readonly factor: () => number;
}

export interface PictureEvents extends Omit<SlabEvents, 'onEnd'> {
  /** The picture is to be so many times as large as it is. */
  readonly onZoom: (factor: number) => void;
  /** Another part of the picture is seen. */
  readonly onScroll: () => void;
}

/** What is on screen. */
interface OnScreen {
  scene?: Scene;
  drawn?: Drawn;
  factor: number;
  selected: string;
  /** What the stage had room for. */
  room: Size;
  /** The key of a slab that is to come into view and get the focus. */
  wanted?: string | undefined;
  /** The point of the stage that a zoom is to leave where it is. */
  pin?: Pin | undefined;
}

interface Pin {
  readonly x: number;
  readonly y: number;
}

/** The part of the page that holds the picture: draws it, lights up what belongs together, takes clicks, keys and zoom. */
export function createPicture(events: PictureEvents): PictureView {
  const root = element('div', 'stage');
  const now: OnScreen = { factor: 1, selected: '', room: { width: 0, height: 0 } };
  const partsOf = memo(partsIn);
  const lighting = createLighting(root);
  const scroller = createScroller(root);
  listen(root, now, events);
  return {
    root,
    factor: () => now.factor,
    draw: (scene, state, room) => {
      if (!scene) return;
      // What is read of the page is read before anything is written, or the browser would have to lay it out in between.
      const here = scroller.here();
      const before: Viewport = { ...room, factor: now.factor, ...scroller.rest(here) };
      const after = nextViewport(before, now, scene, state);
      const isMoved = after.left !== before.left || after.top !== before.top;
      now.pin = undefined;
      const isFirst = !now.drawn;
      const seen = seenPart(isMoved ? after : { ...after, ...here }, scene.model.slabs.length, isFirst);
      const focused = keyOf(document.activeElement, now.drawn);
      show(root, now, partsOf(scene.layout, scene.model, seen?.top, seen?.bottom), focused);
      // A picture has a size and can be scrolled once it is there.
      const isResized = resize(now, scene.layout, after.factor);
      if (isMoved) scroller.go(after, isResized || isFirst);
      Object.assign(now, { scene, selected: state.selected, room, factor: after.factor });
      root.classList.toggle('without-uses', !state.uses);
      if (now.drawn) lighting(scene, state, now.drawn);
      giveFocus(now, focused);
      if (isFirst && seen) events.onScroll();
    },
  };
}

function listen(root: HTMLElement, now: OnScreen, events: PictureEvents): void {
  const onEnd = (end: 'first' | 'last'): void => {
    now.wanted = now.scene && keyAtEnd(now.scene, end);
    events.onScroll();
  };
  listenToSlabs(root, () => now.drawn, { ...events, onEnd });
  listenForZoom(root, {
    onZoom: (times, x, y) => {
      now.pin = { x, y };
      events.onZoom(now.factor * times);
    },
  });
  root.addEventListener('scroll', events.onScroll, { passive: true });
}

function partsIn(layout: CakeLayout, model: CakeModel, top?: number, bottom?: number): CakeParts {
  return renderParts(layout, model, top === undefined || bottom === undefined ? undefined : { top, bottom });
}

/** Where the picture is to stand: a zoom keeps its point, a new selection comes into view and stays there, else nothing moves under the user's eyes. */
function nextViewport(last: Viewport, now: OnScreen, scene: Scene, state: State): Viewport {
  const factor = factorOf(state.zoom, scene.layout, last);
  if (factor !== last.factor && now.drawn) {
    const { x, y } = now.pin ?? { x: last.width / 2, y: 0 };
    return zoomedTo(last, factor, x, y);
  }
  const before: Viewport = { ...last, factor };
  const wanted = boxOf(scene, now.wanted ?? '');
  if (wanted) return scrolledTo(before, wanted);
  const box = boxOf(scene, state.selected);
  // The details of a slab take room away, and may do so where it stands.
  const isAsked = box && (state.selected !== now.selected || isInView({ ...before, ...now.room }, box));
  if (isAsked && !isInView(before, box)) return scrolledTo(before, box);
  if (scene === now.scene || !now.scene || before.top === 0) return before;
  return keptInPlace(before, now.scene, scene, state.selected);
}

/** The first or the last slab in reading order. */
function keyAtEnd({ model, layout }: Scene, end: 'first' | 'last'): string | undefined {
  const places = layout.bands.flatMap(({ slabs }) => slabs);
  return model.slabs[places.at(end === 'first' ? 0 : -1) ?? -1]?.key;
}

/** Gives the focus to the slab that is wanted, or back to the one that had it and was drawn anew. The browser lays out the page for it, so it comes last. */
function giveFocus(now: OnScreen, focused: string | undefined): void {
  const slab = now.drawn?.slabs.get(now.wanted ?? focused ?? '');
  now.wanted = undefined;
  if (slab && slab !== document.activeElement) slab.focus({ preventScroll: true });
}

/** The place of an entry's slab, or of the one that stands for it. */
function boxOf({ model, layout }: Scene, key: string): SlabBox | undefined {
  return key === '' ? undefined : layout.slabs[model.slabs.findIndex((slab) => slab.key === key)];
}

/** The selected slab, or else the first one that is seen, stays where it is. */
function keptInPlace(viewport: Viewport, before: Scene, after: Scene, selected: string): Viewport {
  const isSeen = (box: SlabBox): boolean => belowEdge(viewport, box) >= 0 && belowEdge(viewport, box) < viewport.height;
  const chosen = boxOf(before, selected);
  const { slabs } = before.layout;
  const first = slabs.reduce((best, box, at) => (isSeen(box) && box.y < (slabs[best]?.y ?? Infinity) ? at : best), -1);
  const key = chosen && isSeen(chosen) ? selected : (before.model.slabs[first]?.key ?? '');
  const [was, is] = [boxOf(before, key), boxOf(after, key)];
  return was && is ? { ...viewport, top: viewport.top + (is.y - was.y) * viewport.factor } : viewport;
}

/** Gives the picture its size where that is another one; whether it is. */
function resize({ scene, drawn, factor: last }: OnScreen, { width, height }: CakeLayout, factor: number): boolean {
  if (factor === last && scene?.layout.height === height && scene.layout.width === width) return false;
  if (drawn) {
    drawn.svg.style.width = `${width * factor}px`;
    drawn.svg.style.height = `${height * factor}px`;
  }
  return true;
}

/** Draws a picture. `focused` is the key of the slab that has the focus. */
function show(root: HTMLElement, now: OnScreen, parts: CakeParts, focused: string | undefined): void {
  if (parts === now.drawn?.parts) return;
  const stop = now.drawn?.stop;
  const drawn = drawCake(parts, now.drawn);
  if (!drawn) {
    console.warn('Layercake: dropped a picture that is no SVG.');
    return;
  }
  if (drawn.svg !== now.drawn?.svg) {
    drawn.svg.style.width = now.drawn?.svg.style.width ?? '';
    drawn.svg.style.height = now.drawn?.svg.style.height ?? '';
    root.replaceChildren(drawn.svg);
  }
  now.drawn = drawn;
  const [first] = drawn.slabs.values();
  moveTabStop(
    drawn,
    drawn.slabs.get(focused ?? '') ?? (stop && [...drawn.slabs.values()].includes(stop) ? stop : first),
  );
}
