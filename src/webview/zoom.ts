import { ZOOM, type Zoom } from './state.ts';

/** How much one notch of a wheel, or as much of a pinch, changes the size. */
const WHEEL_SHARE = 0.01;
const MOST_NOTCH = 40;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How many times its size the picture is drawn; what is to fit is never drawn larger than it is. */
export function factorOf(zoom: Zoom, picture: Size, stage: Size): number {
  if (zoom !== 'fit') return zoom;
  const fit = Math.min(1, stage.width / picture.width, stage.height / picture.height);
  return clampZoom(Number.isFinite(fit) ? fit : 1);
}

export function clampZoom(factor: number): number {
  return Math.min(ZOOM.most, Math.max(ZOOM.least, factor));
}

/** What the hands on the stage ask for. */
export interface ZoomEvents {
  /** So many times as large as now; the point, from the stage's corner, stays where it is. */
  readonly onZoom: (times: number, x: number, y: number) => void;
}

/** Lets a wheel with Ctrl, or a pinch, zoom at the pointer, and a drag move the picture. The wheel as such scrolls, as everywhere. */
export function listenForZoom(stage: HTMLElement, { onZoom }: ZoomEvents): void {
  stage.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { left, top } = stage.getBoundingClientRect();
      const notch = Math.max(-MOST_NOTCH, Math.min(MOST_NOTCH, event.deltaY));
      onZoom(Math.exp(-notch * WHEEL_SHARE), event.clientX - left, event.clientY - top);
    },
    { passive: false },
  );
  listenForDrag(stage);
}

/** A drag that begins beside the slabs moves what is seen, as a hand moves paper. */
function listenForDrag(stage: HTMLElement): void {
  let from: { readonly x: number; readonly y: number } | undefined;
  const stop = (): void => {
    from = undefined;
    stage.classList.remove('stage-dragged');
  };
  stage.addEventListener('pointerdown', ({ target, button, clientX, clientY, pointerType }) => {
    // Fingers scroll by themselves.
    const isBeside = target instanceof Element && !target.closest('.slab');
    if (button !== 0 || pointerType === 'touch' || !isBeside) return;
    from = { x: clientX + stage.scrollLeft, y: clientY + stage.scrollTop };
  });
  stage.addEventListener('pointermove', ({ clientX, clientY, buttons }) => {
    if (!from) return;
    if ((buttons & 1) === 0) {
      stop();
      return;
    }
    stage.classList.add('stage-dragged');
    stage.scrollTo({ left: from.x - clientX, top: from.y - clientY, behavior: 'instant' });
  });
  stage.addEventListener('pointerup', stop);
  stage.addEventListener('pointerleave', stop);
}
