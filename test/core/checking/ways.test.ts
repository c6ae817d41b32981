import { expect, test } from 'vitest';
import { createScene, type Scene } from '../../../src/core/checking/context.ts';
import { editsSince, snapshotOf } from '../../../src/core/checking/edits.ts';
import type { NameIndex } from '../../../src/core/checking/name-index.ts';
import type { Reading } from '../../../src/core/index.ts';
import { wayFromTop, ways } from '../../../src/core/rules/sights/ways.ts';
import { catalog } from '../../support/catalog.ts';
import { core, TODAY } from '../../support/core.ts';
import { type Random, randomNumbers } from '../../support/random-texts.ts';

const STOREYS = 12;
const WIDTH = 8;

interface Item {
  readonly id: string;
  readonly uses: readonly string[];
}

/** Entries in more storeys than a finding tells, each standing on some of the two below; some uses are optional, or one of several. */
function tower(random: Random): Item[] {
  return Array.from({ length: STOREYS * WIDTH }, (_, index) => ({ id: `e${index}`, uses: usesOf(random, index) }));
}

function usesOf(random: Random, index: number): readonly string[] {
  const below = (Math.floor(index / WIDTH) + 1) * WIDTH;
  const count = Math.min(2 * WIDTH, STOREYS * WIDTH - below);
  return Array.from({ length: count > 0 ? random(4) : 0 }, () => {
    const id = `e${below + random(count)}`;
    return [`{ id: ${id}, optional: true }`, `{ any-of: [${id}, e${STOREYS * WIDTH - 1}] }`, 'gone'][random(40)] ?? id;
  });
}

function textOf(items: readonly Item[]): string {
  return `layercake: 1\nframework:\n${items.map(({ id, uses }) => `  - { id: ${id}, uses: [${uses.join(', ')}] }\n`).join('')}`;
}

/** Has an entry stand on something else, or on the same in another order, or takes its name away, or gives it back. */
function edit(random: Random, items: Item[]): void {
  const at = random(items.length);
  const { id, uses } = items[at] ?? { id: '', uses: [] };
  const others = [
    { id, uses: usesOf(random, at) },
    { id, uses: uses.toReversed() },
    { id: `${id}x`, uses },
  ];
  items[at] = others[random(3)] ?? { id, uses };
  const renamed = items.findIndex((item) => item.id.endsWith('x') && random(3) === 0);
  if (renamed >= 0) items[renamed] = { id: `e${renamed}`, uses: items[renamed]?.uses ?? [] };
}

function sceneOf({ manifest, analysis }: Reading, past?: Scene['past']): Scene {
  return createScene(manifest, catalog, analysis, { today: TODAY }, past);
}

/** Edits a tower again and again; gives how often its ways were followed, and how many of them were taken for others. */
function follow(seed: number): { readonly edits: number; readonly followed: number; readonly changed: number } {
  const random = randomNumbers(seed);
  const items = tower(random);
  const names: NameIndex = new Map();
  let reading = core.read(textOf(items));
  let scene = sceneOf(reading);
  let known = items.map((_, node) => wayFromTop(scene.context, 0, node).join());
  const sum = { edits: 0, followed: 0, changed: 0 };
  for (let turn = 0; turn < 20; turn++) {
    const snapshot = snapshotOf(reading.manifest.stack.entries, reading.analysis);
    for (let count = 1 + random(2); count > 0; count--) edit(random, items);
    const before = { analysis: reading.analysis, ways: scene.context.see(ways) };
    reading = core.read(textOf(items), { before: reading });
    if (reading.analysis === before.analysis) continue;
    const edits = editsSince(snapshot, reading.manifest.stack.entries, reading.analysis, names);
    scene = sceneOf(reading, edits && { views: scene.views, edits });
    const now = scene.context.see(ways);
    const changed = edits && ways.changed(now, { view: before.ways, edits }, scene.context);
    const afresh = sceneOf(core.read(textOf(items)));
    const told = items.map((_, node) => wayFromTop(afresh.context, 0, node));
    const text = textOf(items);
    told.forEach((way, node) => {
      expect(wayFromTop(scene.context, 0, node), `${node} in ${text}`).toEqual(way);
      if (changed === undefined || changed === 'all' || changed.includes(node)) return;
      expect(known[node], `${node} in ${text}`).toBe(way.join());
      expect(way.filter((one) => edits?.isEdited[one] === 1)).toEqual([]);
    });
    known = told.map((way) => way.join());
    sum.edits++;
    if (now.patched.size > 0) {
      sum.followed++;
      sum.changed += (changed?.length ?? 0) / items.length;
    }
  }
  return sum;
}

test('the ways from the topmost entries follow edits, and are those that are found from scratch', () => {
  const sum = { edits: 0, followed: 0, changed: 0 };
  for (let seed = 1; seed <= 40; seed++) {
    const one = follow(seed);
    for (const key of ['edits', 'followed', 'changed'] as const) sum[key] += one[key];
  }
  expect(sum.followed / sum.edits).toBeGreaterThan(0.5);
  expect(sum.changed / sum.followed).toBeLessThan(0.5);
});
