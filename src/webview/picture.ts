import { element, parseSvg } from './dom.ts';
import { slabAfterKey } from './keyboard.ts';
import { indexPicture, lightUp, type PictureIndex } from './light.ts';

export interface PictureView {
  readonly root: HTMLElement;
  /** Shows a new picture in place of the old one; false where it is no picture. */
  readonly show: (svg: string) => boolean;
  readonly select: (key: string) => void;
  readonly showUses: (shown: boolean) => void;
}

export interface PictureEvents {
  /** The user asked for a slab's entry. */
  readonly onReveal: (key: string) => void;
  /** Another slab is pointed at, focused or selected: what there is to say of it, or nothing. */
  readonly onDescribe: (lines: readonly string[]) => void;
}

/** What is on screen, and which slab the user is at in which way. All of it but the picture is told by keys, which outlive a redraw. */
interface Scene {
  index: PictureIndex;
  selected: string;
  hovered: SVGElement | undefined;
  darken: () => void;
}

/** The part of the page that holds the picture: lights up chains, takes clicks and keys, keeps focus and selection over redraws. */
export function createPicture(events: PictureEvents): PictureView {
  const root = element('main', 'picture');
  const scene: Scene = {
    index: { slabs: [], byKey: new Map(), byEntry: new Map(), lines: [] },
    selected: '',
    hovered: undefined,
    darken: () => undefined,
  };
  const refresh = (): void => light(root, scene, events.onDescribe);
  listen(root, scene, refresh, events.onReveal);
  return {
    root,
    show: (text) => {
      const svg = parseSvg(text);
      if (svg) replace(root, scene, svg);
      if (svg) refresh();
      return svg !== undefined;
    },
    select: (key) => {
      scene.selected = key;
      scene.index.byKey.get(key)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      refresh();
    },
    showUses: (shown) => root.classList.toggle('without-uses', !shown),
  };
}

/** Focus is put back before the browser paints, and without scrolling, so that a redraw moves nothing under the user's hands. */
function replace(root: HTMLElement, scene: Scene, svg: SVGSVGElement): void {
  const focused = focusedSlab(root)?.dataset.key;
  const stop = scene.index.slabs.find((slab) => slab.tabIndex === 0)?.dataset.key;
  root.replaceChildren(svg);
  scene.index = indexPicture(svg);
  scene.hovered = root.querySelector<SVGElement>('.slab:hover') ?? undefined;
  const next = scene.index.byKey.get(focused ?? stop ?? '');
  if (next) moveTabStop(scene.index, next);
  if (focused !== undefined) next?.focus({ preventScroll: true });
}

function listen(root: HTMLElement, scene: Scene, refresh: () => void, onReveal: (key: string) => void): void {
  const reveal = (slab: SVGElement): void => {
    scene.selected = slab.dataset.key ?? '';
    refresh();
    onReveal(scene.selected);
  };
  const hover = (slab: SVGElement | undefined): void => {
    if (slab === scene.hovered) return;
    scene.hovered = slab;
    refresh();
  };
  root.addEventListener('pointerover', ({ target }) => hover(slabOf(target)));
  root.addEventListener('pointerleave', () => hover(undefined));
  root.addEventListener('focusin', ({ target }) => {
    const slab = slabOf(target);
    if (slab) moveTabStop(scene.index, slab);
    refresh();
  });
  root.addEventListener('focusout', refresh);
  root.addEventListener('click', ({ target }) => {
    const slab = slabOf(target);
    if (slab) reveal(slab);
  });
  root.addEventListener('keydown', (event) => {
    const slab = slabOf(event.target);
    if (!slab || event.ctrlKey || event.metaKey || event.altKey) return;
    const isPress = event.key === 'Enter' || event.key === ' ';
    if (isPress) reveal(slab);
    const next = slabAfterKey(event.key, scene.index.slabs, slab);
    next?.focus();
    if (isPress || next) event.preventDefault();
  });
}

function slabOf(target: EventTarget | null): SVGElement | undefined {
  return target instanceof Element ? (target.closest<SVGElement>('.slab') ?? undefined) : undefined;
}

function focusedSlab(root: HTMLElement): SVGElement | undefined {
  return root.contains(document.activeElement) ? slabOf(document.activeElement) : undefined;
}

/** The picture is one stop for the Tab key; the arrow keys move inside it. */
function moveTabStop({ slabs }: PictureIndex, to: SVGElement): void {
  for (const slab of slabs) {
    if (slab.tabIndex === 0 && slab !== to) slab.setAttribute('tabindex', '-1');
  }
  to.setAttribute('tabindex', '0');
}

/** Pointing counts before focus, and focus before selection; only the first two dim the rest of the picture. */
function light(root: HTMLElement, scene: Scene, onDescribe: PictureEvents['onDescribe']): void {
  const { index, hovered, selected } = scene;
  const active = hovered ?? focusedSlab(root);
  const chosen = index.byKey.get(selected);
  const slab = active ?? chosen;
  scene.darken();
  for (const other of index.slabs) {
    if (other === chosen) other.setAttribute('aria-current', 'true');
    else other.removeAttribute('aria-current');
  }
  root.classList.toggle('dimmed', active !== undefined);
  scene.darken = slab ? lightUp(index, slab) : () => undefined;
  onDescribe((slab?.querySelector('title')?.textContent ?? '').split('\n').filter((line) => line !== ''));
}
