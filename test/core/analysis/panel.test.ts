import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Analysis, analyzeStack } from '../../../src/core/analysis/analyze.ts';
import { excessesOf } from '../../../src/core/analysis/budget.ts';
import { openingsOf, openingTargets } from '../../../src/core/features/openings.ts';
import { readManifest } from '../../../src/core/manifest.ts';
import { catalog, TARGETS } from '../../support/catalog.ts';
import { core } from '../../support/core.ts';
import { nodesArbitrary, stackOf } from '../../support/graphs.ts';

const TEXT = `layercake: 1
application:
  - { id: api, uses: [engine] }
framework:
  - id: engine
    supports: { green: native, red: none, blue-gpu: port, blue-npu: unknown }
    uses: []
`;
const analyze = (targets?: readonly string[], text = TEXT): Analysis =>
  analyzeStack(readManifest(text).stack, catalog, targets);

describe('a panel narrows', () => {
  test.each<[readonly string[] | undefined, number, number, readonly number[]]>([
    [undefined, 62.5, 3 / 4, [2, 1]],
    [['green', 'red'], 100, 1, [2, 1]],
    [['green', 'blue-gpu'], 25, 1, []],
    [['green', 'blue-npu'], 100, 1 / 2, []],
    [['green', 'red', 'cpu'], 100, 1, [2, 1]],
    [[], 62.5, 3 / 4, [2, 1]],
    [['nobody'], 62.5, 3 / 4, [2, 1]],
  ])('%j: index %d, known %d, opens %j', (targets, lockIn, known, opens) => {
    const analysis = analyze(targets);
    expect(analysis.lockIn).toBeCloseTo(lockIn, 10);
    expect(analysis.known).toBeCloseTo(known, 10);
    expect(analysis.chokePoints().map((point) => point.opens)).toEqual(opens);
  });

  test('neither levels nor couplings, nor what the manifest is held to', () => {
    const [narrow, wide] = [analyze(['green', 'red']), analyze()];
    expect(narrow.targets).toEqual(wide.targets);
    expect([0, 1].map(narrow.coupling)).toEqual([0, 1].map(wide.coupling));
    const asked = TEXT.replace('layercake: 1', 'layercake: 1\ntargets: [red]');
    const findings = core.check(core.read(asked, { targets: ['green', 'blue-gpu'] }), { today: '2026-11-23' });
    expect(findings.map(({ rule }) => rule)).toContain('target-unreachable');
  });

  test('tables and hovers', () => {
    const reading = core.read(TEXT, { targets: ['green', 'red'] });
    const table = core.report(reading, []);
    const hover = core.hover(reading, TEXT.indexOf('engine\n'), { today: '2026-11-23' })?.markdown ?? '';
    for (const text of [table, hover.replaceAll('\u00a0', ' ')]) {
      expect(text).toContain('Red GPU');
      expect(text).not.toContain('Blue NPU');
      expect(text).not.toContain('Plain CPU');
    }
  });

  test('what would open the other targets', () => {
    const locked = TEXT.replace('blue-gpu: port, blue-npu: unknown', 'blue-gpu: none, blue-npu: none');
    const names = (targets?: readonly string[]): readonly string[] => {
      const analysis = analyze(targets, locked);
      return openingsOf(analysis).map((opening) => openingTargets(analysis, opening));
    };
    expect(names()).toEqual(['Red GPU, Blue GPU and Blue NPU']);
    expect(names(['green', 'red', 'cpu'])).toEqual(['Red GPU']);
  });

  test('nothing where it names every target', () => {
    const all = TARGETS.map(({ id }) => id);
    fc.assert(
      fc.property(nodesArbitrary(true), (nodes) => {
        const [whole, named] = [analyzeStack(stackOf(nodes), catalog), analyzeStack(stackOf(nodes), catalog, all)];
        const sum = ({ lockIn, known, chokePoints }: Analysis): unknown => [lockIn, known, chokePoints()];
        expect(sum(named)).toEqual(sum(whole));
      }),
      { numRuns: 200, seed: 20261124 },
    );
  });
});

describe('choke points', () => {
  test('say how many of the cells are their own', () => {
    const red = TEXT.replace('uses: [engine]', 'uses: [engine, other]').concat(
      '  - { id: other, supports: { green: native, others: none }, uses: [] }\n',
    );
    const analysis = analyze(undefined, red);
    expect(analysis.chokePoints().map(({ node, opens, own }) => [analysis.nodes[node]?.id, opens, own])).toEqual([
      ['other', 5, 3],
      ['api', 3, 3],
      ['engine', 1, 1],
    ]);
  });
});

describe('a budget', () => {
  const text = `layercake: 1
model:
  - { id: ours, uses: [slow] }
framework:
  - { id: slow, supports: { green: native, others: none } }
  - { id: wide, supports: { green: native, red: native, blue-gpu: native }, uses: [] }
system: [greenkit]
`;
  const over = (budget: Parameters<typeof excessesOf>[1]): readonly string[] => {
    const analysis = analyze(undefined, text);
    return excessesOf(analysis, budget).map(({ what, layer, limit, found, nodes }) => {
      const names = nodes.map((node) => analysis.nodes[node]?.id).join(' ');
      return `${layer ?? 'stack'} ${what} ${found} > ${limit}: ${names}`;
    });
  };

  test.each<[Parameters<typeof excessesOf>[1], readonly string[]]>([
    [{}, []],
    [{ locked: 2, lockIn: 50, chokePoints: 1 }, []],
    [
      { locked: 1, lockIn: 49.9, chokePoints: 0 },
      ['stack locked 2 > 1: ours slow', 'stack lockIn 50 > 49.9: ours', 'stack chokePoints 1 > 0: slow'],
    ],
    [
      { layers: { framework: { locked: 0, lockIn: 49, chokePoints: 0 } } },
      ['framework locked 1 > 0: slow', 'framework lockIn 50 > 49: slow', 'framework chokePoints 1 > 0: slow'],
    ],
    [{ layers: { model: { chokePoints: 0, locked: 1 }, application: { lockIn: 0 } } }, []],
    [{ layers: { system: { locked: 0, lockIn: 99 } } }, ['system lockIn 100 > 99: greenkit']],
  ])('%j', (budget, expected) => {
    expect(over(budget)).toEqual(expected);
  });
});
