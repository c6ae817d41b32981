import { expect, test } from 'vitest';
import { createScene } from '../../../src/core/checking/context.ts';
import { checkAgain, type Found, foundOn, hasFound } from '../../../src/core/checking/found.ts';
import { noOddities } from '../../../src/core/checking/oddities.ts';
import { RULES } from '../../../src/core/rules/index.ts';
import type { Rule } from '../../../src/core/rules/rule.ts';
import { catalog } from '../../support/catalog.ts';
import { core, TODAY } from '../../support/core.ts';

const COUNT = 8;

/** The rules that are checked again come in whichever order. */
const orders = [(rules: readonly Rule[]) => rules, (rules: readonly Rule[]) => rules.toReversed()] as const;

test('what many rules found on an entry comes rule by rule, also once some of them find nothing any more', () => {
  const { manifest, analysis } = core.read('layercake: 1\nframework: [servo, torchlet]\n');
  const scene = createScene(manifest, catalog, analysis, { today: TODAY });
  const [, entry] = manifest.stack.entries;
  const [some] = RULES;
  if (!entry || !some) throw new Error('no entry, or no rule');
  let finding = new Set<number>();
  const rules = Array.from({ length: COUNT }, (_, place): Rule => {
    const report = { message: String(place), span: entry.head, entry: entry.id.value };
    const meta = { ...some.meta, id: `rule-${place}` };
    return { meta, checkEntry: () => (finding.has(place) ? [report, report] : []) };
  });
  const found: Found = {
    byRule: rules.map((rule) => ({ rule, whole: [] })),
    atFirst: { findings: [], starts: new Int32Array(manifest.stack.entries.length + 1) },
    again: new Map(),
    odd: noOddities(),
  };
  for (const places of [[0, 3, 5, 7], [3, 4], [], [2, 6], [7, 2, 0]]) {
    finding = new Set(places);
    for (const rule of orders[places.length % 2]?.(rules) ?? rules) {
      const had = hasFound(found, rule, entry.index);
      expect(checkAgain(scene, found, rule, entry)).toBe(had || finding.has(rules.indexOf(rule)));
    }
    const sorted = places.toSorted((a, b) => a - b);
    expect(foundOn(found, entry.index).map(({ message }) => Number(message))).toEqual(sorted.flatMap((at) => [at, at]));
    expect(foundOn(found, 0)).toEqual([]);
  }
});
