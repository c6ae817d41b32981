import type { Drawn } from './patch.ts';

/** The key of a slab's element; undefined where it is none of the picture's. */
export function keyOf(slab: Element | null | undefined, drawn: Drawn | undefined): string | undefined {
  if (!slab || !drawn) return undefined;
  for (const [key, one] of drawn.slabs) if (one === slab) return key;
  return undefined;
}

/** The picture is one stop for the Tab key; the arrow keys move inside it. */
export function moveTabStop(drawn: Drawn, to: SVGElement | undefined): void {
  if (drawn.stop !== to) drawn.stop?.setAttribute('tabindex', '-1');
  to?.setAttribute('tabindex', '0');
  drawn.stop = to;
}
