import { expect, test } from 'vitest';
import type { Analysis } from '../../../src/core/analysis/analyze.ts';
import { createScene } from '../../../src/core/checking/context.ts';
import { byProfile } from '../../../src/core/rules/by-profile.ts';
import { catalog } from '../../support/catalog.ts';
import { core, TODAY } from '../../support/core.ts';
import { randomStack } from '../../support/random-stacks.ts';
import { randomNumbers } from '../../support/random-texts.ts';

/** All that rules think of once for entries alike: the own coupling, and on each target the own level and why it is that. */
function ownAnswers(analysis: Analysis, node: number): unknown {
  const reasons = analysis.targets.map((_, target) => analysis.ownReason(node, target));
  return [analysis.ownCoupling(node), analysis.targets.map((_, target) => analysis.own(node, target)), reasons];
}

test('entries of one profile have the same own levels, for the same reasons', () => {
  let computed = 0;
  let asked = 0;
  const once = byProfile(({ analysis }, node) => {
    computed++;
    return ownAnswers(analysis, node);
  });
  for (let seed = 1; seed <= 100; seed++) {
    const { manifest, analysis } = core.read(
      randomStack(randomNumbers(seed), { isStated: true, isRich: true, ids: 30 }),
    );
    const { context } = createScene(manifest, catalog, analysis, { today: TODAY });
    for (const [node] of analysis.nodes.entries()) {
      asked++;
      expect(once(context, node)).toEqual(ownAnswers(analysis, node));
    }
  }
  expect(computed).toBeLessThan(asked);
});
