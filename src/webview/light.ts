import type { Following } from './follow.ts';

/** The classes that parts of the picture get while something is followed or searched. */
export type Light = ReadonlyMap<SVGElement, string>;

interface Elements {
  readonly slab: (place: number) => SVGElement | undefined;
  readonly line: (place: number) => SVGElement | undefined;
}

/** Which elements are lit, and how: those that belong to a slab, and among them its chain down to the silicon. */
export function lightOf({ slabs, lines, chain, chainLines }: Following, { slab, line }: Elements): Light {
  const light = new Map<SVGElement, string>();
  const put = (places: ReadonlySet<number>, find: Elements['slab'], name: string): void => {
    for (const place of places) {
      const element = find(place);
      if (element) light.set(element, name);
    }
  };
  put(lines, line, 'lit');
  put(slabs, slab, 'lit');
  put(chainLines, line, 'lit-chain');
  put(chain, slab, 'lit-chain');
  return light;
}

/** Puts out what was lit and is not any more, and lights what is new; gives back what is lit now. */
export function changeLight(before: Light, after: Light): Light {
  for (const [element, name] of before) if (after.get(element) !== name) element.classList.remove(name);
  for (const [element, name] of after) if (before.get(element) !== name) element.classList.add(name);
  return after;
}
