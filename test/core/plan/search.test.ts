import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Choice } from '../../../src/core/plan/choice.ts';
import { addCosts, compareCosts, type Cost, costOf, FREE } from '../../../src/core/plan/cost.ts';
import { type Problem, type Solution, solve } from '../../../src/core/plan/search.ts';

const COSTS: readonly Cost[] = [
  FREE,
  costOf('config'),
  costOf('rebuild'),
  costOf('code'),
  costOf('config', 'port'),
  costOf('blocked'),
];

const way = (cost: Cost, ...needs: readonly (readonly number[])[]): Choice => ({ cost, needs });

/** Whether all needs of what was taken are met, and the roots are in. */
function isClosed({ choices, roots }: Problem, taken: ArrayLike<number>): boolean {
  const isIn = (node: number): boolean => (taken[node] ?? -1) >= 0;
  return (
    roots.every(isIn) &&
    choices.every((ways, node) => {
      if (!isIn(node)) return true;
      const chosen = ways[taken[node] ?? -1];
      return chosen?.needs.every((group) => group.some(isIn)) === true;
    })
  );
}

function costOfAll({ choices }: Problem, taken: ArrayLike<number>): Cost {
  return choices.reduce((total, ways, node) => addCosts(total, ways[taken[node] ?? -1]?.cost ?? FREE), FREE);
}

/** Tries every combination of choices. */
function bruteForce(problem: Problem): Cost {
  let best: Cost | undefined;
  const taken = problem.choices.map(() => -1);
  const walk = (node: number): void => {
    if (node === taken.length) {
      if (!isClosed(problem, taken)) return;
      const cost = costOfAll(problem, taken);
      if (!best || compareCosts(cost, best) < 0) best = cost;
      return;
    }
    for (let choice = -1; choice < (problem.choices[node]?.length ?? 0); choice++) {
      taken[node] = choice;
      walk(node + 1);
    }
  };
  walk(0);
  if (!best) throw new Error('a problem without a solution');
  return best;
}

function expectValid(problem: Problem, { taken, cost }: Solution): void {
  expect(isClosed(problem, taken)).toBe(true);
  expect(cost).toEqual(costOfAll(problem, taken));
}

const MOST = 7;

/** Small problems: alternatives, shared nodes, circles; the last choice of a node asks for nothing, so that there is a solution. */
const problems: fc.Arbitrary<Problem> = fc
  .record({
    nodes: fc.array(
      fc.record({
        ways: fc.array(
          fc.record({
            cost: fc.nat(COSTS.length - 1),
            needs: fc.array(fc.uniqueArray(fc.nat(MOST - 1), { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
          }),
          { maxLength: 3 },
        ),
        last: fc.nat(COSTS.length - 1),
      }),
      { minLength: 1, maxLength: MOST },
    ),
    roots: fc.uniqueArray(fc.nat(MOST - 1), { minLength: 1, maxLength: 3 }),
  })
  .map(({ nodes, roots }) => {
    const inside = (members: readonly number[]): readonly number[] => members.filter((one) => one < nodes.length);
    return {
      roots: inside(roots),
      choices: nodes.map(({ ways, last }) => [
        ...ways.slice(0, 2).map(({ cost, needs }) => ({
          cost: COSTS[cost] ?? FREE,
          needs: needs.map(inside).filter((group) => group.length > 0),
        })),
        way(COSTS[last] ?? FREE),
      ]),
    };
  });

test('costs as little as trying everything, and holds itself up', () => {
  fc.assert(
    fc.property(problems, (problem) => {
      const solution = solve(problem);
      expect(solution.exact).toBe(true);
      expectValid(problem, solution);
      expect(solution.cost).toEqual(bruteForce(problem));
    }),
    { numRuns: 1500 },
  );
}, 60_000);

test('gives the same solution every time', () => {
  fc.assert(
    fc.property(problems, (problem) => {
      expect(solve(problem)).toEqual(solve(problem));
    }),
  );
});

describe('by hand', () => {
  test('replaces what is shared once, not its users one by one', () => {
    // Each of the two users would rather change itself; together they do better to keep the shared piece at two changes.
    const user = [way(FREE, [2]), way(costOf('code'))];
    const shared = [way(costOf('code'))];
    expect(solve({ choices: [user, user, shared], roots: [0, 1] })).toMatchObject({ cost: costOf('code') });
  });

  test('weighs a blocked piece more than any number of other changes', () => {
    const change = way(costOf('redesign'));
    const choices = [
      [way(FREE, [1]), way(FREE, [2], [3], [4])],
      [way(costOf('blocked'))],
      [change],
      [change],
      [change],
    ];
    expect(solve({ choices, roots: [0] }).cost).toEqual(costOf('redesign', 'redesign', 'redesign'));
  });

  test('takes the first of equal choices, and nothing that nobody needs', () => {
    const choices = [[way(costOf('config')), way(costOf('config'))], [way(FREE)]];
    expect([...solve({ choices, roots: [0] }).taken]).toEqual([0, -1]);
  });

  test('a circle holds itself up', () => {
    const choices = [[way(FREE, [1])], [way(FREE, [0])]];
    expect([...solve({ choices, roots: [0] }).taken]).toEqual([0, 0]);
  });
});

/** Nodes that each change themselves, or stand on pieces that several of them share: no choice is right without the others. */
function entangled(users: number, pieces: number, each: number): Problem {
  const choices: (readonly Choice[])[] = [];
  for (let user = 0; user < users; user++) {
    const shared = Array.from({ length: each }, (_, i) => [users + ((user * (i + 1) * 7 + i * 3) % pieces)]);
    choices.push([way(FREE, ...shared), way(costOf('config', 'config'))]);
  }
  for (let piece = 0; piece < pieces; piece++) choices.push([way(costOf('config'), ...[]), way(costOf('code'))]);
  return { choices, roots: choices.slice(0, users).map((_, user) => user) };
}

describe('many choices', () => {
  test('of 20 that stand alone', () => {
    const choices = Array.from({ length: 20 }, () => [way(costOf('code')), way(costOf('rebuild', 'port'))]);
    const solution = solve({ choices, roots: choices.map((_, node) => node) });
    expect(solution).toMatchObject({ exact: true, cost: [0, 0, 0, 0, 20, 0, 0, 20] });
  });

  test.each([
    [20, 10, 3],
    [20, 20, 2],
    [20, 20, 4],
  ])('of %i that share %i pieces, %i each, are tried to the end', (...sizes) => {
    const problem = entangled(...sizes);
    const solution = solve(problem);
    expectValid(problem, solution);
    expect(solution.exact).toBe(true);
  });

  test.each([
    [150, 60, 3],
    [300, 90, 4],
    [1000, 300, 5],
  ])(
    'of %i that share %i pieces, %i each, end soon with something that works',
    (...sizes) => {
      const problem = entangled(...sizes);
      const solution = solve(problem);
      expectValid(problem, solution);
      expect(solution.exact).toBe(false);
    },
    60_000,
  );
});

test('many searches that are cut short share one measure of patience', () => {
  const parts = Array.from({ length: 30 }, () => entangled(150, 60, 3));
  const size = parts[0]?.choices.length ?? 0;
  const problem: Problem = {
    choices: parts.flatMap(({ choices }, part) =>
      choices.map((ways) =>
        ways.map(({ cost, needs }) => way(cost, ...needs.map((group) => group.map((one) => one + part * size)))),
      ),
    ),
    roots: parts.flatMap(({ roots }, part) => roots.map((root) => root + part * size)),
  };
  const start = performance.now();
  const solution = solve(problem);
  // Thirty times the patience of one would take half a minute.
  expect(performance.now() - start).toBeLessThan(10_000);
  expectValid(problem, solution);
  expect(solution.exact).toBe(false);
}, 60_000);

test.each([1, 2])('a chain of 10,000 nodes with %i ways each', (count) => {
  const length = 10_000;
  const choices = Array.from({ length }, (_, node) =>
    [way(FREE, ...(node + 1 < length ? [[node + 1]] : [])), way(costOf('code'))].slice(0, count),
  );
  choices[length - 1] = [way(costOf('config'))];
  const problem = { choices, roots: [0] };
  const solution = solve(problem);
  expectValid(problem, solution);
  expect(solution.cost).toEqual(costOf('config'));
});
