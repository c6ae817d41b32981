import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fromRoot } from '../../scripts/paths.ts';
import { builtinCatalog } from '../../src/catalog/index.ts';
import { createLayercake } from '../../src/core/index.ts';

const core = createLayercake(builtinCatalog());
const EXAMPLES = readdirSync(fromRoot('examples'), { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.yaml'),
);
const TODAY = '2026-11-23';
const FORM = ['yaml-syntax', 'schema', 'duplicate-key', 'duplicate-id', 'unknown-reference', 'dependency-cycle'];
const UNFIT = ['hardware-mismatch', 'generation-too-old'];

const rulesOf = (reading: ReturnType<typeof core.read>, rules: readonly string[]): readonly string[] =>
  core.check(reading, { today: TODAY }).flatMap(({ rule }) => (rules.includes(rule) ? [rule] : []));

describe.each(EXAMPLES)('%s', (name) => {
  const reading = core.read(readFileSync(fromRoot('examples', name), 'utf8'));

  test.each(core.catalog.targets.map(({ id }) => id))('moves to %s', (target) => {
    const plan = core.plan(reading, target);
    const move = plan && core.move(reading, plan);
    if (!plan || !move) throw new Error('there is a plan and a text for every target');
    expect(plan.exact).toBe(true);
    const after = core.read(move.text);
    expect(rulesOf(after, FORM)).toEqual(rulesOf(reading, FORM));
    if (!plan.feasible) return;
    expect(rulesOf(after, UNFIT)).toEqual([]);
    expect(core.plan(after, target)).toMatchObject({ unchanged: true, feasible: true });
  });
});
