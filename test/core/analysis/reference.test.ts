import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyzeStack } from '../../../src/core/analysis/analyze.ts';
import { catalog, TARGETS } from '../../support/catalog.ts';
import { nodesArbitrary, stackOf, type TestNode } from '../../support/graphs.ts';
import { referenceReach } from '../../support/reference.ts';

/** So many stacks with circles, and as many without. */
const RUNS = { numRuns: 3000, seed: 20261123 };

const reachOf = (nodes: readonly TestNode[]): unknown => {
  const analysis = analyzeStack(stackOf(nodes), catalog);
  return nodes.map((_, node) => TARGETS.map((_target, target) => analysis.reach(node, target)));
};

describe('the reach of every cell is that of the formulas', () => {
  test.each([
    ['stacks without circles', false],
    ['stacks with circles', true],
  ])('%s', (_, circles) => {
    fc.assert(
      fc.property(nodesArbitrary(circles), (nodes) => {
        expect(reachOf(nodes)).toEqual(referenceReach(nodes));
      }),
      RUNS,
    );
  });
});
