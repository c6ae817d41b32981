/** Rows of places, each with links to places in rows above and below it. */
export interface Sweeping {
  /** From the top down. */
  readonly rows: readonly (readonly number[])[];
  /** From a place to one in a lower row. */
  readonly links: readonly (readonly [upper: number, lower: number])[];
  /** How many places there are in all rows. */
  readonly count: number;
}

interface Neighbours {
  readonly above: readonly (readonly number[])[];
  readonly below: readonly (readonly number[])[];
}

/** Orders each row by the mean place of what its places are linked with, down and up again; `trades` lets neighbours trade places where that undoes crossings. */
export function sweep(sweeping: Sweeping, rounds: number, trades: boolean): readonly (readonly number[])[] {
  const { above, below } = neighboursOf(sweeping);
  const rows = sweeping.rows.map((row) => [...row]);
  const at = new Float64Array(sweeping.count);
  for (const row of rows) settle(row, at);
  let best = copyOf(rows);
  let fewest = trades ? crossingsOf(sweeping, rows) : Infinity;
  for (let round = 0; round < rounds; round++) {
    const before = at.slice();
    for (const row of rows) sortRow(row, above, at);
    for (let index = rows.length - 1; index >= 0; index--) sortRow(rows[index] ?? [], below, at);
    if (trades) for (const row of rows) tradePlaces(row, above, below, at);
    // What a round leaves as it was, the next ones would, too.
    if (at.every((position, place) => position === before[place])) break;
    if (!trades) continue;
    const crossings = crossingsOf(sweeping, rows);
    if (crossings < fewest) [best, fewest] = [copyOf(rows), crossings];
  }
  return trades ? best : rows;
}

/** Wishes that are nearer than one in so many places are one. */
const FINENESS = 2 ** 16;
/** More than any wish, so that none is below zero. */
const FAR = 2 ** 34;

function copyOf(rows: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return rows.map((row) => [...row]);
}

function neighboursOf({ links, count }: Sweeping): Neighbours {
  const above = Array.from({ length: count }, (): number[] => []);
  const below = Array.from({ length: count }, (): number[] => []);
  for (const [upper, lower] of links) {
    below[upper]?.push(lower);
    above[lower]?.push(upper);
  }
  return { above, below };
}

/** What has no neighbour there keeps its place. */
function sortRow(row: number[], near: Neighbours['above'], at: Float64Array): void {
  const count = row.length;
  const before = Int32Array.from(row);
  // A wish and a position in one number, so that ties stay in order: a list of numbers is sorted many times as fast as one by a function.
  const wishes = new Float64Array(count);
  before.forEach((place, index) => {
    const wish = meanOf(near[place] ?? [], at) ?? at[place] ?? 0;
    wishes[index] = (Math.round(wish * FINENESS) + FAR) * count + index;
  });
  wishes.sort().forEach((wish, index) => (row[index] = before[wish % count] ?? 0));
  settle(row, at);
}

function meanOf(places: readonly number[], at: Float64Array): number | undefined {
  if (places.length === 0) return undefined;
  let total = 0;
  for (const place of places) total += at[place] ?? 0;
  return total / places.length;
}

/** A row is centred, so its places run around the middle, from -½ to ½ of its length. */
function settle(row: readonly number[], at: Float64Array): void {
  row.forEach((place, index) => (at[place] = index - (row.length - 1) / 2));
}

/** Neighbours trade places as long as that undoes crossings, at most as often as the row is long. */
function tradePlaces(row: number[], above: Neighbours['above'], below: Neighbours['below'], at: Float64Array): void {
  for (let pass = 0, traded = true; traded && pass < row.length; pass++) {
    traded = false;
    for (let index = 0; index + 1 < row.length; index++) {
      const [left, right] = [row[index] ?? 0, row[index + 1] ?? 0];
      const now = inverted(above[left], above[right], at) + inverted(below[left], below[right], at);
      const then = inverted(above[right], above[left], at) + inverted(below[right], below[left], at);
      if (then >= now) continue;
      row[index] = right;
      row[index + 1] = left;
      traded = true;
    }
    settle(row, at);
  }
}

/** How many pairs of links cross, one from each side, while their owners stand in this order. */
function inverted(left: readonly number[] = [], right: readonly number[] = [], at: Float64Array): number {
  let count = 0;
  for (const a of left) for (const b of right) if ((at[a] ?? 0) > (at[b] ?? 0)) count++;
  return count;
}

/** How many pairs of links between the same two rows cross. */
export function crossingsOf({ links, count }: Sweeping, rows: readonly (readonly number[])[]): number {
  const at = new Int32Array(count);
  const rowOf = new Int32Array(count);
  rows.forEach((row, index) =>
    row.forEach((place, position) => {
      at[place] = position;
      rowOf[place] = index;
    }),
  );
  const between = new Map<number, number[]>();
  for (const [upper, lower] of links) {
    const key = (rowOf[upper] ?? 0) * rows.length + (rowOf[lower] ?? 0);
    // One number for both ends: a list of numbers is sorted many times as fast as one of pairs.
    const link = (at[upper] ?? 0) * count + (at[lower] ?? 0);
    const group = between.get(key);
    if (group) group.push(link);
    else between.set(key, [link]);
  }
  let crossings = 0;
  for (const group of between.values()) crossings += inversionsOf(Float64Array.from(group).sort(), count);
  return crossings;
}

/** How many of the lower ends stand before one that comes earlier, counted in a tree of partial sums. */
function inversionsOf(sorted: Float64Array, count: number): number {
  const sums = new Int32Array(count + 1);
  let crossings = 0;
  sorted.forEach((link, earlier) => {
    const lower = (link % count) + 1;
    let notAfter = 0;
    for (let at = lower; at > 0; at -= at & -at) notAfter += sums[at] ?? 0;
    crossings += earlier - notAfter;
    for (let at = lower; at <= count; at += at & -at) sums[at] = (sums[at] ?? 0) + 1;
  });
  return crossings;
}
