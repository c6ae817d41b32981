import { describe, expect, test } from 'vitest';
import { pictureOf } from '../../src/extension/cake-messages.ts';
import { draw, renamed, slab, SOURCE, STACK, usePage, viewOf } from './fixture.ts';
import { cakeOf } from '../cake/support.ts';

const start = usePage();

describe('the picture', () => {
  test('is asked for with a width and a width of text, and appears', async () => {
    const cake = await start({ width: 900 });
    const view = await viewOf(cake);
    expect(view).toMatchObject({ source: '', version: 0, platform: true });
    expect(view.width).toBeGreaterThan(700);
    expect(view.textWidth).toBeGreaterThan(1500);
    await draw(cake);
    expect(await cake.page.locator('.slab').count()).toBe(STACK.slabs.length);
    expect(await cake.page.locator('.head').innerText()).toMatch(/shop\s+8 entries/);
    expect(await cake.page.locator('.counts').innerText()).toMatch(/2\s*locked\s+1\s*leaning\s+2\s*portable/);
  });

  test('breaks no rule of the security policy', async () => {
    const cake = await start();
    await draw(cake);
    expect(cake.logged).toEqual([]);
  });

  test('is asked for again when the page changes its width', async () => {
    const cake = await start({ width: 900 });
    const { width } = await viewOf(cake);
    await cake.page.setViewportSize({ width: 600, height: 900 });
    await expect.poll(async () => (await viewOf(cake)).width).toBeLessThan(width);
  });

  test.each([320, 480, 640, 1600])('fits into %i pixels', async (width) => {
    const cake = await start({ width });
    await draw(cake);
    expect(
      await cake.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0);
  });

  test('cuts no text in the face of this system', async () => {
    const cake = await start();
    await draw(cake);
    const cut = await cake.page.evaluate(() =>
      [...document.querySelectorAll<SVGSVGElement>('.slab-text')].flatMap((box) =>
        [...box.querySelectorAll('text')].flatMap((text) => {
          const end = Number(text.getAttribute('x')) + text.getComputedTextLength();
          return end > box.width.baseVal.value ? [text.textContent] : [];
        }),
      ),
    );
    expect(cut).toEqual([]);
  });

  test('is asked for without the platform pieces, and remembered so', async () => {
    const cake = await start();
    await draw(cake);
    await cake.page.getByText('Platform pieces').click();
    await expect.poll(async () => (await viewOf(cake)).platform).toBe(false);
    await draw(cake, renamed('less'), 2);
    expect(await cake.page.locator(slab('red-sdk')).count()).toBe(0);
    expect(await cake.state()).toMatchObject({ source: SOURCE, platform: false });
  });

  test('lets no line run through what a band says', async () => {
    const cake = await start();
    await draw(cake, cakeOf('name: gap\napplication: [{ id: api, uses: [red-sdk] }]\nsystem: [red-sdk]\n'));
    const halos = await cake.page
      .locator('.band-title text, .band-empty')
      .evaluateAll((texts) => texts.map((text) => getComputedStyle(text).paintOrder));
    expect(halos.length).toBeGreaterThan(5);
    expect(new Set(halos)).toEqual(new Set(['stroke']));
  });

  test('praises no empty stack: neither number is there', async () => {
    const cake = await start();
    await draw(cake, cakeOf('layercake: 1\nname: Empty\n'));
    expect(await cake.page.locator('.number-value').allTextContents()).toEqual(['–', '–']);
  });

  test('hides its lines', async () => {
    const cake = await start();
    await draw(cake);
    const line = cake.page.locator('.uses .use').first();
    await cake.page.getByText('Uses', { exact: true }).click();
    expect(await line.isVisible()).toBe(false);
    await cake.page.getByText('Uses', { exact: true }).click();
    expect(await line.isVisible()).toBe(true);
  });
});

describe('messages', () => {
  test('an older text does not undo a newer one', async () => {
    const cake = await start();
    await draw(cake, renamed('new'), 5);
    await cake.send({ type: 'picture', source: SOURCE, version: 4, ...pictureOf(renamed('old'), await viewOf(cake)) });
    await cake.send({ type: 'notice', source: SOURCE, version: 5, notice: 'closed' });
    await cake.page.waitForSelector('.notice:visible');
    expect(await cake.page.locator('h1').innerText()).toBe('new');
  });

  test.each<[string, object]>([
    ['nonsense', { hello: 'world' }],
    ['a picture without a header', { type: 'picture', source: SOURCE, version: 9, svg: '<svg/>' }],
    [
      'a picture that is no SVG',
      {
        type: 'picture',
        source: SOURCE,
        version: 9,
        ...pictureOf(STACK, { width: 500, textWidth: 2500, platform: true }),
        svg: '<b>',
      },
    ],
  ])('%s is dropped, and said so in the log', async (_, message) => {
    const cake = await start();
    await draw(cake);
    await cake.send(message);
    await expect.poll(() => cake.logged).toContainEqual(expect.stringContaining('Layercake: dropped'));
    expect(await cake.page.locator('.slab').count()).toBe(STACK.slabs.length);
  });

  test.each([
    ['broken', 'syntax error'],
    ['partial', 'what could be read'],
    ['closed', 'closed'],
    ['deleted', 'deleted'],
  ])('the notice %s comes and goes, and leaves the picture', async (notice, words) => {
    const cake = await start();
    await draw(cake);
    await cake.send({ type: 'notice', source: SOURCE, version: 2, notice });
    await cake.page.waitForSelector('.notice:visible');
    expect(await cake.page.locator('.notice').innerText()).toContain(words);
    expect(await cake.page.locator('.slab').count()).toBe(STACK.slabs.length);
    await cake.send({ type: 'notice', source: SOURCE, version: 3, notice: 'none' });
    await cake.page.waitForSelector('.notice', { state: 'hidden' });
  });
});

describe('state', () => {
  test('a restored page remembers source, selection and what was shown', async () => {
    const cake = await start({ state: { source: SOURCE, selected: 'web', platform: false, uses: false } });
    expect(await viewOf(cake)).toMatchObject({ source: SOURCE, platform: false });
    await draw(cake);
    expect(await cake.page.getAttribute(slab('web'), 'aria-current')).toBe('true');
  });

  test.each([null, 'text', 7, { source: 5, selected: {}, platform: 'no' }])(
    '%j as state does no harm',
    async (state) => {
      const cake = await start({ state });
      expect(await viewOf(cake)).toMatchObject({ source: '', platform: true });
    },
  );
});
