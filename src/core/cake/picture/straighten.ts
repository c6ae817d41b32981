/** Something in a row: a slab, or the place of a line, which has no width. */
export interface RowItem {
  readonly place: number;
  readonly width: number;
}

/** A row of items from the left; what is not free stays in the middle. */
export interface Row {
  readonly items: readonly RowItem[];
  readonly isFree: boolean;
}

/** Where rows may lie. */
interface Room {
  readonly x: number;
  readonly width: number;
}

/** The gaps between two slabs, a slab and a line, two lines. */
const GAPS = [12, 10, 8] as const;
/** Rounds down and up; more of them move little. */
const ROUNDS = 10;
/** In the last ones items look both ways. */
const BOTH_WAYS = 3;
/** A line that bends catches the eye sooner than a slab that is a little aside. */
const LINE_WEIGHT = 4;

/** How wide a row is at least. */
export function rowWidth(items: readonly RowItem[]): number {
  let width = 0;
  for (let index = 0; index < items.length; index++) width += (items[index]?.width ?? 0) + gapBefore(items, index);
  return width;
}

function gapBefore(items: readonly RowItem[], index: number): number {
  const left = items[index - 1];
  const right = items[index];
  if (!left || !right) return 0;
  return GAPS[(left.width === 0 ? 1 : 0) + (right.width === 0 ? 1 : 0)] ?? 0;
}

/**
 * The middle of every place: rows start in the middle of the room, then free ones move towards what they are linked with, so that lines run
 * straight. The order in a row stays, and so do the least gaps.
 */
export function straighten(
  rows: readonly Row[],
  links: readonly (readonly [upper: number, lower: number])[],
  count: number,
  room: Room,
): Float64Array {
  const middle = new Float64Array(count);
  for (const { items } of rows) settle(items, middle, room);
  if (!rows.some(({ isFree }) => isFree)) return middle;
  const above = Array.from({ length: count }, (): number[] => []);
  const below = Array.from({ length: count }, (): number[] => []);
  for (const [upper, lower] of links) {
    below[upper]?.push(lower);
    above[lower]?.push(upper);
  }
  const free = rows.filter(({ isFree }) => isFree);
  const upwards = [...free].reverse();
  for (let round = 0; round < ROUNDS; round++) {
    const both = round >= ROUNDS - BOTH_WAYS;
    for (const row of free) pull(row.items, both ? [above, below] : [above], middle, room);
    for (const row of upwards) pull(row.items, both ? [above, below] : [below], middle, room);
  }
  for (const { items } of free) alignLines(items, above, middle, room);
  if (free.length === rows.length) centre(rows, middle, room);
  return middle;
}

/** A line goes on straight from where it comes, as far as its neighbours in the row let it. */
function alignLines(items: readonly RowItem[], above: Neighbours, middle: Float64Array, room: Room): void {
  const at = (index: number): number => middle[items[index]?.place ?? 0] ?? 0;
  items.forEach((item, index) => {
    const [from, ...others] = above[item.place] ?? [];
    if (item.width > 0 || from === undefined || others.length > 0) return;
    const [left, right] = [items[index - 1], items[index + 1]];
    const least = left ? at(index - 1) + left.width / 2 + gapBefore(items, index) : room.x;
    const most = right ? at(index + 1) - right.width / 2 - gapBefore(items, index + 1) : room.x + room.width;
    middle[item.place] = Math.max(least, Math.min(most, middle[from] ?? 0));
  });
}

/** Moves all of it into the middle of the room. */
function centre(rows: readonly Row[], middle: Float64Array, room: Room): void {
  let [least, most] = [Infinity, -Infinity];
  for (const { items } of rows) {
    for (const { place, width } of items) {
      least = Math.min(least, (middle[place] ?? 0) - width / 2);
      most = Math.max(most, (middle[place] ?? 0) + width / 2);
    }
  }
  if (most < least) return;
  const shift = room.x + room.width / 2 - (least + most) / 2;
  for (const { items } of rows) for (const { place } of items) middle[place] = (middle[place] ?? 0) + shift;
}

function settle(items: readonly RowItem[], middle: Float64Array, room: Room): void {
  let x = room.x + (room.width - rowWidth(items)) / 2;
  items.forEach(({ place, width }, index) => {
    x += gapBefore(items, index);
    middle[place] = x + width / 2;
    x += width;
  });
}

type Neighbours = readonly (readonly number[])[];

interface Block {
  /** The mean wish of its members, which move together. */
  at: number;
  weight: number;
  count: number;
}

/** Moves items as near as can be to the mean of their neighbours: those that would run into each other move as one block. */
function pull(items: readonly RowItem[], near: readonly Neighbours[], middle: Float64Array, room: Room): void {
  const offsets: number[] = [];
  const blocks: Block[] = [];
  let offset = 0;
  items.forEach((item, index) => {
    offset += gapBefore(items, index) + item.width / 2;
    offsets.push(offset);
    const around = near.flatMap((side) => side[item.place] ?? []);
    const weight = around.length === 0 ? 0.1 : item.width === 0 ? LINE_WEIGHT : 1;
    const wish = around.length === 0 ? (middle[item.place] ?? 0) : meanOf(around, middle);
    blocks.push({ at: wish - offset, weight, count: 1 });
    mergeBack(blocks);
    offset += item.width / 2;
  });
  const last = room.x + room.width - offset;
  let index = 0;
  for (const { at, count } of blocks) {
    const start = Math.max(room.x, Math.min(last, at));
    for (let member = 0; member < count; member++, index++) {
      middle[items[index]?.place ?? 0] = start + (offsets[index] ?? 0);
    }
  }
}

function mergeBack(blocks: Block[]): void {
  for (;;) {
    const [before, last] = [blocks.at(-2), blocks.at(-1)];
    if (!before || !last || before.at <= last.at) return;
    blocks.pop();
    before.at = (before.at * before.weight + last.at * last.weight) / (before.weight + last.weight);
    before.weight += last.weight;
    before.count += last.count;
  }
}

function meanOf(places: readonly number[], middle: Float64Array): number {
  let total = 0;
  for (const place of places) total += middle[place] ?? 0;
  return total / places.length;
}
