import { describe, expect, test } from 'vitest';
import { levelAt, withoutPlatform } from '../../../../src/core/cake/index.ts';
import { bigCake, cakeOf } from '../support.ts';

const STACK = `
name: shop
application:
  - {id: api, uses: [engine, text]}
  - {id: web, uses: [{any-of: [everywhere, red-first]}]}
model:
  - {id: text, component: paper}
framework:
  - {id: engine, component: red-only, version: 1.2, uses: [red-sdk]}
  - everywhere
  - red-first
  - mystery
system:
  - red-sdk
hardware:
  - {component: blue-card, count: 8}
`;

describe('buildCake', () => {
  const model = cakeOf(STACK);
  const slab = (key: string) => model.slabs.find((one) => one.key === key);

  test('has a slab for each entry, in the order of the text', () => {
    expect(model.slabs.map(({ key }) => key)).toEqual([
      'api',
      'web',
      'text',
      'engine',
      'everywhere',
      'red-first',
      'mystery',
      'red-sdk',
      'blue-card',
    ]);
    expect(model.slabs.map(({ entry }) => entry)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test.each([
    ['api', 'locked', 'locked to Red'],
    ['engine', 'locked', 'locked to Red'],
    ['web', 'portable', 'portable · 2 vendors'],
    ['text', 'neutral', 'neutral'],
    ['everywhere', 'portable', 'portable · 2 vendors'],
    ['red-first', 'leaning', 'leaning on Red'],
    ['mystery', 'unknown', 'unknown'],
    ['red-sdk', 'platform', 'Red platform'],
    ['blue-card', 'platform', 'Blue platform'],
  ])('%s is %s: %s', (key, kind, note) => expect(slab(key)).toMatchObject({ kind, note }));

  test('counts each entry once', () => {
    expect(model.counts).toEqual({ locked: 2, leaning: 1, portable: 2, neutral: 1, unknown: 1, platform: 2 });
  });

  test('tells the chain that decides a coupling, and describes it', () => {
    expect(slab('api')?.chain).toEqual([0, 3]);
    expect(slab('api')?.description).toContain('locked to Red: api → engine');
    expect(slab('everywhere')?.chain).toEqual([]);
  });

  test('shows names, versions and counts', () => {
    expect(slab('engine')).toMatchObject({ name: 'Red Only', detail: '1.2' });
    expect(slab('blue-card')).toMatchObject({ name: 'Blue Card', detail: '× 8' });
  });

  test('leads a locked chain down to the silicon', () => {
    const { slabs, uses } = cakeOf(STACK.replace('- {component: blue-card, count: 8}', '- red-card'));
    const keys = (entries: readonly number[] = []) => entries.map((entry) => slabs[entry]?.key);
    expect(keys(slabs[0]?.silicon)).toEqual(['red-sdk', 'red-card']);
    const locks = uses.filter(({ lock }) => lock).map(({ from, to }) => keys([from, to]).join(' '));
    expect(locks).toEqual(['api engine', 'engine red-sdk', 'red-sdk red-card']);
  });

  test('leads nowhere where the silicon is not listed', () => {
    expect(slab('api')?.silicon).toEqual([]);
    expect(model.uses.filter(({ lock }) => lock)).toHaveLength(1);
  });

  test('lays the points of the index at the slabs that cost them', () => {
    const total = model.slabs.reduce((sum, { points }) => sum + points, 0);
    expect(total).toBeCloseTo(model.lockIn);
    expect(slab('engine')?.points).toBeCloseTo(100 / 3);
    expect(slab('api')).toMatchObject({ points: 0, lockIn: 100 });
  });

  test('marks the choke points with what they hold up', () => {
    expect(slab('engine')?.choke).toEqual({ opens: 2, own: 1, targets: 1, entries: 2 });
    expect(slab('engine')?.description).toContain('choke point: alone it would open 2 entries on 1 target');
    expect(slab('red-sdk')?.choke).toBeUndefined();
  });

  test.each([
    ['engine', 'open', 'source', 'n--', 'n--', ['red']],
    ['api', 'unknown', 'licence', 'nnn', 'n--', ['red']],
    ['red-first', 'unknown', 'licence', 'np-', 'np-', ['red']],
    ['everywhere', 'unknown', 'licence', 'nnn', 'nnn', []],
    ['mystery', 'unknown', 'licence', '???', '???', []],
    ['blue-card', 'unknown', 'licence', '-n-', '-n-', ['blue']],
  ])('%s: openness %s of its %s, own levels %s, here %s, tied to %j', (key, openness, of, own, reach, vendors) => {
    expect(slab(key)).toMatchObject({ openness, opennessOf: of, own, reach, vendors });
  });

  test('reads levels from their letters', () => {
    expect([0, 1, 2, 3, 4, 5].map((target) => levelAt('npe?-', target))).toEqual([
      ...['native', 'port', 'experimental', 'unknown', 'none', 'unknown'],
    ]);
  });

  test('is plain data, and small', () => {
    const big = bigCake(1000);
    expect(JSON.parse(JSON.stringify(big))).toEqual(big);
    expect(JSON.stringify(big).length).toBeLessThan(1_000_000);
  });

  test('marks what does not run on the hardware listed', () => {
    expect(slab('engine')?.misfit).toBe(true);
    expect(slab('everywhere')?.misfit).toBe(false);
  });

  test('has a line for each use, alternatives loose', () => {
    const lines = model.uses.map(({ from, to, kind }) => `${model.slabs[from]?.key} ${kind} ${model.slabs[to]?.key}`);
    expect(lines).toEqual([
      'api firm engine',
      'api firm text',
      'web any-of everywhere',
      'web any-of red-first',
      'engine firm red-sdk',
      'red-first firm red-sdk',
    ]);
  });
});

describe('slabs of awkward stacks', () => {
  test('several entries of one id keep apart', () => {
    expect(cakeOf('application:\n  - {id: a}\n  - {id: a}\n  - {id: b}\n').slabs.map(({ key }) => key)).toEqual([
      'a',
      'a #2',
      'b',
    ]);
  });
  test('a use of itself draws no line', () =>
    expect(cakeOf('application:\n  - {id: a, uses: [a]}\n').uses).toEqual([]));
  test('an optional use is told as such', () => {
    const { uses } = cakeOf('application:\n  - {id: a, uses: [{id: b, optional: true}]}\n  - {id: b}\n');
    expect(uses).toEqual([{ from: 0, to: 1, kind: 'optional', lock: false }]);
  });
  test.each(['', 'name: 3', 'application: [', 'application: {a: b}'])('%j gives an empty picture', (text) => {
    expect(cakeOf(text).slabs).toEqual([]);
  });
});

test('withoutPlatform leaves out the pieces and their lines, and keeps the counts', () => {
  const model = cakeOf(STACK);
  const shown = withoutPlatform(model);
  expect(shown.slabs.map(({ key }) => key)).not.toContain('red-sdk');
  expect(shown.uses.map(({ from, to }) => [shown.slabs[from]?.key, shown.slabs[to]?.key])).not.toContainEqual([
    'engine',
    'red-sdk',
  ]);
  expect(shown.uses).toHaveLength(model.uses.length - 2);
  expect(shown.counts).toEqual(model.counts);
});
