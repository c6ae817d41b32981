import type { CakeLayout, SlabBox } from '../core/cake/layout.ts';
import type { CakeModel } from '../core/cake/types.ts';
import type { Scene } from './scene.ts';
import { element } from './dom.ts';
import { createFollower } from './follow.ts';
import { changeLight, type Light, lightOf } from './light.ts';
import { memo } from './memo.ts';
import { drawCake, type Drawn } from './patch.ts';
import { findSlabs } from './search.ts';
import { keyOf, moveTabStop } from './slabs.ts';
import { listenToSlabs, type SlabEvents } from './slab-events.ts';
import type { State } from './state.ts';
import { factorOf, listenForZoom } from './zoom.ts';

export interface PictureView {
  readonly root: HTMLElement;
  readonly draw: (scene: Scene | undefined, state: State, drawn: State | undefined) => void;
  /** The width that there is for the picture, in pixels. */
  readonly room: () => number;
  /** How many times its size the picture is drawn. */
  readonly factor: () => number;
}

export interface PictureEvents extends SlabEvents {
  /** The picture is to be so many times as large as it is drawn. */
  readonly onZoom: (factor: number) => void;
}

/** What is on screen. */
interface OnScreen {
  scene?: Scene;
  drawn?: Drawn;
  factor: number;
  light: Light;
  found: Light;
  fates: Light;
}

/** The part of the page that holds the picture: draws it, lights up what belongs together, takes clicks, keys and zoom. */
export function createPicture(events: PictureEvents): PictureView {
  const root = element('div', 'stage');
  root.tabIndex = -1;
  const now: OnScreen = { factor: 1, light: new Map(), found: new Map(), fates: new Map() };
  const followerOf = memo(createFollower);
  const foundIn = memo(findSlabs);
  listenToSlabs(root, () => now.drawn, events);
  listenForZoom(root, {
    onZoom: (times, x, y) => {
      pin = { x, y, times };
      events.onZoom(now.factor * times);
    },
  });
  let pin: Pin | undefined;
  return {
    root,
    room: () => root.clientWidth,
    factor: () => now.factor,
    draw: (scene, state, last) => {
      if (!scene) return;
      const anchor = pin ? undefined : anchorOf(root, now, state.selected);
      const isNew = scene !== now.scene;
      if (isNew && !show(root, now, scene)) return;
      resize(
        root,
        now,
        factorOf(state.zoom, scene.layout, { width: root.clientWidth, height: root.clientHeight }),
        pin,
      );
      pin = undefined;
      if (anchor) keepInPlace(root, now, anchor);
      root.classList.toggle('without-uses', !state.uses);
      if (isNew) now.fates = changeLight(now.fates, fatesOf(scene, now.drawn));
      light(root, now, state, followerOf, foundIn(scene.model, state.search));
      if (last && last.selected !== state.selected) bringIntoView(now.drawn?.slabs.get(state.selected));
    },
  };
}

/** Draws a scene; false where it is no picture. Focus is put back before the browser paints, and without scrolling. */
function show(root: HTMLElement, now: OnScreen, scene: Scene): boolean {
  const focused = root.contains(document.activeElement) ? keyOf(document.activeElement, now.drawn) : undefined;
  const stop = keyOf(root.querySelector('.slab[tabindex="0"]'), now.drawn);
  const drawn = drawCake(scene.parts, now.drawn);
  if (!drawn) {
    console.warn('Layercake: dropped a picture that is no SVG.');
    return false;
  }
  if (drawn.svg !== now.drawn?.svg) root.replaceChildren(drawn.svg);
  now.drawn = drawn;
  now.scene = scene;
  moveTabStop(root, drawn.slabs.get(focused ?? stop ?? '') ?? root.querySelector<SVGElement>('.slab') ?? undefined);
  const again = focused === undefined ? undefined : drawn.slabs.get(focused);
  if (again && again !== document.activeElement) again.focus({ preventScroll: true });
  return true;
}

interface Pin {
  readonly x: number;
  readonly y: number;
  readonly times: number;
}

function resize(root: HTMLElement, now: OnScreen, factor: number, pin: Pin | undefined): void {
  const { scene, drawn } = now;
  if (!scene || !drawn) return;
  const times = factor / now.factor;
  now.factor = factor;
  drawn.svg.style.width = `${scene.layout.width * factor}px`;
  drawn.svg.style.height = `${scene.layout.height * factor}px`;
  if (times === 1) return;
  const { x, y } = pin ?? { x: root.clientWidth / 2, y: 0 };
  root.scrollTo({
    left: (root.scrollLeft + x) * times - x,
    top: (root.scrollTop + y) * times - y,
    behavior: 'instant',
  });
}

interface Anchor {
  readonly key: string;
  /** How far below the stage's upper edge it is, in pixels. */
  readonly top: number;
}

/** What must not move under the user's eyes when the picture changes: the selected slab, or the first one that is seen. */
function anchorOf(root: HTMLElement, { scene, factor }: OnScreen, selected: string): Anchor | undefined {
  if (!scene || root.scrollTop === 0) return undefined;
  const topOf = ({ y }: SlabBox): number => y * factor - root.scrollTop;
  const isSeen = (box: SlabBox): boolean => topOf(box) >= 0 && topOf(box) < root.clientHeight;
  const { layout, model } = scene;
  const chosen = model.slabs.findIndex(({ key }) => key === selected);
  const box = layout.slabs[chosen];
  const place = box && isSeen(box) ? chosen : firstSeen(layout, isSeen);
  const anchor = layout.slabs[place];
  return anchor && { key: model.slabs[place]?.key ?? '', top: topOf(anchor) };
}

function firstSeen({ slabs }: CakeLayout, isSeen: (box: SlabBox) => boolean): number {
  return slabs.reduce((best, box, place) => (isSeen(box) && box.y < (slabs[best]?.y ?? Infinity) ? place : best), -1);
}

function keepInPlace(root: HTMLElement, { scene, factor }: OnScreen, { key, top }: Anchor): void {
  const place = scene?.model.slabs.findIndex((slab) => slab.key === key) ?? -1;
  const box = scene?.layout.slabs[place];
  if (box) root.scrollTop = box.y * factor - top;
}

function bringIntoView(slab: SVGElement | undefined): void {
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  slab?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: isCalm ? 'auto' : 'smooth' });
}

/** The slabs by what becomes of them on the target that is asked about. */
function fatesOf({ world }: Scene, drawn: Drawn | undefined): Light {
  const fates = world?.fates ?? [];
  return new Map(
    fates.flatMap(({ key, kind }) => {
      const slab = drawn?.slabs.get(key);
      return slab ? [[slab, `fate-${kind}`]] : [];
    }),
  );
}

/** Pointing counts before selection. What is searched is lit beside it. */
function light(
  root: HTMLElement,
  now: OnScreen,
  { pointed, selected, search }: State,
  followerOf: (model: CakeModel) => ReturnType<typeof createFollower>,
  hits: ReturnType<typeof findSlabs>,
): void {
  const { scene, drawn } = now;
  if (!scene || !drawn) return;
  const placeOf = (key: string): number => (key === '' ? -1 : scene.model.slabs.findIndex((slab) => slab.key === key));
  const place = placeOf(pointed) >= 0 ? placeOf(pointed) : placeOf(selected);
  const after =
    place < 0
      ? new Map<SVGElement, string>()
      : lightOf(followerOf(scene.model)(place), {
          slab: (at) => drawn.slabs.get(scene.model.slabs[at]?.key ?? ''),
          line: (at) => drawn.lines.get(scene.parts.lines[at]?.key ?? ''),
        });
  now.light = changeLight(now.light, after);
  const found = new Map(hits.flatMap(({ key }) => drawn.slabs.get(key) ?? []).map((slab) => [slab, 'found']));
  now.found = changeLight(now.found, found);
  root.classList.toggle('dimmed', place >= 0);
  root.classList.toggle('searching', search.trim() !== '');
  const chosen = drawn.slabs.get(selected);
  for (const other of root.querySelectorAll('[aria-current]'))
    if (other !== chosen) other.removeAttribute('aria-current');
  chosen?.setAttribute('aria-current', 'true');
}
