import { describe, expect, test } from 'vitest';
import { drawStill, foldBands, inWorld, STILL_PALETTES, type StillTheme } from '../../../../src/core/cake/index.ts';
import { contrastOf } from './contrast.ts';
import { cakeOf, HOSTILE_NAMES, layercake, readingOf } from '../support.ts';

const THEMES: readonly StillTheme[] = ['light', 'dark'];
const STACK = `
name: shop
application:
  - {id: api, uses: [engine, {id: extra, optional: true}]}
  - {id: web, uses: [{any-of: [extra, red-first]}]}
framework:
  - {id: engine, component: red-only, uses: [red-sdk]}
  - {id: extra, component: everywhere}
  - red-first
system: [red-sdk]
hardware: [red-card]
`;

/** Every element closed where it should be, and no text that would open one. */
function isWellFormed(svg: string): boolean {
  const open: string[] = [];
  for (const [, end, name, empty] of svg.matchAll(/<(\/?)([\w:-]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/g)) {
    if (end === '/' && open.pop() !== name) return false;
    if (end !== '/' && empty !== '/' && name !== undefined) open.push(name);
  }
  const texts = svg.replace(/<style>[^<]*<\/style>/g, '').replace(/<\/?[\w:-]+(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g, '');
  return open.length === 0 && !/[<>]/.test(texts);
}

describe.each(THEMES)('a %s picture that stands by itself', (theme) => {
  const svg = drawStill(cakeOf(STACK), { theme, width: 900 });

  test('is well-formed, with neither script nor anything from elsewhere', () => {
    expect(isWellFormed(svg)).toBe(true);
    expect(svg).not.toMatch(/<script|\son\w+=|javascript:|url\((?!#)|@import|var\(/);
    expect([...svg.matchAll(/https?:[^"]*/g)].map(([address]) => address)).toEqual(
      [...svg.matchAll(/http:\/\/www\.w3\.org\/2000\/svg/g)].map(([address]) => address),
    );
  });

  test('has its texts as texts, its head and its legend', () => {
    for (const text of [
      'shop',
      'Red Only',
      'locked to Red',
      'Lock-in index',
      'Choke point',
      'Any of',
      'Optional',
      'Lock',
    ]) {
      expect(svg).toContain(`>${text}</text>`);
    }
  });

  test('draws locks down to the silicon in a stroke of their own', () => {
    expect(svg.match(/use-core/g)?.length).toBeGreaterThanOrEqual(3);
  });

  test('is one picture for who cannot see it, with a title for each slab', () => {
    expect(svg).toMatch(/role="img" aria-label="Layer cake of shop: 7 entries: /);
    expect(svg).not.toMatch(/role="button"|tabindex/);
    expect(svg).toContain('choke point: alone it would open');
  });

  const { kinds, ink, quiet, ground, plate } = STILL_PALETTES[theme];
  test.each(Object.entries(kinds))('%s: texts and marks stand out from the slab', (_, { mark, body }) => {
    for (const colour of [ink, quiet, mark]) expect(contrastOf(colour, body)).toBeGreaterThanOrEqual(4.5);
    expect(contrastOf(mark, ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrastOf(mark, plate)).toBeGreaterThanOrEqual(4.5);
  });
  test('what is said beside stands out from bands and ground', () => {
    for (const colour of [ink, quiet]) {
      expect(contrastOf(colour, ground)).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(colour, plate)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

describe('hostile names stay texts', () => {
  test.each(HOSTILE_NAMES.map((name) => [JSON.stringify(name.slice(0, 30)), name]))('%s', (_, name) => {
    const text = `name: ${JSON.stringify(name)}\nframework:\n  - {id: a, name: ${JSON.stringify(name)}, version: ${JSON.stringify(name)}, license: ${JSON.stringify(name)}}\n`;
    for (const width of [320, 1600]) {
      const svg = drawStill(cakeOf(text), { theme: 'light', width });
      expect(isWellFormed(svg)).toBe(true);
      expect(svg).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      expect(svg.length).toBeLessThan(60_000);
      expect(svg).toContain(`width="${width}"`);
    }
  });
});

describe('the world of a target as a picture', () => {
  const reading = readingOf(STACK);
  const world = layercake.cake.world(reading, 'blue');
  if (!world) throw new Error('blue is a target');
  const model = inWorld(layercake.cake.model(reading), world);

  test('says on each slab what becomes of it', () => {
    expect(model.slabs.map(({ key, fate, note }) => [key, fate, note])).toEqual([
      ['api', 'runs', 'runs'],
      ['web', 'runs', 'runs'],
      ['engine', 'replaced', '→ Everywhere · code'],
      ['extra', 'runs', 'runs'],
      ['red-first', 'runs', 'runs · port'],
      ['red-sdk', 'swapped', '→ Blue SDK · config'],
      ['red-card', 'swapped', '→ Blue Card · config'],
    ]);
  });

  test('says what each layer takes', () => {
    expect(model.layerNotes).toMatchObject({
      application: 'nothing to do',
      framework: '1 × code',
      hardware: '1 × config',
    });
  });

  test('explains the fates instead of the couplings', () => {
    const svg = drawStill(model, { theme: 'light', width: 900, subtitle: 'On Blue GPU' });
    for (const text of ['Replaced', 'Swapped', 'Runs', 'On Blue GPU', '1 × code'])
      expect(svg).toContain(`>${text}</text>`);
    expect(svg).not.toContain('>Locked</text>');
    expect(isWellFormed(svg)).toBe(true);
  });
});

test('a folded picture can be drawn too', () => {
  const entries = Array.from({ length: 40 }, (_, index) => `  - {id: e${index}}\n`).join('');
  const svg = drawStill(foldBands(cakeOf(`application:\n${entries}`), {}, 10), { theme: 'dark', width: 800 });
  expect(svg).toContain('slab-under');
  expect(isWellFormed(svg)).toBe(true);
});

test('an empty stack has a picture without numbers', () => {
  const svg = drawStill(cakeOf(''), { theme: 'light', width: 800 });
  expect(svg).toContain('>Unnamed stack</text>');
  expect(svg).toContain('>No entries</text>');
  expect(svg).toContain('>–</text>');
});
