import { describe, expect, test } from 'vitest';
import { layoutCake, renderCake } from '../../../../src/core/cake/index.ts';
import { bigCake, cakeOf, HOSTILE_NAMES, overlaps } from '../support.ts';

const hostile = cakeOf(
  `framework:\n${HOSTILE_NAMES.map((name, index) => `  - {id: h${index}, name: ${JSON.stringify(name)}}`).join('\n')}\n`,
);
const cycle = cakeOf('framework:\n  - {id: a, uses: [b]}\n  - {id: b, uses: [c]}\n  - {id: c, uses: [a]}\n');
const upward = cakeOf('application:\n  - {id: a}\nhardware:\n  - {id: b, uses: [a]}\n');
const STACKS = { hostile, cycle, upward, empty: cakeOf(''), big: bigCake(200) };
const WIDTHS = [1, 320, 639, 640, 800, 1600, 20_000];

describe.each(Object.entries(STACKS))('%s', (_, model) => {
  test.each(WIDTHS)('at %i pixels nothing overlaps or leaves the picture', (width) => {
    const layout = layoutCake(model, width);
    expect(overlaps(layout)).toEqual([]);
    for (const box of layout.slabs) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(layout.width);
    }
    for (const band of layout.bands) {
      for (const index of band.slabs) {
        expect(layout.slabs[index]?.y).toBeGreaterThan(band.y);
        expect((layout.slabs[index]?.y ?? 0) + (layout.slabs[index]?.height ?? 0)).toBeLessThan(band.y + band.height);
      }
    }
  });
});

test('the bands lie from the application down to the hardware', () => {
  const { bands } = layoutCake(STACKS.empty, 800);
  expect(bands.map(({ layer, rank }) => `${rank} ${layer}`)).toEqual([
    '5 application',
    '4 model',
    '3 framework',
    '2 system',
    '1 hardware',
  ]);
  expect(bands.map(({ y }) => y)).toEqual([...bands.map(({ y }) => y)].sort((a, b) => a - b));
});

test('what is used lies under what uses it, in one layer too', () => {
  const { slabs } = layoutCake(cakeOf('framework:\n  - {id: low}\n  - {id: high, uses: [low]}\n'), 800);
  expect(slabs[0]?.y).toBeGreaterThan(slabs[1]?.y ?? Infinity);
});

test('slabs move under what uses them, so that lines do not cross', () => {
  const model = cakeOf(
    'application:\n  - {id: a, uses: [x]}\n  - {id: b, uses: [y]}\nsystem:\n  - {id: y}\n  - {id: x}\n',
  );
  const { slabs } = layoutCake(model, 800);
  const [a, b, y, x] = slabs.map((box) => box.x);
  expect((a ?? 0) < (b ?? 0)).toBe((x ?? 0) < (y ?? 0));
});

test('a wider face makes wider slabs', () => {
  const model = cakeOf('framework:\n  - {id: something-long}\n');
  expect(layoutCake(model, 800, 1.2).slabs[0]?.width).toBeGreaterThan(
    layoutCake(model, 800).slabs[0]?.width ?? Infinity,
  );
});

test('the same stack and width give the same picture', () => {
  const draw = () => renderCake(layoutCake(STACKS.big, 900), STACKS.big);
  expect(draw()).toBe(draw());
});

test('1,000 entries are drawn while nobody waits', () => {
  const model = bigCake(1000);
  const start = performance.now();
  const svg = renderCake(layoutCake(model, 1000), model);
  expect(svg.match(/data-key=/g)).toHaveLength(1000);
  expect(performance.now() - start).toBeLessThan(5000);
});
