import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding, Plan, Reading } from '../../../src/core/index.ts';
import { applyEdits } from '../../../src/core/text/edits.ts';
import { TARGETS } from '../../support/catalog.ts';
import { core, TODAY } from '../../support/core.ts';
import { manifestTexts } from '../../support/layouts.ts';

const FORM = [
  ...['yaml-syntax', 'schema', 'duplicate-key', 'undefined-alias'],
  ...['duplicate-id', 'unknown-reference', 'dependency-cycle'],
];
const UNFIT = ['hardware-mismatch', 'generation-too-old', 'target-unreachable'];

/** Findings of some rules. */
function reported(reading: Reading, rules: readonly string[]): readonly Finding[] {
  return core.check(reading, { today: TODAY }).filter(({ rule }) => rules.includes(rule));
}

function expectMoved(before: Reading, after: Reading, plan: Plan): void {
  const known = new Set(reported(before, FORM).map(({ rule }) => rule));
  expect(reported(after, FORM).filter(({ rule }) => !known.has(rule))).toEqual([]);
  if (plan.feasible) expectArrived(after, plan);
}

/** What could move has moved, and there is nothing left to do. */
function expectArrived({ analysis, manifest }: Reading, { target }: Plan): void {
  const reading = { analysis, manifest };
  const again = core.plan(reading, target.id);
  expect({ unchanged: again?.unchanged, feasible: again?.feasible }).toEqual({ unchanged: true, feasible: true });
  const isPiece = (node: number): boolean => {
    const { component, entry } = analysis.nodes[node] ?? {};
    return component?.platform === true || entry?.layer === 'hardware';
  };
  // A stack of nothing but platform pieces and hardware has nothing that could run elsewhere, and what is optional need not run.
  if (analysis.topmost.every(isPiece) || manifest.stack.entries.some(({ optional }) => optional)) return;
  const lost = analysis.topmost.filter((node) =>
    /^(?:none|unknown)$/.test(analysis.reach(node, analysis.targets.indexOf(target))),
  );
  expect(lost.filter((node) => !isPiece(node)).map((node) => analysis.nodes[node]?.id)).toEqual([]);
  expect(reported(reading, UNFIT).filter(({ message }) => message.includes(target.name))).toEqual([]);
}

test('a moved manifest is what its plan says, whatever it looked like', () => {
  fc.assert(
    fc.property(manifestTexts, fc.constantFrom(...TARGETS), (text, target) => {
      const before = core.read(text);
      const plan = core.plan(before, target.id);
      if (!plan) throw new Error('no plan');
      expect(core.plan(before, target.id)).toEqual(plan);
      expect(plan.feasible || plan.steps.some(({ action }) => /^(?:blocked|unknown)$/.test(action))).toBe(true);
      const move = core.move(before, plan);
      if (!move) throw new Error('cannot be written');
      expect(applyEdits(text, move.edits)).toBe(move.text);
      if (plan.unchanged) expect(move.text).toBe(text);
      expectMoved(before, core.read(move.text), plan);
    }),
    { numRuns: 200 },
  );
}, 120_000);

test('the manifests of this test are well-formed', () => {
  fc.assert(
    fc.property(manifestTexts, (text) => {
      const found = reported(core.read(text), FORM);
      expect(found.filter(({ rule }) => rule !== 'dependency-cycle')).toEqual([]);
    }),
  );
});
