import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Analysis, analyzeStack } from '../../../src/core/analysis/analyze.ts';
import { shownPoints } from '../../../src/core/analysis/breakdown.ts';
import { createCatalog } from '../../../src/core/catalog/catalog.ts';
import { readManifest } from '../../../src/core/manifest.ts';
import { catalog, COMPONENTS, TARGETS } from '../../support/catalog.ts';
import { core } from '../../support/core.ts';
import { nodesArbitrary, stackOf, type TestNode } from '../../support/graphs.ts';

const RUNS = { numRuns: 1000, seed: 20261124 };

const analyze = (nodes: readonly TestNode[]): Analysis => analyzeStack(stackOf(nodes), catalog);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const sharesOf = (analysis: Analysis): Readonly<Record<string, number>> =>
  Object.fromEntries(
    analysis.lockInBreakdown().map(({ node, points }) => [analysis.nodes[node]?.id ?? '', Number(points.toFixed(6))]),
  );

describe('the breakdown of any stack', () => {
  const holds = (check: (analysis: Analysis) => void): void =>
    fc.assert(
      fc.property(nodesArbitrary(true), (nodes) => check(analyze(nodes))),
      RUNS,
    );

  test('adds up to the index', () => {
    holds((analysis) => {
      expect(sum(analysis.lockInBreakdown().map(({ points }) => points))).toBeCloseTo(analysis.lockIn, 9);
    });
  });

  test('adds up to it as it is shown, to one decimal place, too', () => {
    holds((analysis) => {
      const shown = shownPoints(analysis.lockInBreakdown(), analysis.lockIn);
      expect(sum(shown).toFixed(1)).toBe(analysis.lockIn.toFixed(1));
      analysis.lockInBreakdown().forEach(({ points }, index) => {
        expect(Math.abs((shown[index] ?? 0) - points)).toBeLessThan(0.1);
      });
    });
  });

  test('charges nobody less than nothing, and nobody twice', () => {
    holds((analysis) => {
      const shares = analysis.lockInBreakdown();
      expect(shares.every(({ points, unknown }) => points > 0 && unknown >= 0 && unknown <= points)).toBe(true);
      expect(new Set(shares.map(({ node }) => node)).size).toBe(shares.length);
    });
  });

  test('charges an entry only for what it lacks itself', () => {
    holds((analysis) => {
      for (const { node, unknown } of analysis.lockInBreakdown()) {
        const own = analysis.targets.flatMap(({ kind }, target) =>
          kind === 'accelerator' ? [analysis.own(node, target)] : [],
        );
        expect(own.some((level) => level !== 'native')).toBe(true);
        if (unknown > 0) expect(own).toContain('unknown');
      }
    });
  });

  test('charges nothing to what touches no accelerator', () => {
    holds((analysis) => {
      const couplings = analysis.lockInBreakdown().map(({ node }) => analysis.coupling(node));
      expect(couplings).not.toContain('neutral');
    });
  });

  test('begins with the most expensive entry; of equal ones with the first', () => {
    holds((analysis) => {
      const shares = analysis.lockInBreakdown();
      const sorted = shares.toSorted((a, b) => b.points - a.points || a.node - b.node);
      expect(shares).toEqual(sorted);
    });
  });
});

describe('the points of a stack go', () => {
  const breakdown = (text: string): Readonly<Record<string, number>> =>
    sharesOf(core.read(`layercake: 1\n${text}`).analysis);

  test('to the entry at the end of the chain on each vendor that is not the best', () => {
    // Green is the best vendor. Red is a port in `halfway` (1/4 lost), Blue is lost in both: on the shortest chain.
    const text =
      'application: [{ id: api, uses: [engine, duo] }]\nframework: [{ id: engine, uses: [halfway] }, halfway, duo]\n';
    expect(breakdown(text)).toEqual({ duo: 50, halfway: 12.5 });
  });

  test('in equal parts to what the topmost entries cost', () => {
    const text = 'application: [portal, { id: api, uses: [fastkernel] }]\nframework: [fastkernel, duo]\n';
    // Three topmost entries: 0, 100 and 50.
    expect(breakdown(text)).toEqual({ fastkernel: 33.333333, duo: 16.666667 });
  });

  test('to the entry that names an alternative which no entry has', () => {
    const text = 'application: [{ id: api, uses: [pick] }]\nframework: [{ id: pick, any-of: [fastkernel, nowhere] }]\n';
    expect(breakdown(text)).toEqual({ pick: 100 });
  });

  test('apart where they stand there only because nothing is known', () => {
    const { analysis } = core.read('layercake: 1\nframework: [mystery, fastkernel]\n');
    expect(analysis.lockInBreakdown()).toEqual([
      { node: 0, points: 50, unknown: 50 },
      { node: 1, points: 50, unknown: 0 },
    ]);
  });

  test('to nobody where there is nothing', () => {
    expect([breakdown(''), breakdown('application: [portal]\n'), breakdown('framework: [slowkernel]\n')]).toEqual([
      {},
      {},
      {},
    ]);
  });

  test('to the entry itself where the catalog knows one vendor only', () => {
    const lonely = createCatalog({ targets: TARGETS.slice(0, 1), components: COMPONENTS });
    const { stack } = readManifest('layercake: 1\nframework: [duo, fastkernel, portal, mystery]\n');
    const analysis = analyzeStack(stack, lonely);
    expect([analysis.lockIn, sharesOf(analysis)]).toEqual([75, { duo: 25, fastkernel: 25, mystery: 25 }]);
  });
});
