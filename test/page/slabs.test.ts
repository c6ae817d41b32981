import { describe, expect, test } from 'vitest';
import { bigCake } from '../core/cake/support.ts';
import type { CakePage } from './page.ts';
import { answer, draw, renamed, slab, SOURCE, STACK, usePage } from './fixture.ts';

declare global {
  /** How many slabs there were after each change of the page. */
  var counts: number[];
}

const start = usePage();

const keysOf = (cake: CakePage, selector: string): Promise<readonly (string | null)[]> =>
  cake.page.locator(selector).evaluateAll((slabs) => slabs.map((one) => one.getAttribute('data-key')));

/** The selected slab is seen whole, between the upper edge of the stage and the details, and these end where the window does. */
async function expectAboveDetails(cake: CakePage): Promise<void> {
  const { page } = cake;
  await page.waitForSelector('.pane-entry');
  await answer(cake);
  await page.waitForSelector('.pane .part');
  const edges = (): Promise<readonly number[]> =>
    page.evaluate(() => {
      const box = (selector: string): DOMRect | undefined => document.querySelector(selector)?.getBoundingClientRect();
      const [slab, stage, pane] = [box('.slab[aria-current]'), box('.stage'), box('.pane')];
      const edges = [stage?.top, slab?.top, slab?.bottom, stage?.bottom, pane?.top, pane?.bottom, innerHeight];
      return edges.map((edge) => Math.round(edge ?? NaN));
    });
  await expect.poll(edges).toSatisfy(isSorted);
}

function isSorted(edges: readonly number[]): boolean {
  return edges.every((edge, at) => edge >= (edges[at - 1] ?? 0));
}

describe('slabs', () => {
  test('a click asks for the entry, and selects it', async () => {
    const cake = await start();
    await draw(cake, STACK, 7);
    await cake.page.click(slab('engine'));
    expect(await cake.posted()).toContainEqual({ type: 'reveal', source: SOURCE, version: 7, key: 'engine' });
    await cake.page.waitForSelector(`${slab('engine')}[aria-current]`);
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

  test('pointing at a locked one lights its chain, and what else belongs to it', async () => {
    const cake = await start();
    await draw(cake);
    await cake.page.hover(slab('api'));
    await cake.page.waitForSelector(`${slab('api')}.lit-chain`);
    expect(await keysOf(cake, '.slab.lit-chain')).toEqual(['api', 'engine']);
    expect(await keysOf(cake, '.slab.lit')).toEqual(['text', 'red-sdk']);
    expect(await cake.page.locator('.use.lit-chain').count()).toBe(1);
    await cake.page.hover('h1');
    await cake.page.waitForSelector('.lit-chain', { state: 'detached' });
  });

  test('selecting lights all ways up to the applications and down to the silicon; the rest steps back', async () => {
    const cake = await start();
    await draw(cake);
    await cake.send({ type: 'select', source: SOURCE, version: 1, key: 'red-sdk' });
    await cake.page.waitForSelector('.dimmed');
    expect(await keysOf(cake, '.slab:is(.lit, .lit-chain)')).toEqual(['api', 'engine', 'red-first', 'red-sdk']);
    await cake.page.locator(slab('red-sdk')).focus();
    await cake.page.keyboard.press('Escape');
    await cake.page.waitForSelector('.dimmed', { state: 'detached' });
  });

  test('its details tell the chain, what would free it and where it runs', async () => {
    const cake = await start();
    await draw(cake);
    await cake.page.click(slab('api'));
    await expect.poll(async () => (await cake.posted()).at(-1)).toMatchObject({ type: 'view', details: 'api' });
    await answer(cake);
    const pane = cake.page.locator('.pane');
    await pane.getByText('What would free it').waitFor();
    expect(await pane.locator('.chain').innerText()).toMatch(/Order API\s+Red Only/);
    await pane.getByRole('button', { name: 'Apply: put Everywhere into the text' }).click();
    expect((await cake.posted()).at(-1)).toMatchObject({
      type: 'apply',
      way: { key: 'engine', field: 'component', component: 'everywhere' },
    });
    await pane.getByRole('button', { name: 'Red Only' }).first().click();
    await cake.page.waitForSelector(`${slab('engine')}[aria-current]`);
    await expect.poll(async () => (await cake.posted()).at(-1)).toMatchObject({ type: 'view', details: 'engine' });
    await answer(cake);
    await pane.getByRole('button', { name: 'Show in text' }).click();
    expect((await cake.posted()).at(-1)).toMatchObject({ type: 'reveal', key: 'engine' });
  });

  test('the keyboard gets everywhere in one tab stop', async () => {
    const cake = await start();
    await draw(cake);
    expect(await cake.page.locator('.slab[tabindex="0"]').count()).toBe(1);
    const focused = () => cake.page.evaluate(() => document.activeElement?.getAttribute('data-key'));
    await cake.page.getByText('Take along', { exact: true }).focus();
    await cake.page.keyboard.press('Tab');
    const first = await focused();
    expect(first).toBe(await cake.page.locator('.slab').first().getAttribute('data-key'));
    await cake.page.keyboard.press('End');
    await expect.poll(focused).toBe('red-sdk');
    await cake.page.keyboard.press('ArrowUp');
    expect(STACK.slabs.find(({ key }) => key === 'engine')?.layer).toBe('framework');
    await cake.page.keyboard.press('Home');
    await expect.poll(focused).toBe(first);
    await cake.page.keyboard.press('ArrowRight');
    expect(await focused()).not.toBe(first);
    await cake.page.keyboard.press('ArrowLeft');
    await cake.page.keyboard.press('Enter');
    expect(await cake.posted()).toContainEqual(expect.objectContaining({ type: 'reveal', key: first }));
  });

  test('each has a role and a name to be read aloud', async () => {
    const cake = await start();
    await draw(cake);
    const named = cake.page.getByRole('button', {
      name: 'Order API, locked to Red: api → engine, Application & Deployment',
    });
    expect(await named.count()).toBe(1);
    expect(await cake.page.getByRole('group', { name: 'Layer 5, Application & Deployment, 2 entries' }).count()).toBe(
      1,
    );
  });

  test('focus, selection and scrolling outlive a redraw', async () => {
    const cake = await start({ width: 320 });
    await cake.page.emulateMedia({ reducedMotion: 'reduce' });
    await draw(cake);
    await cake.page.locator(slab('red-sdk')).click();
    await cake.page.waitForSelector(`${slab('red-sdk')}[aria-current]`);
    const scrolled = (): Promise<number> => cake.page.evaluate(() => document.querySelector('.stage')?.scrollTop ?? 0);
    await expect.poll(scrolled).toBeGreaterThan(0);
    const before = await scrolled();
    await draw(cake, renamed('again'), 2);
    expect(await cake.page.evaluate(() => document.activeElement?.getAttribute('data-key'))).toBe('red-sdk');
    expect(await cake.page.getAttribute(slab('red-sdk'), 'aria-current')).toBe('true');
    expect(await scrolled()).toBe(before);
  });

  describe.each([
    [320, 900],
    [320, 640],
    [500, 900],
    [500, 600],
    [500, 480],
    [900, 900],
    [900, 600],
    [900, 480],
  ])('the details of one that is selected do not cover it, in %i × %i pixels', (width, height) => {
    test('where it is clicked', async () => {
      const cake = await start({ width, height });
      await cake.page.emulateMedia({ reducedMotion: 'reduce' });
      await draw(cake);
      await cake.page.locator(slab('red-sdk')).click();
      await expectAboveDetails(cake);
    });

    test('where the page begins with it', async () => {
      const cake = await start({ width, height, state: { source: SOURCE, selected: 'red-sdk' } });
      await draw(cake);
      await expectAboveDetails(cake);
    });

    test('where the page begins with it, drawn larger', async () => {
      const cake = await start({ width, height, state: { source: SOURCE, selected: 'red-sdk', zoom: 1.5 } });
      await draw(cake);
      await expectAboveDetails(cake);
      const sizes = await cake.page
        .locator('.stage > svg')
        .evaluate((svg) => [svg.getBoundingClientRect().width, Number(svg.getAttribute('width'))]);
      expect(sizes[0]).toBeCloseTo(1.5 * (sizes[1] ?? NaN), 0);
    });

    test('where the cursor comes to it at once', async () => {
      const cake = await start({ width, height });
      await cake.page.emulateMedia({ reducedMotion: 'reduce' });
      await draw(cake);
      await cake.send({ type: 'select', source: SOURCE, version: 1, key: 'red-sdk' });
      await expectAboveDetails(cake);
    });
  });
});

test('End and Home lead to the last and the first slab of all, also where only those that are seen are drawn', async () => {
  const model = bigCake(1_000);
  const cake = await start();
  await draw(cake, model);
  const { page } = cake;
  expect(await page.locator('.slab').count()).toBeLessThan(model.slabs.length);
  const focused = (): Promise<string> =>
    page.evaluate(() => document.activeElement?.getAttribute('data-key')?.split('-')[0] ?? '');
  await page.locator('.slab').first().focus();
  await page.keyboard.press('End');
  await expect.poll(focused).toBe('e4');
  await page.keyboard.press('Home');
  await expect.poll(focused).toBe('e0');
});

test('of a big stack what is seen is drawn first, and what is next to it in the frame after', async () => {
  const cake = await start();
  const { page } = cake;
  await page.evaluate(() => {
    globalThis.counts = [];
    new MutationObserver(() => globalThis.counts.push(document.querySelectorAll('.slab').length)).observe(document, {
      childList: true,
      subtree: true,
    });
  });
  await draw(cake, bigCake(1_000));
  const inView = await page.locator('.slab').evaluateAll((slabs) => {
    const { bottom = 0 } = document.querySelector('.stage')?.getBoundingClientRect() ?? {};
    return slabs.filter((one) => one.getBoundingClientRect().top < bottom).length;
  });
  await expect.poll(() => page.locator('.slab').count()).toBeGreaterThan(inView);
  const first = await page.evaluate(() => globalThis.counts.find((count) => count > 0) ?? NaN);
  expect(first).toBeGreaterThanOrEqual(inView);
  expect(first).toBeLessThan(await page.locator('.slab').count());
});
