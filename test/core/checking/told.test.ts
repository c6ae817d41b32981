import { describe, expect, test } from 'vitest';
import { createScene } from '../../../src/core/checking/context.ts';
import { allFound, findAll } from '../../../src/core/checking/found.ts';
import { tell } from '../../../src/core/checking/tell.ts';
import { tellAll } from '../../../src/core/checking/told.ts';
import { catalog } from '../../support/catalog.ts';
import { core, TODAY } from '../../support/core.ts';
import { type Manner, randomStack } from '../../support/random-stacks.ts';
import { randomNumbers } from '../../support/random-texts.ts';

describe('what is told entry by entry is what is told of all together', () => {
  test.each<[string, Manner, number]>([
    ['in a stack that says what stands on what', { isStated: true, isRich: false, ids: 30 }, 40],
    ['with optional entries, alternatives and claims', { isStated: true, isRich: true, ids: 30 }, 40],
    ['with ids that several entries have', { isStated: true, isRich: true, ids: 9 }, 0],
    ['where the catalog says what stands on what', { isStated: false, isRich: true, ids: 30 }, 40],
  ])('%s', (_, manner, least) => {
    let alone = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const { manifest, analysis } = core.read(randomStack(randomNumbers(seed), manner));
      const scene = createScene(manifest, catalog, analysis, { today: TODAY });
      const found = findAll(scene);
      const { findings, byEntry } = tellAll(scene, found);
      if (byEntry) alone++;
      expect(findings).toEqual(tell(scene, allFound(found), manifest.stack.entries));
    }
    expect(alone).toBeGreaterThanOrEqual(least);
  });
});
