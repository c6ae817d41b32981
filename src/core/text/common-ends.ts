/** How many things two lists have in common at their starts and at their ends, each counted once. */
export interface CommonEnds {
  readonly head: number;
  readonly tail: number;
}

/** A list that was made of another one by putting one thing in the place of another. */
interface Replaced {
  readonly before: readonly unknown[];
  readonly at: number;
}

/** Of each row of edits only the newest list is in here: the older ones would be kept alive. */
const REPLACED = new WeakMap<readonly unknown[], Replaced>();

/** The list with one thing in the place of another, noted so that nobody has to look for it. */
export function withReplaced<T>(before: readonly T[], at: number, item: T): readonly T[] {
  const after = before.with(at, item);
  REPLACED.delete(before);
  REPLACED.set(after, { before, at });
  return after;
}

/** The very same things that two lists have in common, from their starts on and up to their ends. */
export function commonEnds<T>(before: readonly T[], after: readonly T[]): CommonEnds {
  if (before === after) return { head: after.length, tail: 0 };
  const known = REPLACED.get(after);
  if (known?.before === before) return { head: known.at, tail: after.length - known.at - 1 };
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { head, tail };
}
