import { describe, expect, test } from 'vitest';
import { type CakeModel, layoutCake } from '../../../../src/core/cake/index.ts';
import { orderSlabs } from '../../../../src/core/cake/picture/order.ts';
import { crossingsOf } from '../../../../src/core/cake/picture/sweep.ts';
import { cakeOf } from '../support.ts';

/** A small generator of numbers, so that every run has the same stacks. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const LAYERS = ['application', 'model', 'framework', 'system', 'hardware'];

/** A stack whose entries stand on two others somewhere below them. */
function randomCake(seed: number, each: number): CakeModel {
  const random = randomFrom(seed);
  const pick = (count: number): number => Math.floor(random() * count);
  const lines = LAYERS.flatMap((layer, rank) => [
    `${layer}:`,
    ...Array.from({ length: each }, (_, place) => {
      const below = LAYERS.length - 1 - rank;
      const uses = [0, 1].map(() => `e${rank + 1 + pick(below)}-${pick(each)}`);
      return `  - {id: e${rank}-${place}, uses: [${below === 0 ? '' : [...new Set(uses)].join(', ')}]}`;
    }),
  ]);
  return cakeOf(lines.join('\n'));
}

/** Crossings as the text has the entries, and as they are ordered. */
function crossings(model: CakeModel): readonly [before: number, after: number] {
  const { tiers, links, count } = orderSlabs(model);
  const rows = tiers.map(({ places }) => places);
  return [
    crossingsOf(
      { rows, links, count },
      rows.map((row) => [...row].sort((a, b) => a - b)),
    ),
    crossingsOf({ rows, links, count }, rows),
  ];
}

describe('few lines cross', () => {
  test.each([1, 2, 3, 4, 5, 6])(
    'in the random stack %i no more than half of those in the order of the text',
    (seed) => {
      const [before, after] = crossings(randomCake(seed, 6));
      expect(after).toBeLessThan(before * 0.5);
    },
  );

  test('none where there is a way without', () => {
    const model = cakeOf(
      'application:\n  - {id: a, uses: [z]}\n  - {id: b, uses: [y]}\n  - {id: c, uses: [x]}\nsystem:\n  - {id: x}\n  - {id: y}\n  - {id: z}\n',
    );
    expect(crossings(model)).toEqual([3, 0]);
  });
});

describe('lines keep clear of slabs', () => {
  test.each([1, 2, 3])('in the random stack %i', (seed) => {
    const model = randomCake(seed, 4);
    const { slabs, pathOf } = layoutCake(model, 1600);
    const through = model.uses.flatMap((_, use) =>
      [...pathOf(use).matchAll(/([\d.]+) ([\d.]+)V([\d.]+)/g)].flatMap(([, x, top, bottom]) =>
        slabs.filter(
          (box) =>
            Number(x) > box.x &&
            Number(x) < box.x + box.width &&
            Number(top) < box.y + 1 &&
            Number(bottom) > box.y + box.height - 1,
        ),
      ),
    );
    expect(through).toEqual([]);
  });

  test('lines of a kind to one slab share their way', () => {
    const model = cakeOf(
      'application:\n  - {id: a, uses: [z]}\n  - {id: b, uses: [z]}\nmodel:\n  - {id: m}\nsystem:\n  - {id: z}\n',
    );
    const { passes } = orderSlabs(model);
    expect(passes[0]).toHaveLength(1);
    expect(passes[0]).toEqual(passes[1]);
  });
});
