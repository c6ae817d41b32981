import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyzeStack } from '../../../src/core/analysis/analyze.ts';
import { compareReadings, isWorse } from '../../../src/core/compare/compare.ts';
import type { Comparison } from '../../../src/core/compare/types.ts';
import { causesOf, chainWords, isSame } from '../../../src/core/compare/wording.ts';
import { createCatalog } from '../../../src/core/catalog/catalog.ts';
import type { Reading } from '../../../src/core/index.ts';
import { catalog, DATA } from '../../support/catalog.ts';
import { core, readWith, TODAY } from '../../support/core.ts';
import { nodesArbitrary, stackOf, type TestNode } from '../../support/graphs.ts';

const RUNS = { numRuns: 150, seed: 7 };
const compare = (before: string, after: string): Comparison =>
  core.compare(core.read(before), core.read(after), { today: TODAY });

function readingOf(nodes: readonly TestNode[]): Reading {
  const stack = stackOf(nodes);
  return { manifest: { ...core.read('').manifest, stack }, analysis: analyzeStack(stack, catalog) };
}

const NONE = { before: [], after: [] };
const stacks = nodesArbitrary(true).map(readingOf);

describe('of any two stacks', () => {
  test('one and itself tell nothing', () => {
    fc.assert(
      fc.property(stacks, (one) => {
        expect(isSame(compareReadings(one, one, NONE))).toBe(true);
      }),
      RUNS,
    );
  });

  test('the other way round is the mirror image', () => {
    const ids = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id).sort();
    const mirrored = { opened: 'lost', lost: 'opened', raised: 'lowered', lowered: 'raised' } as const;
    const cells = ({ changed }: Comparison, mirror: boolean): readonly string[] =>
      changed
        .flatMap(({ id, cells: all }) =>
          all.map(({ target, before, after, turn }) =>
            mirror
              ? `${id} ${target} ${after} ${before} ${mirrored[turn]}`
              : `${id} ${target} ${before} ${after} ${turn}`,
          ),
        )
        .sort();
    fc.assert(
      fc.property(stacks, stacks, (before, after) => {
        const [there, back] = [compareReadings(before, after, NONE), compareReadings(after, before, NONE)];
        expect(ids(back.added)).toEqual(ids(there.removed));
        expect(ids(back.removed)).toEqual(ids(there.added));
        expect(ids(back.changed)).toEqual(ids(there.changed));
        expect(ids(back.chokePoints.come)).toEqual(ids(there.chokePoints.gone));
        expect(cells(back, true)).toEqual(cells(there, false));
        expect([back.before, back.after]).toEqual([there.after, there.before]);
      }),
      RUNS,
    );
  });

  test('every cell that differs has chains from the entry down, and a reason', () => {
    fc.assert(
      fc.property(stacks, stacks, (before, after) => {
        for (const { id, cells } of compareReadings(before, after, NONE).changed) {
          const wrong = cells.filter(
            ({ chains, reason }) =>
              chains.before.ids[0] !== id || chains.after.ids[0] !== id || !/^e\d| Toolkit/.test(reason),
          );
          expect(wrong).toEqual([]);
        }
      }),
      RUNS,
    );
  });
});

describe('what is no good manifest', () => {
  const GOOD = 'layercake: 1\nframework: [duo]\n';
  test.each([
    ['an empty text', ''],
    ['no mapping', '- a'],
    ['an unclosed bracket', 'layercake: 1\nframework: [duo, halfw'],
    ['wrong kinds', 'layercake: 1\nframework: { a: 1 }\nsystem: 3\nname: [x]\n'],
    ['a circle', 'layercake: 1\nframework: [{ id: a, uses: [b] }, { id: b, uses: [a] }]\n'],
    ['an id that every object has', 'layercake: 1\nframework: [{ id: constructor }, { id: __proto__ }]\n'],
  ])('%s is compared as far as it goes', (_, text) => {
    for (const [before, after] of [
      [text, GOOD],
      [GOOD, text],
      [text, text],
    ] as const) {
      const comparison = compare(before, after);
      expect(comparison.before.entries + comparison.added.length).toBe(
        comparison.after.entries + comparison.removed.length,
      );
      expect(isSame(comparison)).toBe(before === after);
      expect(core.comparisonReport(comparison, { before: 'a', after: 'b' })).not.toMatch(/NaN|undefined/);
    }
  });

  test('its problems of form are counted', () => {
    const { before, after } = compare('layercake: 1\nframwork: [duo]\n', GOOD);
    expect([before.problems, after.problems]).toEqual([1, 0]);
  });
});

test('catalogs may differ: only the targets that both know are compared', () => {
  const smaller = createCatalog({ ...DATA, targets: DATA.targets.filter(({ id }) => id !== 'red') });
  const text = 'layercake: 1\nframework: [torchlet]\n';
  const comparison = compareReadings(readWith(smaller, text), core.read(text), NONE);
  expect(comparison.targets.map(({ id }) => id)).toEqual(['green', 'blue-gpu', 'blue-npu', 'cpu']);
  expect(comparison.changed).toMatchObject([{ id: 'torchlet', cells: [] }]);
});

describe('worse is', () => {
  const stack = (uses: string): string =>
    `layercake: 1\nframework: [{ id: engine, component: duo, uses: [${uses}] }]\n`;
  test.each([
    ['a higher index', stack(''), stack('halfway').replace(' }]', ' }, halfway]'), true],
    ['a lower one is not', stack('halfway').replace(' }]', ' }, halfway]'), stack(''), false],
    ['the same is not', stack(''), stack(''), false],
    [
      'another vendor at the same index, for the target that is lost',
      'layercake: 1\nframework: [{ id: a, component: fastkernel }]\n',
      'layercake: 1\nframework: [{ id: a, component: redkernel }]\n',
      true,
    ],
    [
      'an entry that became locked below the top, whatever the index says',
      'layercake: 1\nframework: [{ id: top, uses: [{ id: a, optional: true }] }, { id: a, component: duo }]\n',
      'layercake: 1\nframework: [{ id: top, uses: [{ id: a, optional: true }] }, { id: a, component: fastkernel }]\n',
      true,
    ],
  ])('%s', (_, before, after, expected) => {
    expect(isWorse(compare(before, after))).toBe(expected);
  });
});

describe('causes', () => {
  const BEFORE = `layercake: 1
application: [{ id: api, uses: [engine] }, { id: batch, uses: [engine] }]
framework: [{ id: engine, component: duo, uses: [] }, fastkernel]
`;
  const AFTER = BEFORE.replace('uses: [] }', 'uses: [fastkernel] }');

  test('gather the cells by what stands at the end of the chain, the longest one told', () => {
    expect(causesOf(compare(BEFORE, AFTER).changed)).toEqual([
      {
        ...{ turn: 'lost', targets: ['red'], others: ['batch'] },
        chain: { ids: ['api', 'engine', 'fastkernel'], cut: false },
        reason: 'FastKernel does not run on Red GPUs (example.org, read 2026-11-23)',
      },
    ]);
  });

  test('of what opens stand on the side before', () => {
    expect(causesOf(compare(AFTER, BEFORE).changed)).toMatchObject([
      { turn: 'opened', targets: ['red'], chain: { ids: ['api', 'engine', 'fastkernel'] } },
    ]);
  });
});

describe('large stacks', () => {
  const COUNT = 10_000;
  const chainText = (last: string): string => {
    const entries = Array.from({ length: COUNT - 1 }, (_, n) => `  - { id: e${n}, uses: [e${n + 1}] }\n`);
    return `layercake: 1\nframework:\n${entries.join('')}  - { id: e${COUNT - 1}, component: ${last} }\n`;
  };

  test('a chain of 10,000 entries is compared in seconds, its chains cut', () => {
    const [before, after] = [core.read(chainText('duo')), core.read(chainText('fastkernel'))];
    const start = performance.now();
    const comparison = compareReadings(before, after, NONE);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(comparison.becameLocked.length).toBe(COUNT);
    const chain = comparison.changed[0]?.cells[0]?.chains.after;
    expect(chain && chainWords(chain)).toBe('e0 → e1 → e2 → e3 → e4 → e5 → e6 → e7 → e8 → e9 → e10 → … → e9999');
  });

  test('so are 10,000 entries with one id, and 10,000 new ones', () => {
    const same = core.read(`layercake: 1\nframework:\n${'  - { id: a, component: duo }\n'.repeat(COUNT)}`);
    const other = core.read(
      `layercake: 1\nframework:\n${Array.from({ length: COUNT }, (_, n) => `  - { id: b${n}, component: duo }\n`).join('')}`,
    );
    const start = performance.now();
    expect(isSame(compareReadings(same, same, NONE))).toBe(true);
    const { added, removed } = compareReadings(same, other, NONE);
    expect([added.length, removed.length]).toEqual([COUNT, COUNT]);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
