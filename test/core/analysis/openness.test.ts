import { describe, expect, test } from 'vitest';
import { isOpenLicense } from '../../../src/core/analysis/license.ts';
import { cornersOf, opennessOf } from '../../../src/core/analysis/openness.ts';
import type { Component } from '../../../src/core/catalog/types.ts';
import { catalogWith } from '../../support/catalog.ts';
import { make } from '../../support/components.ts';
import { readWith } from '../../support/core.ts';

describe('a licence is open', () => {
  test.each([
    ['MIT', true],
    ['apache-2.0', true],
    ['GPL-2.0+', true],
    ['GPL-3.0-or-later WITH GCC-exception-3.1', true],
    ['MIT AND (Apache-2.0 OR LicenseRef-Mine)', true],
    ['LicenseRef-Mine OR MIT', true],
    ['MIT AND LicenseRef-Mine', false],
    ['(LicenseRef-Mine OR MIT) AND BUSL-1.1', false],
    ['LicenseRef-Llama-3.1-Community', false],
    ['CC-BY-NC-4.0', false],
    ['proprietary', false],
    ['', false],
    ['()', false],
    ['(MIT', false],
    ['MIT)', false],
    ['MIT Apache-2.0', false],
    ['MIT OR', false],
    ['AND MIT', false],
    ['('.repeat(100_000), false],
  ])('%s: %s', (expression, open) => {
    expect(isOpenLicense(expression)).toBe(open);
  });
});

const green = { supports: { green: { level: 'native' }, others: { level: 'none' } } } as const;
const anywhere = { supports: { others: { level: 'native' } } } as const;
const one = (id: string, part: Partial<Component>): Component => make('framework', 'kernel-library', { id, ...part });
const catalog = catalogWith(
  one('open-free', { ...anywhere, openness: { source: 'open' }, license: 'MIT', steward: 'Somebody' }),
  one('open-tied', { ...green, openness: { source: 'open' }, stewardVendor: 'green' }),
  one('part-tied', { ...green, openness: { source: 'partial' }, license: 'MIT' }),
  one('shut-free', { ...anywhere, openness: { source: 'closed' } }),
  one('weights', { ...anywhere, openness: { source: 'open', weights: 'restricted', data: 'closed' } }),
  one('licensed', { ...green, license: 'Apache-2.0' }),
  one('unsaid', { ...anywhere, license: 'LicenseRef-Ours' }),
);

describe('the openness of an entry', () => {
  const opennessIn = (entry: string): unknown => {
    const { analysis } = readWith(catalog, `layercake: 1\nframework: [${entry}]\n`);
    return opennessOf(analysis.nodes[0] ?? { id: '' });
  };

  test.each([
    ['open-free', { level: 'open', of: 'source', license: 'MIT', steward: 'Somebody' }],
    ['open-tied', { level: 'open', of: 'source', stewardVendor: 'green' }],
    ['weights', { level: 'restricted', of: 'weights' }],
    ['licensed', { level: 'open', of: 'licence', license: 'Apache-2.0' }],
    ['unsaid', { level: 'unknown', of: 'licence', license: 'LicenseRef-Ours' }],
    ['{ component: unsaid, license: ISC }', { level: 'open', of: 'licence', license: 'ISC' }],
    ['{ component: part-tied, license: ISC }', { level: 'partial', of: 'source', license: 'ISC' }],
    ['{ id: mine, license: MPL-2.0 }', { level: 'open', of: 'licence', license: 'MPL-2.0' }],
    ['{ id: mine, license: ours }', { level: 'unknown', of: 'licence', license: 'ours' }],
    ['{ id: mine }', { level: 'unknown', of: 'licence' }],
  ])('%s', (entry, expected) => {
    expect(opennessIn(entry)).toEqual(expected);
  });
});

test('the four corners, and what is not known beside them; hardware is not asked', () => {
  const { analysis } = readWith(
    catalog,
    'layercake: 1\nframework: [open-free, open-tied, part-tied, shut-free, unsaid, { component: mystery, license: MIT }, ' +
      '{ id: leans, license: MIT, uses: [halfway] }, halfway, { id: free, license: MIT, uses: [] }]\nhardware: [green-g1]\n',
  );
  const ids = Object.entries(cornersOf(analysis)).map(([corner, nodes]: [string, readonly number[]]) => [
    corner,
    nodes.map((node) => analysis.nodes[node]?.id),
  ]);
  expect(Object.fromEntries(ids)).toEqual({
    openFree: ['open-free', 'free'],
    openTied: ['open-tied', 'leans'],
    closedFree: ['shut-free'],
    closedTied: ['part-tied'],
    unknownOpenness: ['unsaid', 'halfway'],
    unknownCoupling: ['mystery'],
  });
});
