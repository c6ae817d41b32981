import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { cakeOf, HOSTILE_NAMES } from '../core/cake/support.ts';
import { contrastsOf } from './contrast.ts';
import { draw, slab, SOURCE, usePage } from './fixture.ts';
import { THEMES } from './page.ts';

const start = usePage();

describe('hostile text', () => {
  test('stays text', async () => {
    const names = HOSTILE_NAMES.map(
      (name, index) => `  - {id: h${index}, name: ${JSON.stringify(name)}, version: ${JSON.stringify(name)}}`,
    );
    const ids = HOSTILE_NAMES.map((name) => `  - {id: ${JSON.stringify(name)}}`);
    const model = cakeOf(
      `name: ${JSON.stringify(HOSTILE_NAMES[0])}\napplication:\n${ids.join('\n')}\nframework:\n${names.join('\n')}\n`,
    );
    const cake = await start();
    await draw(cake, model);
    expect(await cake.page.locator('.slab').count()).toBe(model.slabs.length);
    expect(
      await cake.page.locator('.stage :is(script, img, foreignObject, iframe, style), .head :is(img, script)').count(),
    ).toBe(0);
    expect(await cake.page.locator(`${slab('h0')} .slab-name`).textContent()).toMatch(/^<img src=x onerror=/);
    expect(await cake.page.locator(`${slab('h13')} title`).textContent()).toContain('x'.repeat(10_000));
    expect(await cake.page.locator(`${slab('h13')} .slab-name`).textContent()).toMatch(/^x+…$/);
    await cake.page.locator(slab('h1')).click();
    await cake.page.locator('.pane-name', { hasText: '</text></svg><script>' }).waitFor();
    expect(cake.logged).toEqual([]);
  });

  test('no attribute of the picture handles events', async () => {
    const cake = await start();
    await draw(cake);
    const attributes = await cake.page.evaluate(() => {
      const root = document.querySelector('.cake');
      return [...new Set([...(root?.querySelectorAll('*') ?? [])].flatMap((one) => one.getAttributeNames()))];
    });
    expect(attributes.length).toBeGreaterThan(5);
    expect(attributes.filter((name) => /^on|^style$/.test(name))).toEqual([]);
  });
});

describe.each(THEMES)('%s', (theme) => {
  test('text stands out from its ground', async () => {
    const cake = await start({ theme });
    await draw(cake);
    await cake.send({ type: 'notice', source: SOURCE, version: 2, notice: 'broken' });
    await cake.page.waitForSelector('.notice:visible');
    const weak = (await contrastsOf(cake.page)).filter(({ contrast }) => contrast < 4.5);
    expect(weak).toEqual([]);
  });
});

test('the style sheet names no colour of its own', () => {
  const css = readFileSync(path.resolve(import.meta.dirname, '../../media/cake.css'), 'utf8');
  expect(
    css.match(/#[0-9a-f]{3,8}\b|\b(rgb|hsl)a?\(|(?<![-\w])(white|black|red|green|blue|gr[ae]y)(?![-\w])/gi),
  ).toBeNull();
});
