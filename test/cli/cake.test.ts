import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { catalog } from '../support/catalog.ts';
import { manyEntries } from './support/manifests.ts';
import { createPlace, type Place } from './support/run.ts';

const STACK = `layercake: 1
name: stack
application:
  - id: api
    uses: [torchlet, fastkernel]
framework: [torchlet, fastkernel]
system: [greenkit, greencomm]
hardware: [green-g2]
`;

let place: Place;
beforeEach(() => {
  place = createPlace({
    'stack.yaml': STACK,
    'broken.yaml': 'layercake: 1\nframework: [a\nb: {',
    'big.yaml': manyEntries(4000),
  });
});
afterEach(() => place.remove());

const cake = async (options: string): ReturnType<Place['run']> => place.run(`cake ${options}`, {}, () => catalog);
const written = (file: string): string => readFileSync(join(place.path, file), 'utf8');

describe('an SVG', () => {
  test('is printed, and stands by itself', async () => {
    const { code, out, err } = await cake('stack.yaml');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="1200"/);
    expect(out).toContain('>stack</text>');
    expect(out).not.toMatch(/<script|var\(|data-key/);
  });

  test('is written in one step', async () => {
    const { code, out, err } = await cake('stack.yaml --out cake.svg');
    expect({ code, out, err }).toEqual({ code: 0, out: '', err: 'layercake: wrote cake.svg\n' });
    expect(written('cake.svg')).toBe((await cake('stack.yaml')).out);
    expect(readdirSync(place.path).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('has the theme and the width that are asked for', async () => {
    const { out } = await cake('stack.yaml --theme dark --width 640');
    expect(out).toContain('width="640"');
    expect(out).toContain('.ground{fill:#15181d}');
  });

  test('shows the world of a target', async () => {
    const { out } = await cake('stack.yaml --target red');
    expect(out).toContain('On Red GPU: Can move, as far as the catalog knows.');
    expect(out).toContain('slab-fate-swapped');
  });

  test('folds a big stack', async () => {
    const { code, out } = await cake('big.yaml');
    expect(code).toBe(0);
    expect(out).toMatch(/>[\d,]+ (?:locked|unknown|neutral)</);
    expect(out.length).toBeLessThan(50_000);
  });
});

test('Markdown with a diagram', async () => {
  await cake('stack.yaml --out cake.md');
  const text = written('cake.md');
  expect(text).toMatch(
    /^# Layer cake of stack\n\nLock-in index \d+ of 100, \d+ % known\.\n\n```mermaid\nflowchart TB\n/,
  );
  expect(text).toContain('subgraph framework["Base Model Framework"]');
  expect((await cake('stack.yaml --target red --out world.md')).code).toBe(0);
  expect(written('world.md')).toContain('# Layer cake of stack on Red GPU');
});

describe('a wrong call', () => {
  test.each([
    ['gone.yaml', 'gone.yaml: no such file or folder'],
    ['broken.yaml', 'broken.yaml: has a syntax error; layercake check says where'],
    ['stack.yaml --target greem', 'there is no target greem. Did you mean green? The targets are'],
    ['stack.yaml --theme pink', "argument 'pink' is invalid. Allowed choices are light, dark, auto."],
    ['stack.yaml --width 12', 'Give a whole number from 320 to 4000.'],
    ['stack.yaml --width wide', 'Give a whole number from 320 to 4000.'],
    ['stack.yaml --out cake.gif', 'cake.gif: a cake is written as .svg, .png, .md or .html'],
    // Run from its sources, the program has no built page beside it.
    ['stack.yaml --out cake.html', 'The page is not beside this program: it has no webview/page.js.'],
    ['stack.yaml --out cake', 'cake: a cake is written as .svg, .png, .md or .html'],
    ['stack.yaml --out nowhere/cake.svg', 'nowhere/cake.svg: '],
  ])('cake %s: %s', async (options, message) => {
    const { code, out, err } = await cake(options);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
    expect(err.trimEnd()).not.toContain('\n');
  });

  test('leaves the file that is there as it was', async () => {
    writeFileSync(join(place.path, 'cake.svg'), 'mine');
    await cake('broken.yaml --out cake.svg');
    await cake('stack.yaml --target rde --out cake.svg');
    expect(written('cake.svg')).toBe('mine');
    expect(existsSync(join(place.path, 'cake.md'))).toBe(false);
  });
});
