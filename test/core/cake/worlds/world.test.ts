import { describe, expect, test } from 'vitest';
import type { CakeWorld } from '../../../../src/core/cake/index.ts';
import { layercake, readingOf } from '../support.ts';

const STACK = `
application:
  - {id: api, uses: [engine]}
model:
  - paper
framework:
  - {id: engine, component: red-only, uses: [red-sdk]}
  - red-first
system:
  - red-sdk
hardware:
  - {component: red-card, count: 8}
`;

function worldOf(text: string, target: string): CakeWorld {
  const world = layercake.cake.world(readingOf(text), target);
  if (!world) throw new Error(`there is no target ${target}`);
  return world;
}

const fatesOf = ({ fates }: CakeWorld) =>
  fates.map(({ key, kind, action, effort, becomes }) => [key, kind, action, effort, becomes]);

describe('the world of a target', () => {
  test('says what becomes of each slab, by what and at what effort', () => {
    expect(fatesOf(worldOf(STACK, 'blue'))).toEqual([
      ['api', 'runs', 'keep', 'none', 'api'],
      ['paper', 'runs', 'keep', 'none', 'paper'],
      ['engine', 'replaced', 'replace by everywhere', 'code', 'engine'],
      ['red-first', 'runs', 'keep', 'none', 'red-first'],
      ['red-sdk', 'swapped', 'swap for blue-sdk', 'config', 'blue-sdk'],
      ['red-card', 'swapped', 'swap for blue-card', 'config', 'blue-card'],
    ]);
  });

  test('sums the effort up by layer, from the top down, and in all', () => {
    const { layers, effort, effortText, feasible, opens } = worldOf(STACK, 'blue');
    expect({ effort, effortText, feasible, opens }).toEqual({
      effort: 'code',
      effortText: '1 × code, 2 × config',
      feasible: true,
      opens: false,
    });
    expect(layers.map(({ layer, effort: most, efforts }) => [layer, most, efforts.code, efforts.config])).toEqual([
      ['application', 'none', 0, 0],
      ['model', 'none', 0, 0],
      ['framework', 'code', 1, 0],
      ['system', 'config', 0, 1],
      ['hardware', 'config', 0, 1],
    ]);
  });

  test('has the picture after the move', () => {
    const { after } = worldOf(STACK, 'blue');
    expect(after?.slabs.map(({ key, kind, note }) => [key, kind, note])).toEqual([
      ['api', 'portable', 'portable · 2 vendors'],
      ['paper', 'neutral', 'neutral'],
      ['engine', 'portable', 'portable · 2 vendors'],
      ['red-first', 'leaning', 'leaning on Red'],
      ['blue-sdk', 'platform', 'Blue platform'],
      ['blue-card', 'platform', 'Blue platform'],
    ]);
  });

  test.each([
    ['blocked', 'framework:\n  - {id: mine, supports: {red: native, others: none}}\n', 'blue', false],
    ['unknown', 'framework:\n  - {id: mine, component: mystery}\n', 'blue', false],
    ['runs', 'framework:\n  - everywhere\n', 'blue', true],
  ])('%s: %s on %s', (kind, text, target, feasible) => {
    const world = worldOf(text, target);
    expect(world.fates.map((fate) => fate.kind)).toEqual([kind]);
    expect(world).toMatchObject({ feasible, opens: feasible });
  });

  test('what runs there already keeps its picture', () => {
    const world = worldOf('framework: [everywhere, everywhere]\n', 'blue');
    expect(world).toMatchObject({ unchanged: true, opens: true });
    expect(world.after).toEqual(layercake.cake.model(readingOf('framework: [everywhere, everywhere]\n')));
    expect(world.fates.map(({ key, becomes }) => [key, becomes])).toEqual([
      ['everywhere', 'everywhere'],
      ['everywhere #2', 'everywhere #2'],
    ]);
  });

  test('an empty stack opens nothing', () => expect(worldOf('', 'blue')).toMatchObject({ opens: false, fates: [] }));

  test('a target that the catalog does not have has no world', () => {
    expect(layercake.cake.world(readingOf(STACK), 'green')).toBeUndefined();
  });

  test('is plain data', () => {
    const world = worldOf(STACK, 'blue');
    expect(JSON.parse(JSON.stringify(world))).toEqual(world);
  });
});
