import { describe, expect, test } from 'vitest';
import { crossingsOf, sweep, type Sweeping } from '../../../../src/core/cake/picture/sweep.ts';

const SIZES: readonly (readonly [rows: number, width: number, links: number])[] = [
  [2, 4, 6],
  [3, 8, 12],
  [5, 9, 40],
  [5, 30, 60],
  [8, 20, 200],
];
const ROUNDS = 8;

/** A small generator of numbers, so that every run has the same rows. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

function randomRows([rows, width, links]: (typeof SIZES)[number], seed: number): Sweeping {
  const random = randomFrom(seed);
  const link = (): readonly [number, number] => {
    const upper = random(rows - 1);
    return [upper * width + random(width), (upper + 1) * width + random(width)];
  };
  return {
    rows: Array.from({ length: rows }, (_, row) => Array.from({ length: width }, (__, at) => row * width + at)),
    links: Array.from({ length: links }, link),
    count: rows * width,
  };
}

/** What a sweep without trades is said to do, step by step: every row in every round, sorted by the mean place of its neighbours, ties left in order. */
function slowSweep({ rows: given, links }: Sweeping, rounds: number): readonly (readonly number[])[] {
  const rows = given.map((row) => [...row]);
  const at = (place: number): number => {
    const row = rows.find((one) => one.includes(place)) ?? [];
    return row.indexOf(place) - (row.length - 1) / 2;
  };
  const sortRow = (row: number[], side: 0 | 1): void => {
    const wishes = new Map(
      row.map((place) => {
        const near = links.filter((link) => link[1 - side] === place).map((link) => at(link[side]));
        return [place, near.length === 0 ? at(place) : near.reduce((sum, one) => sum + one, 0) / near.length];
      }),
    );
    row.sort((a, b) => (wishes.get(a) ?? 0) - (wishes.get(b) ?? 0));
  };
  for (let round = 0; round < rounds; round++) {
    for (const row of rows) sortRow(row, 0);
    for (const row of [...rows].reverse()) sortRow(row, 1);
  }
  return rows;
}

describe.each(SIZES)('%i rows of %i with %i links', (...size) => {
  test.each([1, 2, 3, 4, 5])('are swept as step by step (%i)', (seed) => {
    const sweeping = randomRows(size, seed);
    expect(sweep(sweeping, ROUNDS, false)).toEqual(slowSweep(sweeping, ROUNDS));
  });

  test.each([1, 2, 3, 4, 5])('cross no more often after trades (%i)', (seed) => {
    const sweeping = randomRows(size, seed);
    const traded = sweep(sweeping, ROUNDS, true);
    expect(crossingsOf(sweeping, traded)).toBeLessThanOrEqual(crossingsOf(sweeping, sweeping.rows));
    expect(traded.map((row) => [...row].sort((a, b) => a - b))).toEqual(sweeping.rows);
  });
});
