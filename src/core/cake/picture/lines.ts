import type { Box } from './layout.ts';
import type { UseLine } from '../data/types.ts';

/** How far a curve leaves a slab straight before it turns. */
const LEAST_BEND = 14;
/** The middle part of a slab's edge, along which its lines are spread. */
const SPREAD = 0.6;

/** Where a line passes between the slabs of a row: straight down, from the row's upper edge to its lower one. */
export interface Pass {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** What lines are routed through. */
export interface Routing {
  readonly uses: readonly UseLine[];
  /** Along `CakeModel.slabs`. */
  readonly slabs: readonly Box[];
  /** Along `uses`: the places that each line passes, from the upper slab to the lower one. */
  readonly passes: readonly (readonly number[])[];
  /** By place; none where the row has no room for lines, so that they run behind its slabs. */
  readonly points: ReadonlyMap<number, Pass>;
}

/**
 * Gives the path of a use by its position, as the `d` of an SVG path: curves from the lower edge of what uses to the upper edge of what is
 * used. Each is worked out when it is asked for: of a big picture most are never seen.
 */
export function routeUses(routing: Routing): (index: number) => string {
  const { uses, slabs } = routing;
  const ways: Way[] = [];
  const way = (index: number, use: UseLine): Way => (ways[index] ??= wayOf(routing, use, index));
  const [start, end] = [createPorts(routing, way, 'from'), createPorts(routing, way, 'to')];
  return (index) => {
    const use = uses[index];
    const [upper, lower] = [slabs[use?.from ?? -1], slabs[use?.to ?? -1]];
    return use && upper && lower ? path(upper, lower, way(index, use).stops, start(index), end(index)) : '';
  };
}

interface Way {
  /** From what uses to what is used. */
  readonly stops: readonly Pass[];
  /** What tells the first and the last part of the way from others: the place that it leads to, or comes from. */
  readonly first: number;
  readonly last: number;
}

function wayOf({ slabs, passes, points }: Routing, { from, to }: UseLine, index: number): Way {
  const isDown = (slabs[from]?.y ?? 0) <= (slabs[to]?.y ?? 0);
  const passed = passes[index] ?? [];
  const places = isDown ? passed : [...passed].reverse();
  const known = places.filter((place) => points.has(place));
  return {
    stops: known.flatMap((place) => points.get(place) ?? []),
    first: known[0] ?? to,
    last: known.at(-1) ?? from,
  };
}

/**
 * Spreads the lines along the edge of each slab, in the order of where they lead, so that they do not cross there; lines that come out of
 * one place share theirs.
 */
function createPorts(
  { uses, slabs }: Routing,
  way: (index: number, use: UseLine) => Way,
  near: 'from' | 'to',
): (index: number) => number {
  const x = new Float64Array(uses.length);
  const lines = slabs.map((): number[] => []);
  uses.forEach((use, index) => lines[use[near]]?.push(index));
  const spread = (slab: number): void => {
    const box = slabs[slab];
    const found = new Map<number, { readonly x: number; readonly lines: number[] }>();
    for (const index of lines[slab] ?? []) {
      const use = uses[index];
      if (!use) continue;
      const { first, last, stops } = way(index, use);
      const [place, far, stop] = near === 'from' ? [first, use.to, stops[0]] : [last, use.from, stops.at(-1)];
      const port = found.get(place);
      if (port) port.lines.push(index);
      else found.set(place, { x: stop?.x ?? middle(slabs[far]), lines: [index] });
    }
    const sorted = [...found.values()].sort((a, b) => a.x - b.x);
    sorted.forEach((port, place) => {
      const share = 0.5 + SPREAD * ((place + 0.5) / sorted.length - 0.5);
      for (const line of port.lines) x[line] = (box?.x ?? 0) + (box?.width ?? 0) * share;
    });
  };
  const done = new Set<number>();
  return (index) => {
    const slab = uses[index]?.[near] ?? -1;
    if (!done.has(slab)) spread(slab);
    done.add(slab);
    return x[index] ?? 0;
  };
}

function middle(box: Box | undefined): number {
  return box ? box.x + box.width / 2 : 0;
}

function path(from: Box, to: Box, stops: readonly Pass[], startX: number, endX: number): string {
  const [fromBottom, toBottom] = [from.y + from.height, to.y + to.height];
  if (to.y >= fromBottom) return through({ x: startX, y: fromBottom }, stops, { x: endX, y: to.y }, 1);
  if (from.y >= toBottom) return through({ x: startX, y: from.y }, stops, { x: endX, y: toBottom }, -1);
  return `M${round(startX)} ${round(fromBottom)}${bend({ x: startX, y: fromBottom }, { x: endX, y: toBottom }, 1, 1)}`;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A path through all stops; `down` is 1 for one that leads downwards, else -1. */
function through(start: Point, stops: readonly Pass[], end: Point, down: 1 | -1): string {
  let text = `M${round(start.x)} ${round(start.y)}`;
  let at = start;
  for (const { x, top, bottom } of stops) {
    const [enter, leave] = down === 1 ? [top, bottom] : [bottom, top];
    text += `${bend(at, { x, y: enter }, down, -down)}V${round(leave)}`;
    at = { x, y: leave };
  }
  return text + bend(at, end, down, -down);
}

/** A curve that leaves and arrives upright; the signs say whether downwards or upwards. */
function bend(from: Point, to: Point, leave: number, arrive: number): string {
  if (Math.abs(from.x - to.x) < 0.05 && leave !== arrive) return `V${round(to.y)}`;
  const reach = Math.max(LEAST_BEND, Math.abs(to.y - from.y) / 2);
  return `C${round(from.x)} ${round(from.y + leave * reach)} ${round(to.x)} ${round(to.y + arrive * reach)} ${round(to.x)} ${round(to.y)}`;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
