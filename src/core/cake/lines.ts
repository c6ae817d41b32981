import type { Box } from './layout.ts';
import type { UseLine } from './types.ts';

/** How far a curve leaves a slab straight before it turns. */
const LEAST_BEND = 16;
/** The middle part of a slab's edge, along which its lines are spread. */
const SPREAD = 0.6;

/** The path of each use, as the `d` of an SVG path: curves from the lower edge of what uses to the upper edge of what is used. */
export function routeUses(uses: readonly UseLine[], slabs: readonly Box[]): readonly string[] {
  const starts = ports(uses, slabs, 'from', 'to');
  const ends = ports(uses, slabs, 'to', 'from');
  return uses.map(({ from, to }, index) => {
    const [upper, lower] = [slabs[from], slabs[to]];
    return upper && lower ? curve(upper, lower, starts[index] ?? 0, ends[index] ?? 0) : '';
  });
}

/** Spreads the lines along the edge of each slab, in the order of where they lead, so that they do not cross there. */
function ports(uses: readonly UseLine[], slabs: readonly Box[], near: 'from' | 'to', far: 'from' | 'to'): Float64Array {
  const bySlab = new Map<number, number[]>();
  uses.forEach((use, index) => {
    const lines = bySlab.get(use[near]);
    if (lines) lines.push(index);
    else bySlab.set(use[near], [index]);
  });
  const x = new Float64Array(uses.length);
  for (const [slab, lines] of bySlab) {
    const box = slabs[slab];
    if (!box) continue;
    lines.sort((a, b) => middle(slabs[uses[a]?.[far] ?? -1]) - middle(slabs[uses[b]?.[far] ?? -1]));
    lines.forEach(
      (line, place) => (x[line] = box.x + box.width * (0.5 + SPREAD * ((place + 0.5) / lines.length - 0.5))),
    );
  }
  return x;
}

function middle(box: Box | undefined): number {
  return box ? box.x + box.width / 2 : 0;
}

function curve(from: Box, to: Box, startX: number, endX: number): string {
  const [fromBottom, toBottom] = [from.y + from.height, to.y + to.height];
  if (to.y >= fromBottom) return bend(startX, fromBottom, endX, to.y, 1, -1);
  if (from.y >= toBottom) return bend(startX, from.y, endX, toBottom, -1, 1);
  return bend(startX, fromBottom, endX, toBottom, 1, 1);
}

/** A curve that leaves and arrives upright; the signs say whether downwards or upwards. */
function bend(x1: number, y1: number, x2: number, y2: number, leave: number, arrive: number): string {
  const reach = Math.max(LEAST_BEND, Math.abs(y2 - y1) / 2);
  return `M${round(x1)} ${round(y1)}C${round(x1)} ${round(y1 + leave * reach)} ${round(x2)} ${round(y2 + arrive * reach)} ${round(x2)} ${round(y2)}`;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
