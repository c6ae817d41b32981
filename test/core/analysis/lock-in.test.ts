import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyzeStack } from '../../../src/core/analysis/analyze.ts';
import { classify, vendorReader } from '../../../src/core/analysis/coupling.ts';
import { lockInIndex } from '../../../src/core/analysis/lock-in.ts';
import type { Level } from '../../../src/core/catalog/types.ts';
import { readManifest } from '../../../src/core/manifest.ts';
import { catalog, TARGETS } from '../../support/catalog.ts';
import { LEVEL_NAMES, nodesArbitrary, stackOf, type TestNode } from '../../support/graphs.ts';
import { isCpuOnly } from '../../support/reference.ts';

const RUNS = { numRuns: 1000, seed: 20261123 };

const vendorsAt = (...levels: readonly Level[]) =>
  vendorReader(TARGETS)(
    Uint8Array.from(levels, (level) => LEVEL_NAMES.indexOf(level)),
    0,
  );
const indexes = (nodes: readonly TestNode[]): readonly number[] => {
  const analysis = analyzeStack(stackOf(nodes), catalog);
  return nodes.map((_, node) => analysis.entryLockIn(node));
};

describe('the index and the coupling of a row: Green, Red, Blue GPU, Blue NPU, CPU', () => {
  test.each<[Level, Level, Level, Level, Level, number, string]>([
    ['native', 'native', 'native', 'native', 'native', 0, 'portable'],
    ['native', 'none', 'none', 'none', 'none', 100, 'locked'],
    ['port', 'none', 'none', 'none', 'none', 100, 'locked'],
    ['native', 'native', 'none', 'none', 'none', 50, 'portable'],
    ['native', 'port', 'none', 'none', 'none', 62.5, 'leaning'],
    ['native', 'experimental', 'none', 'none', 'none', 250 / 3, 'leaning'],
    ['port', 'port', 'port', 'none', 'none', 25, 'leaning'],
    ['native', 'unknown', 'unknown', 'unknown', 'unknown', 100, 'unknown'],
    ['native', 'none', 'unknown', 'none', 'none', 100, 'unknown'],
    ['native', 'none', 'none', 'unknown', 'none', 100, 'unknown'],
    ['native', 'native', 'unknown', 'unknown', 'unknown', 50, 'portable'],
    ['none', 'none', 'native', 'native', 'none', 100, 'locked'],
    ['none', 'none', 'experimental', 'native', 'none', 100, 'locked'],
    ['native', 'none', 'none', 'none', 'native', 100, 'locked'],
    ['none', 'none', 'none', 'none', 'native', 100, 'locked'],
    ['unknown', 'unknown', 'unknown', 'unknown', 'unknown', 100, 'unknown'],
  ])('%s, %s, %s, %s, %s: %d, %s', (green, red, blueGpu, blueNpu, cpu, index, coupling) => {
    const row = vendorsAt(green, red, blueGpu, blueNpu, cpu);
    expect(lockInIndex(row)).toBeCloseTo(index, 10);
    expect(classify(row)).toBe(coupling);
  });

  test('a panel of one vendor leaves nothing to choose from', () => {
    expect(lockInIndex(vendorReader(TARGETS.slice(0, 1))(Uint8Array.of(4), 0))).toBe(100);
  });
});

/** Every stack that comes from raising one level of an entry that states them. */
function raised(nodes: readonly TestNode[], node: number, target: number): readonly TestNode[] | undefined {
  const one = nodes[node];
  if (one?.kind !== 'stated') return undefined;
  const better = LEVEL_NAMES[LEVEL_NAMES.indexOf(one.levels[target] ?? 'native') + 1];
  if (!better) return undefined;
  return nodes.with(node, { ...one, levels: one.levels.with(target, better) });
}

describe('what never happens to the index of an entry', () => {
  /** What only CPUs run counts beside any accelerator, with an index of 0; with its first accelerator it becomes a question of vendors. */
  test('more support never raises it, except of what touched no accelerator before', () => {
    fc.assert(
      fc.property(nodesArbitrary(true), fc.nat(6), fc.nat(4), (nodes, node, target) => {
        const better = raised(nodes, node, target);
        if (!better || nodes.some(isCpuOnly)) return;
        const { coupling } = analyzeStack(stackOf(nodes), catalog);
        const [before, after] = [indexes(nodes), indexes(better)];
        after.forEach((index, i) => {
          if (coupling(i) !== 'neutral') expect(index).toBeLessThanOrEqual((before[i] ?? 0) + 1e-9);
        });
      }),
      RUNS,
    );
  });

  test('one more use never lowers it', () => {
    fc.assert(
      fc.property(nodesArbitrary(true), fc.nat(6), fc.nat(6), (nodes, from, to) => {
        const one = nodes[from];
        if (!one || to >= nodes.length) return;
        const more = nodes.with(from, { ...one, uses: [...one.uses, { members: [to], optional: false }] });
        const [before, after] = [indexes(nodes), indexes(more)];
        after.forEach((index, i) => expect(index).toBeGreaterThanOrEqual((before[i] ?? 0) - 1e-9));
      }),
      RUNS,
    );
  });

  test('it is 0 where all is native everywhere, and 100 where one vendor is all there is', () => {
    const everywhere: TestNode = { kind: 'stated', levels: TARGETS.map(() => 'native'), uses: [] };
    const only = (vendor: string): TestNode => ({
      ...everywhere,
      levels: TARGETS.map((target) => (target.vendor === vendor ? 'native' : 'none')),
    });
    expect(indexes([everywhere])).toEqual([0]);
    expect(['green', 'red', 'blue'].flatMap((vendor) => indexes([only(vendor)]))).toEqual([100, 100, 100]);
  });

  test('it stays between 0 and 100', () => {
    fc.assert(
      fc.property(nodesArbitrary(true), (nodes) => {
        for (const index of indexes(nodes)) expect(index >= 0 && index <= 100).toBe(true);
      }),
      RUNS,
    );
  });
});

/** A platform piece that gets a little support of its own must not do worse than one that is swapped. */
test('support for a platform piece never raises the index of what stands on it', () => {
  const engine = 'layercake: 1\nframework:\n  - { component: torchlet, uses: [greenkit] }\nsystem:\n';
  const indexWith = (supports: string): number => {
    const text = `${engine}  - { component: greenkit, supports: { green: native, red: ${supports} } }\n`;
    const { stack } = readManifest(text);
    return analyzeStack(stack, catalog).entryLockIn(0);
  };
  const swapped = indexWith('none');
  expect(['unknown', 'experimental', 'port', 'native'].map((level) => indexWith(level) <= swapped)).toEqual([
    true,
    true,
    true,
    true,
  ]);
});

/** The least of two parts decides the level, but not whether anybody says that the entry runs there. */
test('a precision that lowers the level of an own entry opens nothing', () => {
  const indexWith = (field: string): number => {
    const text = `layercake: 1\nmodel:\n  - { id: ours, uses: [greenkit]${field} }\nsystem: [greenkit]\n`;
    return analyzeStack(readManifest(text).stack, catalog).entryLockIn(0);
  };
  expect(indexWith(', precision: lesser')).toBeGreaterThanOrEqual(indexWith(''));
});
