import { expect, test } from 'vitest';
import { createScene } from '../../../src/core/checking/context.ts';
import { checkAgain, type Found, foundOn, type OfRule } from '../../../src/core/checking/found.ts';
import { noOddities } from '../../../src/core/checking/oddities.ts';
import { RULES } from '../../../src/core/rules/index.ts';
import type { Rule } from '../../../src/core/rules/rule.ts';
import { catalog } from '../../support/catalog.ts';
import { core, TODAY } from '../../support/core.ts';

const COUNT = 70;

test('what many rules found on an entry comes rule by rule, also once some of them find nothing any more', () => {
  const { manifest, analysis } = core.read('layercake: 1\nframework: [servo, torchlet]\n');
  const scene = createScene(manifest, catalog, analysis, { today: TODAY });
  const [, entry] = manifest.stack.entries;
  const [some] = RULES;
  if (!entry || !some) throw new Error('no entry, or no rule');
  let finding = new Set<number>();
  const rules = Array.from({ length: COUNT }, (_, place): Rule => {
    const report = { message: String(place), span: entry.head, entry: entry.id.value };
    return { ...some, checkEntry: () => (finding.has(place) ? [report, report] : []) };
  });
  const byRule = rules.map((rule, place): OfRule => ({ rule, place, entries: [], whole: [] }));
  const words = Math.ceil(COUNT / 32);
  const found: Found = { byRule, bits: new Uint32Array(2 * words), words, odd: noOddities() };
  for (const places of [[0, 31, 32, 63, 64, 69], [31, 63, 64], [], [5, 40]]) {
    finding = new Set(places);
    for (const one of byRule) checkAgain(scene, found, one, entry);
    expect(foundOn(found, entry.index).map(({ message }) => Number(message))).toEqual(places.flatMap((at) => [at, at]));
    expect(foundOn(found, 0)).toEqual([]);
  }
});
