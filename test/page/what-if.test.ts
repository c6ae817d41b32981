import { describe, expect, test } from 'vitest';
import { answer, draw, READING, slab, SOURCE, STACK, usePage, viewOf } from './fixture.ts';
import { layercake } from '../core/cake/support.ts';
import type { CakePage } from './page.ts';

const start = usePage();

/** Opens the page on a target, answered. */
async function onTarget(target: string): Promise<CakePage> {
  const cake = await start({ state: { source: SOURCE, target } });
  await draw(cake);
  await answer(cake);
  await cake.page.locator('.world').waitFor();
  return cake;
}

describe('what if', () => {
  test('a target is chosen from a list, and asked for', async () => {
    const cake = await start();
    await draw(cake);
    await cake.page.getByRole('combobox', { name: 'What if it stood on' }).click();
    await cake.page.getByRole('option', { name: 'on Blue GPU' }).click();
    await expect.poll(async () => (await viewOf(cake)).target).toBe('blue');
    await answer(cake);
    await cake.page.waitForSelector(`${slab('engine')}.slab-fate-replaced`);
    expect(await cake.state()).toMatchObject({ target: 'blue' });
  });

  test('the cake shows what runs there, what is replaced, and what each layer takes', async () => {
    const cake = await onTarget('blue');
    await cake.page.waitForSelector(`${slab('everywhere')}.slab-fate-runs`);
    expect(await cake.page.locator(`${slab('engine')} .slab-note`).textContent()).toBe('→ Everywhere · code');
    expect(await cake.page.locator('.band-framework .band-title').textContent()).toMatch(/1 ×\s*code/);
    expect(await cake.page.locator('.world').innerText()).toMatch(/replaced/);
    expect(await cake.page.locator('.number-value').first().textContent()).toMatch(/^\d+ → \d+$/);
  });

  test('steps to the stack after the move, and back, with its selection', async () => {
    const cake = await onTarget('blue');
    await cake.send({ type: 'select', source: SOURCE, version: 1, key: 'engine' });
    await cake.page.getByRole('button', { name: 'After the move' }).click();
    await cake.page.waitForSelector(`${slab('engine')}.slab-portable`);
    const after = layercake.cake.world(READING, 'blue')?.after;
    expect(await cake.page.locator('.slab').count()).toBe(after?.slabs.length);
    const becomes = layercake.cake.world(READING, 'blue')?.fates.find(({ key }) => key === 'engine')?.becomes ?? '';
    await cake.page.waitForSelector(`${slab(becomes)}[aria-current]`);
    await cake.page.getByRole('button', { name: 'As declared' }).click();
    await cake.page.waitForSelector(`${slab('engine')}.slab-fate-replaced[aria-current]`);
  });
});

describe('views', () => {
  test('the reach matrix is sorted by a target, and searched', async () => {
    const cake = await start({ state: { source: SOURCE, show: 'reach' } });
    await draw(cake);
    await answer(cake);
    const names = (): Promise<readonly string[]> =>
      cake.page.locator('.view-reach .grid-name button').allTextContents();
    await expect.poll(names).toHaveLength(STACK.slabs.length);
    await cake.page.getByRole('button', { name: 'Blue GPU' }).click();
    await cake.page.getByRole('button', { name: 'Blue GPU' }).click();
    expect(await cake.page.locator('th[data-column="blue"]').getAttribute('aria-sort')).toBe('descending');
    expect(['api', 'Red Only', 'Red SDK', 'Order API']).toContain((await names())[0]);
    await cake.page.getByRole('search').locator('input').fill('everyw');
    await expect.poll(names).toEqual(['Everywhere']);
  });

  test('the points of the index view add up to the index', async () => {
    const cake = await start({ state: { source: SOURCE, show: 'index' } });
    await draw(cake);
    const points = await cake.page.locator('.view-index td .figure').allTextContents();
    const sum = points.reduce((total, text) => total + (Number(text) || 0), 0);
    expect(Math.abs(sum - STACK.lockIn)).toBeLessThan(0.5);
  });

  test('an open entry that is locked stands in its corner; a press selects it', async () => {
    const cake = await start({ state: { source: SOURCE, show: 'openness' } });
    await draw(cake);
    await cake.page.locator('.corner-openTied').getByRole('button', { name: 'Red Only' }).click();
    await expect.poll(async () => (await viewOf(cake)).details).toBe('engine');
  });

  test('what differs from HEAD is told, or why it is not known', async () => {
    const cake = await start({ state: { source: SOURCE, show: 'changes' } });
    await draw(cake);
    const before = { ...STACK, slabs: STACK.slabs.slice(1), uses: [] };
    await cake.send({ type: 'before', source: SOURCE, version: 1, before });
    await cake.page.locator('.change-added', { hasText: 'Order API' }).waitFor();
    await cake.send({ type: 'before', source: SOURCE, version: 1, before: 'There is no Git here.' });
    await cake.page.getByText('There is no Git here.').waitFor();
  });

  test('the arrow keys go from tab to tab', async () => {
    const cake = await start();
    await draw(cake);
    await cake.page.getByRole('tab', { name: 'Cake' }).focus();
    await cake.page.keyboard.press('ArrowRight');
    await cake.page.getByRole('tab', { name: 'Reach', selected: true }).waitFor();
    await expect.poll(async () => (await viewOf(cake)).show).toBe('reach');
  });
});

describe('search, filter and zoom', () => {
  test('Ctrl+F searches, Enter goes from hit to hit', async () => {
    const cake = await start();
    await draw(cake);
    await cake.page.keyboard.press('Control+F');
    await cake.page.keyboard.type('red');
    await cake.page.waitForSelector('.slab.found');
    expect(await cake.page.locator('.slab.found').count()).toBe(4);
    await cake.page.keyboard.press('Enter');
    await cake.page.getByText('1 of 4').waitFor();
    await cake.page.keyboard.press('Enter');
    await cake.page.getByText('2 of 4').waitFor();
    await cake.page.keyboard.press('Shift+Enter');
    await cake.page.keyboard.press('Shift+Enter');
    await cake.page.getByText('4 of 4').waitFor();
    await cake.page.keyboard.press('Escape');
    await cake.page.waitForSelector('.slab.found', { state: 'detached' });
  });

  test('Enter goes by what was typed, drawn or not', async () => {
    const cake = await start();
    await draw(cake);
    await cake.page
      .getByRole('search')
      .locator('input')
      .evaluate((input: HTMLInputElement) => {
        for (const words of ['Red Only', 'mystery']) {
          input.value = words;
          input.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
          input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
        }
      });
    await cake.page.waitForSelector(`${slab('mystery')}[aria-current]`);
  });

  test('a press on a coupling shows its entries only', async () => {
    const cake = await start();
    await draw(cake);
    await cake.page.getByRole('button', { name: '2 locked' }).click();
    await expect.poll(() => cake.page.locator('.slab').count()).toBe(2);
    expect(await cake.page.getByRole('button', { name: '2 locked' }).getAttribute('aria-pressed')).toBe('true');
    await cake.page.getByText('Filter (1)').click();
    await cake.page.getByText('Show all').click();
    await expect.poll(() => cake.page.locator('.slab').count()).toBe(STACK.slabs.length);
  });

  test('a wheel with Ctrl zooms at the pointer, and the point stays', async () => {
    const cake = await start();
    await draw(cake);
    const box = await cake.page.locator(slab('engine')).boundingBox();
    const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
    await cake.page.mouse.move(x, y);
    await cake.page.keyboard.down('Control');
    await cake.page.mouse.wheel(0, -40);
    await cake.page.keyboard.up('Control');
    await expect.poll(() => cake.page.locator('.zoom-full').textContent()).toBe('149 %');
    const after = await cake.page.locator(slab('engine')).boundingBox();
    expect(after?.width ?? 0).toBeGreaterThan((box?.width ?? 0) * 1.3);
    expect(Math.abs((after?.y ?? 0) + (after?.height ?? 0) / 2 - y)).toBeLessThan(20);
    await cake.page.getByRole('button', { name: 'Fit' }).click();
    await expect
      .poll(() => cake.page.locator('.stage').evaluate((stage) => stage.scrollHeight - stage.clientHeight))
      .toBeLessThanOrEqual(64);
  });
});
