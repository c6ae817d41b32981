import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Analysis, analyzeStack } from '../../../src/core/analysis/analyze.ts';
import { smallestHit } from '../../../src/core/analysis/hitting-set.ts';
import { catalog, TARGETS } from '../../support/catalog.ts';
import { core } from '../../support/core.ts';
import { nodesArbitrary, stackOf, type TestNode, type TestUse } from '../../support/graphs.ts';
import { ownRank, referenceReach } from '../../support/reference.ts';

const RUNS = { numRuns: 400, seed: 20261124 };
const ACCELERATORS = TARGETS.flatMap(({ kind }, index) => (kind === 'accelerator' ? [index] : []));
const FREE: TestNode = { kind: 'stated', levels: TARGETS.map(() => 'native'), uses: [] };

const analyze = (nodes: readonly TestNode[]): Analysis => analyzeStack(stackOf(nodes), catalog);
const replacing = (nodes: readonly TestNode[], replaced: readonly number[]): readonly TestNode[] =>
  nodes.map((node, index) => (replaced.includes(index) ? FREE : node));
const levelsOn = (nodes: readonly TestNode[], target: number): readonly (string | undefined)[] =>
  referenceReach(nodes).map((row) => row[target]);

/** The size of the smallest set of blockers that opens a target, by trying all of them. */
function smallestByTrying(nodes: readonly TestNode[], topmost: readonly number[], target: number): number {
  const blockers = nodes.flatMap((node, index) => (ownRank(node, target) === 0 ? [index] : []));
  const sets = [...Array(2 ** blockers.length).keys()].map((bits) =>
    blockers.filter((_, i) => ((bits >> i) & 1) === 1),
  );
  const opens = (set: readonly number[]): boolean => {
    const levels = levelsOn(replacing(nodes, set), target);
    return topmost.every((node) => levels[node] !== 'none');
  };
  return Math.min(...sets.filter(opens).map((set) => set.length));
}

describe.each([
  ['stacks without circles', false],
  ['stacks with circles', true],
])('the smallest set that opens a target: %s', (_, circles) => {
  test('is as small as trying all sets finds, and opens the target', () => {
    const sizes = new Map<number, number>();
    fc.assert(
      fc.property(nodesArbitrary(circles), (nodes) => {
        const analysis = analyze(nodes);
        for (const target of ACCELERATORS) {
          const { nodes: set, exact, unknown } = analysis.openingSet(target);
          const after = levelsOn(replacing(nodes, set), target);
          expect(exact).toBe(true);
          expect(set.length).toBe(smallestByTrying(nodes, analysis.topmost, target));
          expect(analysis.topmost.map((node) => after[node])).not.toContain('none');
          expect(set.every((node) => analysis.own(node, target) === 'none')).toBe(true);
          const stillUnknown = analysis.topmost.filter((node) => after[node] === 'unknown');
          expect(unknown).toEqual(set.length === 0 ? [] : stillUnknown);
          sizes.set(set.length, (sizes.get(set.length) ?? 0) + 1);
        }
      }),
      RUNS,
    );
    expect([0, 1, 2, 3].every((size) => (sizes.get(size) ?? 0) > 5)).toBe(true);
  });
});

describe('the set of a stack', () => {
  const setOf = (text: string, id: string): Readonly<Record<string, unknown>> => {
    const { analysis } = core.read(`layercake: 1\n${text}`);
    const ids = (nodes: readonly number[]): readonly (string | undefined)[] =>
      nodes.map((one) => analysis.nodes[one]?.id);
    const { nodes, exact, unknown } = analysis.openingSet(TARGETS.findIndex((target) => target.id === id));
    return { nodes: ids(nodes), exact, unknown: ids(unknown) };
  };
  const exact = (...nodes: readonly string[]): unknown => ({ nodes, exact: true, unknown: [] });

  test('is empty where the target is open', () => {
    expect(setOf('framework: [duo]\n', 'red')).toEqual(exact());
    expect(setOf('framework: [mystery]\n', 'red')).toEqual(exact());
    expect(setOf('', 'red')).toEqual(exact());
  });

  test('is what is blocked itself, not what merely stands on it', () => {
    const text =
      'application: [{ id: api, uses: [engine] }, { id: batch, uses: [engine, other] }]\n' +
      'framework: [{ id: engine, uses: [fastkernel] }, fastkernel, { id: other, uses: [fastkernel] }]\n';
    expect(setOf(text, 'red')).toEqual(exact('fastkernel'));
  });

  test('needs nothing of what only a replaced entry stands on', () => {
    const text = 'framework: [{ component: fastkernel, uses: [greencomm] }]\nsystem: [greencomm]\n';
    expect(setOf(text, 'red')).toEqual(exact('fastkernel'));
  });

  test('takes the alternative that needs fewer replacements, and one that serves two at once', () => {
    const engine =
      'framework: [fastkernel, nowhere, { id: one, uses: [fastkernel, nowhere] }, { id: two, component: nowhere }]\n';
    expect(setOf(`application: [{ id: api, any-of: [one, two] }]\n${engine}`, 'red')).toEqual(exact('two'));
    const both = 'application: [{ id: api, any-of: [one, two] }, { id: batch, uses: [one] }]\n';
    expect(setOf(both + engine, 'red')).toEqual(exact('fastkernel', 'nowhere'));
  });

  test('may name an alternative that no entry has', () => {
    expect(setOf('application: [{ id: api, any-of: [fastkernel, nowhere] }]\n', 'red')).toEqual(exact('fastkernel'));
  });

  test('cuts a circle where that takes fewer replacements than its blockers', () => {
    const text =
      'application: [{ id: api, uses: [x] }]\nframework:\n' +
      '  - duo\n  - { id: x, uses: [{ any-of: [y, duo] }, { any-of: [z, duo] }] }\n' +
      '  - { id: y, component: nowhere, uses: [r] }\n  - { id: z, component: nowhere, uses: [r] }\n' +
      '  - { id: r, component: fastkernel, uses: [x] }\n';
    expect(setOf(text, 'red')).toEqual(exact('r'));
  });

  test('tells of whom nothing is known even then', () => {
    const text = 'framework: [{ component: mystery, uses: [fastkernel] }, fastkernel]\n';
    expect(setOf(text, 'red')).toEqual({ nodes: ['fastkernel'], exact: true, unknown: ['mystery'] });
  });
});

describe('large stacks', () => {
  const one = (...members: readonly number[]): TestUse => ({ members, optional: false });
  const greenOnly: TestNode = {
    ...{ kind: 'stated', uses: [] },
    levels: TARGETS.map(({ id }) => (id === 'green' ? 'native' : 'none')),
  };
  /** Every entry on top needs one of some blockers: a covering problem with many answers. */
  const covering = (tops: number, blockers: number): readonly TestNode[] => [
    ...[...Array(tops).keys()].map((n): TestNode => {
      const members = [n * 7, n * 11 + 3, n * 13 + 5].map((step) => tops + (step % blockers));
      return { kind: 'own', uses: [one(...new Set(members))] };
    }),
    ...[...Array(blockers).keys()].map(() => greenOnly),
  ];

  test('a search that would take too long gives a set that opens the target, and says that it may not be the smallest', () => {
    const nodes = covering(300, 120);
    const analysis = analyze(nodes);
    const { nodes: set, exact } = analysis.openingSet(1);
    const after = analyze(replacing(nodes, set));
    expect(exact).toBe(false);
    expect(analysis.topmost.map((node) => after.reach(node, 1))).not.toContain('none');
    expect(set.length).toBeLessThan(110);
  }, 30_000);

  test('a chain of 10,000 entries is no search at all', () => {
    const chain = [...Array(10_000).keys()].map((n): TestNode =>
      n === 9999 ? greenOnly : { kind: 'own', uses: [one(n + 1)] },
    );
    expect(analyze(chain).openingSet(1)).toEqual({ nodes: [9999], exact: true, unknown: [] });
  }, 10_000);
});

describe('smallest hitting sets', () => {
  test('are as small as trying all sets finds', () => {
    const groups = fc.array(fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 4 }), { maxLength: 6 });
    fc.assert(
      fc.property(groups, (all) => {
        const hit = smallestHit(all, 0, { left: 100_000 }) ?? [];
        const hits = [...Array(2 ** 7).keys()].filter((bits) =>
          all.every((group) => group.some((member) => (bits >> member) & 1)),
        );
        const sizes = hits.map((bits) => bits.toString(2).replaceAll('0', '').length);
        expect(all.every((group) => group.some((member) => hit.includes(member)))).toBe(true);
        expect(hit.length).toBe(Math.min(...sizes));
      }),
      RUNS,
    );
  });

  test('are given up when the budget ends', () => {
    expect(smallestHit([[1], [2], [3]], 0, { left: 2 })).toBeUndefined();
  });
});
