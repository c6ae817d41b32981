import { expect, test } from 'vitest';
import { median, percentile } from '../../bench/statistics.ts';

test.each([
  [[], 0],
  [[3], 3],
  [[9, 1, 5], 5],
])('the median of %j is %d', (numbers, expected) => {
  expect(median(numbers)).toBe(expected);
});

test('99 of 100 numbers are not longer than their 99th percentile, and the longest may be', () => {
  const numbers = [...Array(200).keys()].map((number) => 200 - number);
  expect(percentile(numbers, 0.99)).toBe(199);
  expect(percentile([1, 2], 0.99)).toBe(2);
});
