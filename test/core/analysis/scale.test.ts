import { describe, expect, test } from 'vitest';
import { analyzeStack } from '../../../src/core/analysis/analyze.ts';
import { catalog, TARGETS } from '../../support/catalog.ts';
import { check, checkReading } from '../../support/core.ts';
import { stackOf, type TestNode, type TestUse } from '../../support/graphs.ts';

const one = (member: number): TestUse => ({ members: [member], optional: false });
const own = (...uses: readonly TestUse[]): TestNode => ({ kind: 'own', uses });
const GREEN_ONLY: TestNode = {
  kind: 'stated',
  uses: [],
  levels: TARGETS.map(({ id }) => (id === 'green' ? 'native' : 'none')),
};

/** Milliseconds that something takes. */
function time(run: () => void): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

describe('large stacks', () => {
  const wide = [...Array(10_000).keys()].map((n) =>
    n >= 9990 ? GREEN_ONLY : own(...[1, 7, 40].map((step) => one(Math.min(n + step, 9999)))),
  );
  const chain = [...Array(10_000).keys()].map((n) => (n === 9999 ? GREEN_ONLY : own(one(n + 1))));
  const circle = [...Array(5001).keys()].map((n) =>
    n === 5000 ? GREEN_ONLY : own(one((n + 1) % 5000), ...(n === 0 ? [one(5000)] : [])),
  );

  test.each<[string, readonly TestNode[], number]>([
    ['10,000 entries with three uses each', wide, 10_000],
    ['a chain of 10,000 entries', chain, 10_000],
    ['a circle of 5,000 entries', circle, 2501],
  ])('%s are analysed in seconds', { timeout: 200_000 }, (_, nodes, length) => {
    expect(
      time(() => {
        const analysis = analyzeStack(stackOf(nodes), catalog);
        expect(analysis.coupling(0)).toBe('locked');
        expect(analysis.cycles.map((cycle) => cycle.length)).toEqual(nodes === circle ? [5000] : []);
        expect(analysis.lockInBreakdown().length).toBeLessThanOrEqual(10);
        expect(analysis.couplingChain(0).nodes.length).toBeLessThanOrEqual(length);
        expect(nodes.map((_node, node) => analysis.coupling(node)).every((coupling) => coupling === 'locked')).toBe(
          true,
        );
      }),
    ).toBeLessThan(10_000);
  });

  test.each<[string, readonly TestNode[]]>([
    [
      '2,000 entries with three uses each',
      wide
        .slice(-2000)
        .map((_, n) => (n >= 1990 ? GREEN_ONLY : own(...[1, 7, 40].map((step) => one(Math.min(n + step, 1999)))))),
    ],
    ['a chain of 2,000 entries', [...Array(2000).keys()].map((n) => (n === 1999 ? GREEN_ONLY : own(one(n + 1))))],
  ])('the choke points of %s come in seconds', (_, nodes) => {
    expect(time(() => analyzeStack(stackOf(nodes), catalog).chokePoints())).toBeLessThan(10_000);
  });

  test('the choke points of a chain grow with it, not with its square', () => {
    const chainOf = (count: number): readonly TestNode[] =>
      [...Array(count).keys()].map((n) => (n === count - 1 ? GREEN_ONLY : own(one(n + 1))));
    const once = (count: number): number => time(() => analyzeStack(stackOf(chainOf(count)), catalog).chokePoints());
    // The quickest of a few: on a shared machine any one of them may have had to wait.
    const run = (count: number): number => Math.min(...[1, 2, 3, 4].map(() => once(count)));
    run(500);
    // Eight times the entries: eight times the work, where the square would be sixty-four times.
    expect(run(16_000) / run(2000)).toBeLessThan(30);
  });

  test('a manifest of 10,000 entries is checked in seconds', () => {
    const lines = [...Array(10_000).keys()].map(
      (n) => `  - { id: e${n}, component: torchlet, uses: [e${Math.min(n + 1, 9999)}] }\n`,
    );
    const text = `layercake: 1\ntargets: [green, red]\nframework:\n${lines.slice(0, -1).join('')}  - { id: e9999, component: torchlet, uses: [] }\n`;
    expect(time(() => expect(check(text)).toEqual([]))).toBeLessThan(15_000);
  });

  test('a chain of 10,000 entries that a lock at its end ties down is checked in seconds, and tells the middle by its number', () => {
    const lines = [...Array(9999).keys()].map((n) => `  - { id: e${n}, uses: [e${n + 1}] }\n`).join('');
    const locked = '  - { id: e9999, supports: { green: native, others: none }, uses: [] }\n';
    const { findings, reading } = checkReading(`layercake: 1\nframework:\n${lines}${locked}`);
    const [first, ...others] = findings.filter(({ rule }) => rule === 'inherited-lock');
    expect(others).toHaveLength(9998);
    expect(first?.message).toContain('e0 → e1 → e2 → e3 → (9993 more) → e9997 → e9998 → e9999; e9999 does not run');
    const { nodes, hidden } = reading.analysis.couplingChain(0);
    expect([nodes.slice(0, 97), nodes.slice(97), hidden]).toEqual([[...Array(97).keys()], [9997, 9998, 9999], 9900]);
    expect(reading.analysis.couplingChain(9900)).toMatchObject({ hidden: 0, nodes: { length: 100 } });
    expect(time(() => void checkReading(`layercake: 1\nframework:\n${lines}${locked}`))).toBeLessThan(20_000);
  });
});
