type Step = (slabs: readonly SVGElement[], from: SVGElement) => SVGElement | undefined;

const STEPS: Readonly<Record<string, Step>> = {
  ArrowRight: (slabs, from) => slabs[slabs.indexOf(from) + 1],
  ArrowLeft: (slabs, from) => slabs[slabs.indexOf(from) - 1],
  ArrowDown: (slabs, from) => nearest(slabs, from, 1),
  ArrowUp: (slabs, from) => nearest(slabs, from, -1),
};

/** The slab that a key leads to; undefined where the key leads nowhere. */
export function slabAfterKey(key: string, slabs: readonly SVGElement[], from: SVGElement): SVGElement | undefined {
  return STEPS[key]?.(slabs, from);
}

/** The slab in the next row, downwards (1) or upwards (-1), whose middle is nearest. */
function nearest(slabs: readonly SVGElement[], from: SVGElement, direction: 1 | -1): SVGElement | undefined {
  const here = from.getBoundingClientRect();
  const others = slabs.map((slab) => ({ slab, box: slab.getBoundingClientRect() }));
  const beyond = others.filter(({ box }) => (box.top - here.top) * direction >= here.height);
  const row = Math.min(...beyond.map(({ box }) => box.top * direction));
  const inRow = beyond.filter(({ box }) => Math.abs(box.top * direction - row) < here.height / 2);
  const distance = ({ left, right }: DOMRect): number => Math.abs(left + right - here.left - here.right);
  return inRow.sort((a, b) => distance(a.box) - distance(b.box))[0]?.slab;
}
