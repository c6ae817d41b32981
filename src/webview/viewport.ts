import type { Box } from '../core/cake/picture/layout.ts';
import type { Seen } from '../core/cake/picture/parts.ts';
import type { Size } from './zoom.ts';

/** What is seen of the picture: how large it is drawn, and where it stands, in pixels of the screen. */
export interface Viewport extends Size {
  readonly factor: number;
  readonly left: number;
  readonly top: number;
}

/** Beyond what is seen so much more is drawn, in steps of it, so that scrolling comes upon nothing blank. */
const BEYOND = 600;
/** Up to so many slabs all of them are drawn, seen or not. */
const FEW = 250;

/** The part of the picture to draw; at first what is seen and no more, so that it is there soon, and what is next to it in the next frame. */
export function seenPart({ top, height, factor }: Viewport, slabs: number, isFirst: boolean): Seen | undefined {
  if (slabs <= FEW) return undefined;
  if (isFirst) return { top: top / factor, bottom: (top + height) / factor };
  const from = Math.floor(top / factor / BEYOND) * BEYOND;
  return { top: from - BEYOND, bottom: from + Math.ceil(height / factor / BEYOND) * BEYOND + 2 * BEYOND };
}

/** The place after a zoom that leaves a point of the stage where it is. */
export function zoomedTo(now: Viewport, factor: number, x: number, y: number): Viewport {
  const times = factor / now.factor;
  return { ...now, factor, left: (now.left + x) * times - x, top: (now.top + y) * times - y };
}

/** How far below the stage's upper edge a slab is. */
export function belowEdge({ top, factor }: Viewport, { y }: Box): number {
  return y * factor - top;
}

/** Whether a slab is seen as a whole. */
export function isInView(viewport: Viewport, box: Box): boolean {
  const { height, width, left, factor } = viewport;
  const [y, x] = [belowEdge(viewport, box), box.x * factor - left];
  return y >= 0 && y + box.height * factor <= height && x >= 0 && x + box.width * factor <= width;
}

/** Left and right, above and below: there the buttons for the size stand over the picture. */
const [ASIDE, ABOVE] = [16, 60];

/** The nearest place at which a slab is seen. */
export function scrolledTo(viewport: Viewport, box: Box): Viewport {
  const { width, height, left, top, factor } = viewport;
  const near = (at: number, size: number, from: number, room: number, margin: number): number => {
    const [first, last] = [at * factor - margin, (at + size) * factor + margin - room];
    return Math.max(0, from > first ? first : from < last ? last : from);
  };
  return {
    ...viewport,
    left: near(box.x, box.width, left, width, ASIDE),
    top: near(box.y, box.height, top, height, ABOVE),
  };
}
