import { expect, test } from 'vitest';
import { countsText } from '../../src/extension/tree/words.ts';

test.each([
  [{ error: 0, warning: 0, information: 0 }, ''],
  [{ error: 1, warning: 1, information: 1 }, '1 error, 1 warning, 1 for information'],
  [{ error: 2, warning: 0, information: 3 }, '2 errors, 3 for information'],
])('counts %j as %j', (counts, expected) => {
  expect(countsText(counts)).toBe(expected);
});
