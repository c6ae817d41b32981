import { expect, test } from 'vitest';
import { createBase, fixedSpan, partOf, placedSpan } from '../../../src/core/text/span.ts';

test('a span moves with its base, and so does a part of it; a fixed one stays', () => {
  const base = createBase(10);
  const span = placedSpan(base, 2, 8);
  const part = partOf(span, 1, 3);
  const fixed = fixedSpan(span);
  expect([fixedSpan(span), fixedSpan(part)]).toEqual([
    { start: 12, end: 18 },
    { start: 13, end: 15 },
  ]);
  base.at = 20;
  expect([fixedSpan(span), fixedSpan(part)]).toEqual([
    { start: 22, end: 28 },
    { start: 23, end: 25 },
  ]);
  expect(fixed).toEqual({ start: 12, end: 18 });
});

test('a part of a span that stands for itself', () => {
  expect(partOf({ start: 5, end: 9 }, 1, 3)).toEqual({ start: 6, end: 8 });
});
