import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOf } from '../../../src/core/text/difference.ts';

describe('where two texts differ', () => {
  test.each<[string, string, string, string, string]>([
    ['nowhere', 'abc', 'abc', '', ''],
    ['at the start', 'abc', 'xabc', '', 'x'],
    ['at the end', 'abc', 'abcd', '', 'd'],
    ['in the middle', 'abc', 'aBc', 'b', 'B'],
    ['in what was taken out', 'abcd', 'ad', 'bc', ''],
    ['in one of several equal letters', 'aaa', 'aaaa', '', 'a'],
    ['everywhere', 'abc', 'xyz', 'abc', 'xyz'],
  ])('%s', (_, before, after, gone, added) => {
    const { start, endBefore, endAfter } = differenceOf(before, after);
    expect([before.slice(start, endBefore), after.slice(start, endAfter)]).toEqual([gone, added]);
  });

  test('is the one stretch that an edit replaced, or a part of it, in long texts as well', () => {
    const texts = fc.tuple(fc.string(), fc.string(), fc.string(), fc.string(), fc.nat(40_000));
    fc.assert(
      fc.property(texts, ([head, gone, added, tail, more]) => {
        const [left, right] = [`${'x'.repeat(more)}${head}`, `${tail}${'y'.repeat(more)}`];
        const [before, after] = [left + gone + right, left + added + right];
        const { start, endBefore, endAfter } = differenceOf(before, after);
        expect(before.slice(0, start) + after.slice(start, endAfter) + before.slice(endBefore)).toBe(after);
        expect(endBefore - start).toBeLessThanOrEqual(gone.length);
        expect(endAfter - start).toBeLessThanOrEqual(added.length);
      }),
    );
  });
});
