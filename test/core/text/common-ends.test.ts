import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commonEnds, withReplaced } from '../../../src/core/text/common-ends.ts';

describe('what two lists have in common', () => {
  test.each([
    ['abc', 'abc', 3, 0],
    ['abc', 'abd', 2, 0],
    ['abc', 'xbc', 0, 2],
    ['abc', 'axc', 1, 1],
    ['abc', 'abxyc', 2, 1],
    ['aa', 'aaa', 2, 0],
    ['', 'a', 0, 0],
  ])('of %j and %j are the first %d and the last %d', (before, after, head, tail) => {
    expect(commonEnds(Array.from(before), Array.from(after))).toEqual({ head, tail });
  });

  test('is told of the list before alone where one thing was replaced, however many lists there were', () => {
    const item = fc.constantFrom('a', 'b', 'c');
    const lists = fc.array(item, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lists, fc.array(fc.tuple(fc.nat(), item), { maxLength: 5 }), (start, edits) => {
        const all: (readonly string[])[] = [start];
        for (const [at, one] of edits) all.push(withReplaced(all.at(-1) ?? [], at % start.length, one));
        for (const before of all) for (const after of all) expectInCommon(before, after);
      }),
    );
  });
});

/** Whether all that is said to be the same is; nothing is said of an item that was replaced by the same one. */
function expectInCommon(before: readonly string[], after: readonly string[]): void {
  const { head, tail } = commonEnds(before, after);
  expect(after.slice(0, head)).toEqual(before.slice(0, head));
  expect(after.slice(after.length - tail)).toEqual(before.slice(before.length - tail));
  expect(head + tail).toBeLessThanOrEqual(after.length);
  const scanned = commonEnds([...before], [...after]);
  if (scanned.head < after.length) expect(head + tail).toBe(scanned.head + scanned.tail);
}
