import { describe, expect, test } from 'vitest';
import { FOLD_STEP, foldBands, foldKey, layoutCake } from '../../../../src/core/cake/index.ts';
import { bigCake, cakeOf, overlaps } from '../support.ts';

const many = (count: number, what: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => `  - ${what(index)}\n`).join('');

const STACK = `
application:
${many(30, (index) => `{id: tied-${index}, uses: [engine]}`)}${many(20, (index) => `{id: free-${index}, uses: [everywhere]}`)}
framework:
  - {id: engine, component: red-only}
  - everywhere
`;

describe('foldBands', () => {
  const model = cakeOf(STACK);
  const folded = foldBands(model, {}, 10);

  test('leaves a small stack as it is', () => expect(foldBands(model)).toBe(model));

  test('gathers the slabs of a layer by kind, few ones left as they are', () => {
    expect(folded.slabs.map(({ layer, name, folded: count }) => [layer, name, count])).toEqual([
      ['application', '30 locked', 30],
      ['application', '20 portable', 20],
      ['framework', 'Red Only', undefined],
      ['framework', 'Everywhere', undefined],
    ]);
  });

  test('gathers their lines, counted', () => {
    expect(folded.uses).toEqual([
      { from: 0, to: 2, kind: 'firm', lock: true, count: 30 },
      { from: 1, to: 3, kind: 'firm', lock: false, count: 20 },
    ]);
  });

  test('keeps the sums', () => {
    const sum = (slabs: typeof model.slabs) => slabs.reduce((total, { points }) => total + points, 0);
    expect(sum(folded.slabs)).toBeCloseTo(sum(model.slabs));
    expect(folded.counts).toEqual(model.counts);
  });

  test('opens one fold, and leaves the others', () => {
    const opened = foldBands(model, { [foldKey('application', 'portable')]: 1 }, 10);
    expect(opened.slabs).toHaveLength(1 + 20 + 2);
    expect(opened.slabs[1]?.key).toBe('free-0');
  });

  test('opens a big fold step by step', () => {
    const big = bigCake(5000);
    const key = foldKey('framework', 'neutral');
    const kinds = new Set(big.slabs.map(({ layer, kind }) => `${layer} ${kind}`));
    expect(foldBands(big).slabs).toHaveLength(kinds.size);
    const [kind] = big.slabs.flatMap((slab) => (slab.layer === 'framework' ? [slab.kind] : []));
    const opened = foldBands(big, { [kind ? foldKey('framework', kind) : key]: 2 });
    expect(opened.slabs).toHaveLength(kinds.size + 2 * FOLD_STEP);
    expect(opened.slabs.find(({ name }) => name.includes('more'))?.folded).toBe(1000 - 2 * FOLD_STEP);
  });

  test('what is left of it can be laid out', () => {
    expect(overlaps(layoutCake(folded, 800))).toEqual([]);
  });
});
