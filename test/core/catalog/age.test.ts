import { describe, expect, test } from 'vitest';
import { ageText, isStale, readingText, staleText } from '../../../src/core/catalog/age.ts';
import type { Evidence } from '../../../src/core/catalog/types.ts';

const read = (...days: readonly string[]): readonly Evidence[] =>
  days.map((checked) => ({ source: 'https://example.org', says: 'So it is.', checked }));

describe('evidence is stale', () => {
  test.each<[string, readonly string[], string, boolean]>([
    ['not on the same day', ['2026-11-23'], '2026-11-23', false],
    ['not after a year to the day', ['2025-11-23'], '2026-11-23', false],
    ['after a year and a day', ['2025-11-22'], '2026-11-23', true],
    ['not where the newest of several is young', ['2020-01-01', '2026-01-01', '2019-01-01'], '2026-11-23', false],
    ['where all of them are old', ['2020-01-01', '2025-01-01'], '2026-11-23', true],
    ['not where there is none', [], '2026-11-23', false],
    ['from the first of March of a leap year on', ['2023-02-28'], '2024-02-29', true],
    ['not on a leap day for what was read on the first of March', ['2023-03-01'], '2024-02-29', false],
  ])('%s', (_, days, today, expected) => {
    expect(isStale(read(...days), today)).toBe(expected);
  });

  test('and is told with the newest day', () => {
    expect(staleText(read('2020-01-01', '2025-01-01', '2019-01-01'), '2026-11-23')).toBe(
      'evidence of 2025-01-01, needs confirming',
    );
    expect(staleText(read('2026-01-01'), '2026-11-23')).toBe('');
  });

  test('and so is a single source', () => {
    const days = read('2025-01-01', '2026-01-01').map((one) => readingText(one, '2026-11-23'));
    expect(days).toEqual(['read 2025-01-01, over a year ago', 'read 2026-01-01']);
  });
});

test.each([
  ['2026-11-23', 'today'],
  ['2026-11-22', '1 day ago'],
  ['2026-11-10', '13 days ago'],
  ['2026-11-09', '2 weeks ago'],
  ['2026-09-25', '8 weeks ago'],
  ['2026-09-24', '2 months ago'],
  ['2025-11-23', '11 months ago'],
  ['2025-11-22', 'over a year ago'],
  ['2024-11-23', 'over a year ago'],
  ['2024-11-22', 'over 2 years ago'],
  ['2026-11-24', ''],
  ['nonsense', ''],
])('what was read on %s was read %s', (day, text) => {
  expect(ageText(day, '2026-11-23')).toBe(text);
});
