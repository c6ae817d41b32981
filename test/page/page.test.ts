import { describe, expect, test } from 'vitest';
import { answer, draw, renamed, slab, SOURCE, STACK, usePage, viewOf } from './fixture.ts';
import { cakeOf } from '../core/cake/support.ts';
import { changeBetween } from '../../src/core/cake/index.ts';
import { shownModel } from '../../src/webview/shown.ts';
import { NO_FILTER } from '../../src/webview/state.ts';
import type { CakePage } from './page.ts';

const start = usePage();

describe('the picture', () => {
  test('is asked for, and appears', async () => {
    const cake = await start({ width: 900 });
    expect(await viewOf(cake)).toEqual({
      ...{ type: 'view', source: '', version: 0 },
      ...{ fresh: true, show: 'cake', target: '', details: '' },
    });
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

  test('is laid out anew when the page changes its width, without asking anyone', async () => {
    const cake = await start({ width: 900 });
    await draw(cake);
    const asked = (await cake.posted()).length;
    const width = (): Promise<number> =>
      cake.page.locator('.cake').evaluate((svg) => svg.getBoundingClientRect().width);
    const before = await width();
    await cake.page.setViewportSize({ width: 600, height: 900 });
    await expect.poll(width).toBeLessThan(before - 200);
    expect((await cake.posted()).length).toBe(asked);
  });

  test.each([320, 480, 640, 1600])('fits into %i pixels', async (width) => {
    const cake = await start({ width });
    await draw(cake);
    const beyond = await cake.page.evaluate(() =>
      [document.documentElement, document.querySelector('.stage')].map((one) =>
        one ? one.scrollWidth - one.clientWidth : NaN,
      ),
    );
    expect(beyond).toEqual([0, 0]);
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

  test('leaves out the platform pieces, and remembers it', async () => {
    const cake = await start();
    await draw(cake);
    await cake.page.getByText('Filter', { exact: true }).click();
    await cake.page.getByText('Platform pieces').click();
    await cake.page.waitForSelector(slab('red-sdk'), { state: 'detached' });
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
    await cake.page.getByText('Filter', { exact: true }).click();
    await cake.page.getByText('Lines', { exact: true }).click();
    await expect.poll(() => line.isVisible()).toBe(false);
    await cake.page.getByText('Lines', { exact: true }).click();
    await expect.poll(() => line.isVisible()).toBe(true);
  });
});

describe('a narrow page', () => {
  test('folds its tools away, and the picture has most of the room', async () => {
    const cake = await start({ width: 320, state: { source: SOURCE, search: 'web' } });
    await draw(cake);
    const { page } = cake;
    expect(await page.locator('.bar-tools').isVisible()).toBe(false);
    const stage = await page.locator('.stage').boundingBox();
    const height = page.viewportSize()?.height ?? 0;
    expect(stage?.y).toBeLessThan(0.2 * height);
    expect((stage?.y ?? 0) + (stage?.height ?? 0)).toBe(height);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.getByRole('button', { name: 'More tools, some in use' }).waitFor();
    await page.locator('.count-locked').getByText('locked').waitFor({ state: 'attached' });
  });

  test('opens them by key, and for a search', async () => {
    const cake = await start({ width: 320 });
    await draw(cake);
    const { page } = cake;
    const more = page.getByRole('button', { name: 'More tools' });
    await more.focus();
    await page.keyboard.press('Enter');
    await page.locator('.bar-tools').waitFor();
    expect(await more.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Enter');
    await page.locator('.bar-tools').waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+F');
    await page.keyboard.type('engine');
    await page.waitForSelector(`${slab('engine')}.found`);
  });

  test.each(['Filter', 'Take along'])('has all of the box of %s in it', async (name) => {
    const cake = await start({ width: 320 });
    await draw(cake);
    await cake.page.getByRole('button', { name: 'More tools' }).click();
    await cake.page.getByText(name, { exact: true }).click();
    const box = await cake.page.locator('.menu-body:visible').boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? Infinity)).toBeLessThanOrEqual(320);
  });

  test('one beside a text, in half of a usual window, has them in one line', async () => {
    const cake = await start({ width: 680 });
    await draw(cake);
    const tops = await cake.page
      .locator('.bar-tools > *')
      .evaluateAll((tools) => tools.map((one) => one.getBoundingClientRect()).filter(({ width }) => width > 0));
    expect(new Set(tops.map(({ top, height }) => Math.round(top + height / 2))).size).toBe(1);
  });

  test('a wide one has them all, and no button for more', async () => {
    const cake = await start({ width: 900 });
    await draw(cake);
    expect(await cake.page.locator('.bar-tools').isVisible()).toBe(true);
    expect(await cake.page.locator('.more').isVisible()).toBe(false);
  });
});

describe('messages', () => {
  test('an older text does not undo a newer one', async () => {
    const cake = await start();
    await draw(cake, renamed('new'), 5);
    await cake.send({ type: 'model', source: SOURCE, version: 4, model: renamed('old') });
    await cake.send({ type: 'notice', source: SOURCE, version: 5, notice: 'closed' });
    await cake.page.waitForSelector('.notice:visible');
    expect(await cake.page.locator('h1').innerText()).toBe('new');
  });

  test.each<[string, object]>([
    ['nonsense', { hello: 'world' }],
    ['a model without slabs', { type: 'model', source: SOURCE, version: 9, model: { name: 'x' } }],
    [
      'a model whose lines lead nowhere',
      {
        ...{ type: 'model', source: SOURCE, version: 9 },
        model: { ...STACK, uses: [{ from: 0, to: 99, kind: 'firm', lock: false }] },
      },
    ],
  ])('%s is dropped, and said so in the log', async (_, message) => {
    const cake = await start();
    await draw(cake);
    await cake.send(message);
    await expect.poll(() => cake.logged).toContainEqual(expect.stringContaining('Layercake: dropped'));
    expect(await cake.page.locator('.slab').count()).toBe(STACK.slabs.length);
  });

  test('a change leaves what it does not touch as it is', async () => {
    const cake = await start();
    await draw(cake);
    const engine = await cake.page.locator(slab('engine')).elementHandle();
    const [web] = STACK.slabs.filter(({ key }) => key === 'web');
    const edited = {
      ...STACK,
      name: 'edited',
      slabs: STACK.slabs.map((one) => (one === web ? { ...one, note: 'new' } : one)),
    };
    await cake.send({ type: 'change', source: SOURCE, version: 2, since: 1, change: changeBetween(STACK, edited) });
    await cake.page.locator('h1', { hasText: 'edited' }).waitFor();
    expect(await cake.page.locator(`${slab('web')} .slab-note`).textContent()).toBe('new');
    expect(await engine.evaluate((one) => one.isConnected)).toBe(true);
  });

  test.each([
    ['a model that never came', 7, {}],
    ['slabs that are not there', 1, { slabs: [{ place: 99, slab: STACK.slabs[0] }] }],
    ['lines to nowhere', 1, { uses: [{ from: 0, to: 99, kind: 'firm', lock: false }] }],
  ])('a change of %s has the page ask for everything', async (_, since, wrong) => {
    const cake = await start();
    await draw(cake);
    const change = { ...changeBetween(STACK, renamed('edited')), ...wrong };
    await cake.send({ type: 'change', source: SOURCE, version: 2, since, change });
    await expect.poll(async () => (await cake.posted()).filter(({ fresh }) => fresh)).toHaveLength(2);
    expect(await cake.page.locator('h1').innerText()).toBe('shop');
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
  test('a restored page remembers source, view, target, selection and what was shown', async () => {
    const cake = await start({
      state: { source: SOURCE, show: 'reach', target: 'blue', selected: 'web', platform: false, search: 'we' },
    });
    expect(await viewOf(cake)).toMatchObject({ source: SOURCE, show: 'reach', target: 'blue', details: 'web' });
    await draw(cake);
    await answer(cake);
    await cake.page.locator('.grid-name', { hasText: 'web' }).waitFor();
    expect(await cake.page.locator('.pane-name').textContent()).toBe('web');
    expect(await cake.page.locator('.world').isVisible()).toBe(true);
    await cake.page.getByRole('tab', { name: 'Cake' }).click();
    await cake.page.waitForSelector(`${slab('web')}[aria-current].found`);
  });

  test.each([null, 'text', 7, { source: 5, selected: {}, platform: 'no', show: 'constructor', zoom: 1e9 }])(
    '%j as state does no harm',
    async (state) => {
      const cake = await start({ state });
      expect(await viewOf(cake)).toMatchObject({ source: '', show: 'cake', details: '' });
    },
  );

  test.each<[string, (model: typeof STACK) => typeof STACK]>([
    ['another note', ({ slabs, ...rest }) => ({ ...rest, slabs: slabs.map((one) => ({ ...one, note: 'edited' })) })],
    [
      'a longer name',
      ({ slabs, ...rest }) => ({ ...rest, slabs: slabs.map((one) => ({ ...one, name: `${one.name} and more` })) }),
    ],
    ['an entry less', (model) => shownModel(model, { platform: false, filter: NO_FILTER })],
  ])('%s leaves the picture that a fresh page draws', async (_, edit) => {
    const picture = (one: CakePage): Promise<string> => one.page.locator('.cake').evaluate((svg) => svg.outerHTML);
    const cake = await start();
    await draw(cake);
    await draw(cake, { ...edit(STACK), name: 'edited' }, 2);
    const patched = await picture(cake);
    await cake.page.close();
    const fresh = await start();
    await draw(fresh, { ...edit(STACK), name: 'edited' }, 2);
    expect(patched.replaceAll(/ tabindex="[-01]+"/g, '')).toBe(
      (await picture(fresh)).replaceAll(/ tabindex="[-01]+"/g, ''),
    );
  });

  test('many edits cost one redraw a frame, the last one wins', async () => {
    const cake = await start();
    await draw(cake);
    await cake.page.evaluate(
      ([source, model]) => {
        for (let version = 2; version < 102; version++)
          window.postMessage({ type: 'model', source, version, model: { ...model, name: `edit ${version}` } }, '*');
        globalThis.drawn = 0;
        const heading = document.querySelector('.head');
        if (heading) new MutationObserver(() => globalThis.drawn++).observe(heading, { childList: true });
      },
      [SOURCE, STACK] as const,
    );
    await cake.page.waitForFunction(() => document.querySelector('h1')?.textContent === 'edit 101');
    expect(await cake.page.evaluate(() => globalThis.drawn)).toBeLessThan(20);
  });
});

declare global {
  var drawn: number;
}
