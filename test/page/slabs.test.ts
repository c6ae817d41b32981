import { describe, expect, test } from 'vitest';
import { draw, renamed, slab, SOURCE, STACK, usePage } from './fixture.ts';

const start = usePage();

describe('slabs', () => {
  test('a click asks for the entry, and selects it', async () => {
    const cake = await start();
    await draw(cake, STACK, 7);
    await cake.page.click(slab('engine'));
    expect((await cake.posted()).at(-1)).toEqual({ type: 'reveal', source: SOURCE, version: 7, key: 'engine' });
    expect(await cake.page.getAttribute(slab('engine'), 'aria-current')).toBe('true');
    expect(await cake.state()).toMatchObject({ selected: 'engine' });
  });

  test('the cursor in the text selects', async () => {
    const cake = await start();
    await draw(cake);
    await cake.send({ type: 'select', source: SOURCE, version: 1, key: 'web' });
    await cake.page.waitForSelector(`${slab('web')}[aria-current]`);
    await cake.send({ type: 'select', source: SOURCE, version: 1, key: '' });
    await cake.page.waitForSelector(`${slab('web')}:not([aria-current])`);
  });

  test('pointing at a locked one lights its chain, and tells it', async () => {
    const cake = await start();
    await draw(cake);
    await cake.page.hover(slab('api'));
    const lit = await cake.page
      .locator('.slab.lit-chain')
      .evaluateAll((slabs) => slabs.map((one) => one.getAttribute('data-key')));
    expect(lit).toEqual(['api', 'engine']);
    expect(await cake.page.locator('.use.lit-chain').count()).toBe(1);
    expect(await cake.page.locator('.detail').innerText()).toMatch(
      /Order API\s*Application & Deployment\s*locked to Red: api → engine/,
    );
    await cake.page.hover('h1');
    expect(await cake.page.locator('.lit-chain').count()).toBe(0);
  });

  test('pointing at a free one lights what it stands on and what stands on it', async () => {
    const cake = await start();
    await draw(cake);
    await cake.page.hover(slab('everywhere'));
    const lit = await cake.page
      .locator('.slab.lit')
      .evaluateAll((slabs) => slabs.map((one) => one.getAttribute('data-key')));
    expect(lit).toEqual(['web', 'everywhere']);
  });

  test('the keyboard gets everywhere in one tab stop', async () => {
    const cake = await start();
    await draw(cake);
    expect(await cake.page.locator('.slab[tabindex="0"]').count()).toBe(1);
    const focused = () => cake.page.evaluate(() => document.activeElement?.getAttribute('data-key'));
    for (let tabs = 0; tabs < 3; tabs++) await cake.page.keyboard.press('Tab');
    const first = await focused();
    expect(first).toBe(await cake.page.locator('.slab').first().getAttribute('data-key'));
    await cake.page.keyboard.press('End');
    expect(await focused()).toBe('red-sdk');
    await cake.page.keyboard.press('ArrowUp');
    expect(STACK.slabs.find(({ key }) => key === 'engine')?.layer).toBe('framework');
    await cake.page.keyboard.press('Home');
    expect(await focused()).toBe(first);
    await cake.page.keyboard.press('ArrowRight');
    expect(await focused()).not.toBe(first);
    await cake.page.keyboard.press('ArrowLeft');
    await cake.page.keyboard.press('Enter');
    expect((await cake.posted()).at(-1)).toMatchObject({ type: 'reveal', key: first });
  });

  test('each has a role and a name to be read aloud', async () => {
    const cake = await start();
    await draw(cake);
    const named = cake.page.getByRole('button', {
      name: 'Order API, Application & Deployment, locked to Red: api → engine',
    });
    expect(await named.count()).toBe(1);
    expect(await cake.page.getByRole('group', { name: 'Layer 5, Application & Deployment, 2 entries' }).count()).toBe(
      1,
    );
  });

  test('focus, selection and scrolling outlive a redraw', async () => {
    const cake = await start({ width: 320 });
    await draw(cake);
    await cake.page.click(slab('red-sdk'));
    const before = await cake.page.evaluate(() => window.scrollY);
    expect(before).toBeGreaterThan(0);
    await draw(cake, renamed('again'), 2);
    expect(await cake.page.evaluate(() => document.activeElement?.getAttribute('data-key'))).toBe('red-sdk');
    expect(await cake.page.getAttribute(slab('red-sdk'), 'aria-current')).toBe('true');
    expect(await cake.page.evaluate(() => window.scrollY)).toBe(before);
  });
});
