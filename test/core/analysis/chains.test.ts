import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Analysis, analyzeStack } from '../../../src/core/analysis/analyze.ts';
import { catalog, TARGETS } from '../../support/catalog.ts';
import { idOf, nodesArbitrary, stackOf, type TestNode } from '../../support/graphs.ts';
import { referenceReach } from '../../support/reference.ts';

const RUNS = { numRuns: 1000, seed: 20261123 };
const ACCELERATORS = TARGETS.flatMap(({ kind }, index) => (kind === 'accelerator' ? [index] : []));

const analyze = (nodes: readonly TestNode[]): Analysis => analyzeStack(stackOf(nodes), catalog);
test('a chain leads along uses to an entry whose own level is what is left', () => {
  fc.assert(
    fc.property(nodesArbitrary(true), (nodes) => {
      const analysis = analyze(nodes);
      const wrong = nodes.flatMap((_, node) =>
        TARGETS.flatMap((_target, target) => {
          const chain = analysis.chain(node, target);
          const isWay = chain.slice(1).every((below, i) =>
            analysis
              .usesOf(chain[i] ?? -1)
              .flat()
              .includes(below),
          );
          const isEnd = analysis.own(chain.at(-1) ?? -1, target) === analysis.reach(node, target);
          return chain[0] === node && isWay && isEnd ? [] : [{ node, target, chain }];
        }),
      );
      // One comparison for all cells: a thousand of them a stack would take longer than the chains.
      expect(wrong).toEqual([]);
    }),
    RUNS,
  );
});

test('an end is that of the chain, and a coupling the same, however often they are asked for', () => {
  fc.assert(
    fc.property(nodesArbitrary(true), (nodes) => {
      const analysis = analyze(nodes);
      const cells = nodes.flatMap((_, node) => TARGETS.map((_target, target) => [node, target] as const));
      const ends = (): readonly number[] => cells.map((cell) => analysis.chainEnd(...cell));
      const couplings = (): readonly string[] => nodes.map((_, node) => analysis.coupling(node));
      const [first, firstCouplings] = [cells.map((cell) => analysis.chain(...cell).at(-1)), couplings()];
      for (let asked = 0; asked < 150; asked += nodes.length) {
        expect(ends()).toEqual(first);
        expect(couplings()).toEqual(firstCouplings);
      }
    }),
    { ...RUNS, numRuns: 100 },
  );
});

/** How many cells open when one entry alone is replaced by one that runs everywhere and stands on nothing. */
function opensByTrying(nodes: readonly TestNode[]): readonly { entry: string; opens: number }[] {
  const before = referenceReach(nodes);
  return nodes
    .map((_, replaced) => {
      const free: TestNode = { kind: 'stated', levels: TARGETS.map(() => 'native'), uses: [] };
      const after = referenceReach(nodes.map((node, index) => (index === replaced ? free : node)));
      const opened = nodes.flatMap((_node, y) =>
        ACCELERATORS.filter((target) => before[y]?.[target] === 'none' && after[y]?.[target] !== 'none'),
      );
      return { entry: idOf(replaced), opens: opened.length };
    })
    .filter(({ opens }) => opens > 0)
    .sort((a, b) => b.opens - a.opens || (a.entry < b.entry ? -1 : 1));
}

describe('choke points are those that trying finds', () => {
  const found = (nodes: readonly TestNode[]): readonly { entry: string; opens: number }[] =>
    analyze(nodes)
      .chokePoints()
      .map(({ node, opens }) => ({ entry: idOf(node), opens }));

  test('stacks without circles', () => {
    fc.assert(
      fc.property(nodesArbitrary(false), (nodes) => {
        expect(found(nodes)).toEqual(opensByTrying(nodes));
      }),
      RUNS,
    );
  });

  test('with circles, which open as one node, never more than trying finds', () => {
    fc.assert(
      fc.property(nodesArbitrary(true), (nodes) => {
        const tried = new Map(opensByTrying(nodes).map(({ entry, opens }) => [entry, opens]));
        for (const { entry, opens } of found(nodes)) expect(opens).toBeLessThanOrEqual(tried.get(entry) ?? 0);
      }),
      RUNS,
    );
  });
});

test('the same stack gives the same analysis', () => {
  fc.assert(
    fc.property(nodesArbitrary(true), (nodes) => {
      const [a, b] = [analyze(nodes), analyze(nodes)];
      const all = (one: Analysis): unknown =>
        nodes.map((_, node) => [
          one.coupling(node),
          one.couplingChain(node),
          one.entryLockIn(node),
          one.chokePoints(),
          one.cycles,
        ]);
      expect(all(a)).toEqual(all(b));
    }),
    { numRuns: 100, seed: 1 },
  );
});
