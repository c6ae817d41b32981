import type { Drawn } from './patch.ts';

/** The key of a slab's element; undefined where it is none of the picture's. */
export function keyOf(slab: Element | null | undefined, drawn: Drawn | undefined): string | undefined {
  if (!slab || !drawn) return undefined;
  for (const [key, one] of drawn.slabs) if (one === slab) return key;
  return undefined;
}

/** The picture is one stop for the Tab key; the arrow keys move inside it. */
export function moveTabStop(root: HTMLElement, to: SVGElement | undefined): void {
  for (const slab of root.querySelectorAll('.slab[tabindex="0"]')) if (slab !== to) slab.setAttribute('tabindex', '-1');
  to?.setAttribute('tabindex', '0');
}
