import { describe, expect, test } from 'vitest';
import {
  compareVersions,
  isVersionOrRange,
  newestAllowed,
  parseVersion,
  type Version,
} from '../../../src/core/catalog/version.ts';

const version = (text: string): Version => parseVersion(text) ?? { release: [], suffix: [] };

/** Whether a range (or version) lets its newest member reach a version: how `since` and `until` are looked at. */
const reaches = (range: string, since: string): boolean => {
  const newest = newestAllowed(range);
  return newest === undefined || compareVersions(newest, version(since)) >= 0;
};

describe('versions are in the order of PEP 440', () => {
  const ORDER = [
    '0.9',
    '1.0.dev1',
    '1.0a1',
    '1.0a2',
    '1.0b1',
    '1.0rc1',
    '1.0',
    '1.0.post1',
    '1.0.1',
    '1.1',
    '1.9',
    '1.10',
    '2.0',
    '25.09',
    '25.10',
  ];
  const pairs = ORDER.flatMap((a, i) => ORDER.slice(i + 1).map((b) => [a, b] as const));

  test.each(pairs)('%s before %s', (a, b) => {
    expect(compareVersions(version(a), version(b))).toBeLessThan(0);
    expect(compareVersions(version(b), version(a))).toBeGreaterThan(0);
  });

  test.each([
    ['1.0', '1'],
    ['1.0', '1.0.0'],
    ['1.0', 'v1.0'],
    ['1.0', '1.0+cu128'],
    ['1.0rc1', '1.0-rc1'],
    ['1.0rc1', '1.0RC1'],
    ['1.0.0rc1', '1.0rc1'],
    ['1.0.0.post1', '1.0.post1'],
    ['24.04', '24.4'],
  ])('%s is %s', (a, b) => {
    expect(compareVersions(version(a), version(b))).toBe(0);
  });

  test.each(['', 'latest', 'x', '*', '-1', '1 2', '>=1', 'v'])('%j is no version', (text) => {
    expect(parseVersion(text)).toBeUndefined();
  });
});

describe('the newest version that a range allows', () => {
  test.each<[string, string, boolean]>([
    ['2.7', '2.7.9', true],
    ['2.7', '2.8', false],
    ['2', '2.99', true],
    ['2', '3', false],
    ['2.7.1', '2.7.1', true],
    ['2.7.1', '2.7.2', false],
    ['2.7.*', '2.7.9', true],
    ['2.7.*', '2.8', false],
    ['2.x', '2.99', true],
    ['==2.7.1.*', '2.7.1.5', true],
    ['<3', '2.99', true],
    ['<3', '3', false],
    ['<3', '3.0.0rc1', false],
    ['<=3.0.1', '3.0.1', true],
    ['<=3.0.1', '3.0.2', false],
    ['>=2.6,<3', '2.99', true],
    ['>=2.6,<3', '3.0', false],
    ['>=2.6 <3', '3.0', false],
    ['>= 2.6, < 3', '3.0', false],
    ['>=2.6', '99', true],
    ['>2', '99', true],
    ['!=2.7', '99', true],
    ['~=2.2', '2.99', true],
    ['~=2.2', '3.0', false],
    ['~=2.2.1', '2.2.9', true],
    ['~=2.2.1', '2.3', false],
    ['^1.2.3', '1.99', true],
    ['^1.2.3', '2.0', false],
    ['^0.10.2', '0.10.9', true],
    ['^0.10.2', '0.11', false],
    ['~1.2.3', '1.2.9', true],
    ['~1.2.3', '1.3', false],
    ['==2.7.1', '2.7.2', false],
    ['*', '99', true],
    ['1.0rc1', '1.0', false],
  ])('%s reaches %s: %s', (range, since, expected) => {
    expect(reaches(range, since)).toBe(expected);
  });
});

test.each<[string, boolean]>([
  ['2.7', true],
  ['v2.7', true],
  ['>=2.6,<3', true],
  ['>= 2.6', true],
  ['2.7.*', true],
  ['*', true],
  ['', false],
  ['latest', false],
  ['>=', false],
  ['2.7 or newer', false],
])('%j is a version or a range: %s', (text, expected) => {
  expect(isVersionOrRange(text)).toBe(expected);
});
