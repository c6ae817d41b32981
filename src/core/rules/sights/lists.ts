/**
 * Lists of numbers under keys, all in one stretch of memory: thousands of small lists would each be two objects, and the collector copies every
 * one of them.
 */
export interface Lists {
  /** Where the list of each key stands, from 1 on: its length, and then the list. 0 where a key has none. */
  readonly places: Int32Array;
  numbers: Int32Array;
  /** Where there is room again. */
  end: number;
}

export function createLists(keys: number, room: number): Lists {
  return { places: new Int32Array(keys), numbers: new Int32Array(room + 1), end: 1 };
}

/** Puts the first numbers of a list under a key, in place of what was there. */
export function putList(lists: Lists, key: number, from: readonly number[] | Int32Array, length = from.length): void {
  let place = lists.places[key] ?? 0;
  if (place === 0 || length > (lists.numbers[place] ?? 0)) {
    // What is there would be copied in vain.
    lists.places[key] = 0;
    if (lists.end + length >= lists.numbers.length) makeRoom(lists, length);
    place = lists.end;
    lists.places[key] = place;
    lists.end += length + 1;
  }
  const { numbers } = lists;
  numbers[place] = length;
  for (let at = 0; at < length; at++) numbers[place + 1 + at] = from[at] ?? 0;
}

export function dropList({ places }: Lists, key: number): void {
  places[key] = 0;
}

/** A copy of the list of a key. */
export function listOf({ places, numbers }: Lists, key: number): readonly number[] {
  const place = places[key] ?? 0;
  return place === 0 ? NONE : copyOf(numbers, place + 1, numbers[place] ?? 0);
}

const NONE: readonly number[] = [];

/** Some numbers as a list. A loop, since to spread a few of a typed array takes ten times as long. */
export function copyOf(numbers: Int32Array, from: number, count: number): readonly number[] {
  const list = new Array<number>(count);
  for (let at = 0; at < count; at++) list[at] = numbers[from + at] ?? 0;
  return list;
}

/** Moves all lists closer together, with as much room behind them. */
function makeRoom(lists: Lists, more: number): void {
  const { places, numbers } = lists;
  let live = 0;
  for (const place of places) if (place !== 0) live += (numbers[place] ?? 0) + 1;
  const moved = new Int32Array(2 * (live + more) + 2);
  let end = 1;
  for (let key = 0; key < places.length; key++) {
    const place = places[key] ?? 0;
    if (place === 0) continue;
    const last = place + (numbers[place] ?? 0);
    places[key] = end;
    for (let at = place; at <= last; at++) moved[end++] = numbers[at] ?? 0;
  }
  lists.numbers = moved;
  lists.end = end;
}
