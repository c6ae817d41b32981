import { describe, expect, test } from 'vitest';
import { type CakeLayout, layoutCake } from '../../../../src/core/cake/picture/layout.ts';
import { joinParts, renderParts } from '../../../../src/core/cake/picture/parts.ts';
import { createLayouter } from '../../../../src/core/cake/picture/recall.ts';
import { changeBetween, changeCake, shareCake } from '../../../../src/core/cake/data/share.ts';
import type { CakeModel } from '../../../../src/core/cake/data/types.ts';
import { bigCake, cakeOf } from '../support.ts';

const START = `name: shop
application: [{ id: api, uses: [engine] }, { id: web, uses: [everywhere] }]
framework: [{ id: engine, component: red-only, uses: [red-sdk] }, everywhere]
system: [red-sdk]
`;

/** Texts after each other, as they are typed. */
const EDITS: readonly (readonly [string, string])[] = [
  ['nothing', START],
  ['a version', START.replace('component: red-only', 'component: red-only, version: 7')],
  ['a longer name', START.replace('id: api', 'id: api, name: The interface of the shop')],
  ['another component', START.replace('red-only', 'everywhere')],
  ['a use less', START.replace('uses: [everywhere]', 'uses: []')],
  ['an entry more', START.replace('system: [red-sdk]', 'system: [red-sdk, blue-sdk]')],
  ['an entry in another layer', START.replace('everywhere]\n', ']\nmodel: [everywhere]\n')],
  ['nothing but a name', 'name: shop\n'],
  ['all of it again', START],
];

/** A layout with all of its paths. */
function drawn({ pathOf, ...layout }: CakeLayout, { uses }: CakeModel): unknown {
  return { ...layout, paths: uses.map((_, index) => pathOf(index)) };
}

describe('a layout that remembers gives what a fresh one gives', () => {
  const layouter = createLayouter();
  let shared: CakeModel | undefined;
  test.each(EDITS)('after %s', (_, text) => {
    const model = cakeOf(text);
    shared = shareCake(shared, model);
    expect(shared).toEqual(model);
    expect(drawn(layouter(shared, 900, 1), model)).toEqual(drawn(layoutCake(model, 900, 1), model));
  });

  test.each([
    [900, 1.1],
    [500, 1],
    [900, 1],
  ])('in %i pixels, in a face %f times as wide', (width, face) => {
    const model = cakeOf(START);
    expect(drawn(layouter(model, width, face), model)).toEqual(drawn(layoutCake(model, width, face), model));
  });
});

test('what says the same is the same object, wherever it stands', () => {
  const before = cakeOf(START);
  const after = shareCake(before, cakeOf(START.replace('[{ id: api', '[{ id: new }, { id: api')));
  const kept = (key: string): boolean =>
    after.slabs.find((slab) => slab.key === key) === before.slabs.find((slab) => slab.key === key);
  expect(kept('web')).toBe(false);
  expect(shareCake(before, cakeOf(START)).slabs.every((slab, place) => slab === before.slabs[place])).toBe(true);
  expect(shareCake(before, cakeOf(START)).uses).toBe(before.uses);
});

describe('what leads from one picture to the next', () => {
  const before = cakeOf(START);

  test.each(EDITS.map(([what], at) => [what, cakeOf(EDITS[at]?.[1] ?? '')] as const))(
    'gives it, after %s',
    (_, after) => {
      const change = changeBetween(before, after);
      if (change) expect(changeCake(before, change)).toEqual(after);
      else expect(after.slabs.map(({ key }) => key)).not.toEqual(before.slabs.map(({ key }) => key));
    },
  );

  test('is no more than what differs', () => {
    const change = changeBetween(
      before,
      cakeOf(START.replace('component: red-only', 'component: red-only, version: 7')),
    );
    expect(change?.slabs.map(({ slab }) => slab.key)).toEqual(['engine']);
    expect(change?.uses).toBeUndefined();
  });

  test('is all of it where very many slabs differ', () => {
    const big = bigCake(1_000);
    const other = { ...big, slabs: big.slabs.map((slab) => ({ ...slab, note: 'another' })) };
    expect(changeBetween(big, other)).toBeUndefined();
  });
});

test('of a big picture only what is seen is drawn, in its own place', () => {
  const model = bigCake(1_000);
  const layout = layoutCake(model, 1_000);
  const whole = renderParts(layout, model);
  const seen = renderParts(layout, model, { top: 0, bottom: 600 });
  const keys = (parts: typeof whole): readonly string[] =>
    parts.bands.flatMap(({ slabs }) => slabs.map(({ key }) => key));
  expect(keys(whole)).toHaveLength(model.slabs.length);
  expect(keys(seen).length).toBeGreaterThan(10);
  expect(keys(seen).length).toBeLessThan(200);
  expect(seen.attributes).toEqual(whole.attributes);
  const places = new Map(whole.bands.flatMap(({ slabs }) => slabs.map(({ key, at }) => [key, at])));
  for (const { slabs } of seen.bands) for (const { key, at } of slabs) expect(at).toBe(places.get(key));
  expect(joinParts(seen).length).toBeLessThan(joinParts(whole).length / 3);
});
