/** Where two texts differ: what stood from `start` to `endBefore` in the one stands from `start` to `endAfter` in the other. */
export interface Difference {
  readonly start: number;
  readonly endBefore: number;
  readonly endAfter: number;
}

/** Finds the one stretch in which two texts differ; both ends are equal where they do not. */
export function differenceOf(before: string, after: string): Difference {
  const most = Math.min(before.length, after.length);
  const start = commonLength(most, (from, to) => before.slice(from, to) === after.slice(from, to));
  const tail = commonLength(
    most - start,
    (from, to) =>
      before.slice(before.length - to, before.length - from) === after.slice(after.length - to, after.length - from),
  );
  return { start, endBefore: before.length - tail, endAfter: after.length - tail };
}

/** An engine compares pieces of texts as it copies memory: many times faster than character by character. */
const PIECE = 1 << 14;

/** How far two texts are the same, told by a comparison of pieces of them. */
function commonLength(most: number, isSame: (from: number, to: number) => boolean): number {
  let at = 0;
  for (let size = PIECE; size >= 1;) {
    if (at + size <= most && isSame(at, at + size)) at += size;
    else size >>= 1;
  }
  return at;
}
