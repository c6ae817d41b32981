import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Download, Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { bookOf, scriptInPage, standalonePage } from '../../src/core/cake/index.ts';
import { HOSTILE_NAMES, layercake, readingOf } from '../core/cake/support.ts';
import { READING, slab } from './fixture.ts';
import { useBrowser } from './page.ts';

const media = (name: string): string => readFileSync(path.resolve(import.meta.dirname, '../../media', name), 'utf8');

const browser = useBrowser();

const scriptOf = (): { readonly script: string; readonly hash: string } => {
  const code = scriptInPage(inject('script'));
  return { script: code, hash: createHash('sha256').update(code).digest('base64') };
};

const bytesOf = async (download: Download): Promise<Buffer> =>
  Buffer.concat((await (await download.createReadStream()).toArray()) as Buffer[]);

/** Opens the file with no network at all. */
async function open(
  reading = READING,
  { target = '', mostDetails = 500 } = {},
): Promise<{ readonly page: Page; readonly logged: readonly string[] }> {
  const asked = { targets: ['red', 'blue', 'cpu'], today: '2026-11-30', target, mostDetails };
  const book = bookOf(layercake.cake, reading, asked);
  const body = standalonePage({ book, ...scriptOf(), styles: [media('cake-alone.css'), media('cake.css')] });
  const page = await browser().newPage({ viewport: { width: 1200, height: 800 } });
  const logged: string[] = [];
  page.on('console', (message) => logged.push(message.text()));
  page.on('pageerror', (error) => logged.push(error.message));
  await page.route('**/*', (route) =>
    route.request().url() === 'https://alone.test/' ? route.fulfill({ contentType: 'text/html', body }) : route.abort(),
  );
  await page.goto('https://alone.test/');
  await page.waitForSelector('.slab');
  return { page, logged };
}

test('one file has the same interaction: details, what if, reach', async () => {
  const { page, logged } = await open();
  await page.click(slab('api'));
  await page.locator('.pane').getByText('What would free it').waitFor();
  expect(await page.getByRole('button', { name: 'Show in text' }).count()).toBe(0);
  await page.getByRole('combobox', { name: 'What if it stood on' }).click();
  await page.getByRole('option', { name: 'on Blue GPU' }).click();
  await page.waitForSelector(`${slab('engine')}.slab-fate-replaced`);
  await page.getByRole('tab', { name: 'Reach' }).click();
  await page.locator('.view-reach .grid-name').first().waitFor();
  expect(await page.getByRole('tab', { name: 'Changes' }).count()).toBe(0);
  expect(logged).toEqual([]);
});

test('begins with the target that it was written for', async () => {
  const { page } = await open(READING, { target: 'blue' });
  await page.waitForSelector(`${slab('engine')}.slab-fate-replaced`);
  expect(await page.locator('.world-verdict').isVisible()).toBe(true);
});

test('a second search selects what it finds', async () => {
  const { page } = await open();
  for (const [name, keys] of [
    ['engine', 'Red Only'],
    ['web', 'web'],
    ['everywhere', 'Everywhere'],
  ] as const) {
    await page.keyboard.press('Control+F');
    await page.keyboard.type(keys);
    await page.keyboard.press('Enter');
    await page.waitForSelector(`${slab(name)}[aria-current]`);
  }
  await page.click(slab('api'));
  await page.waitForSelector(`${slab('api')}[aria-current]`);
});

test('says of what it has no details', async () => {
  const reading = readingOf('application: [{id: free}]\nframework: [{id: engine, component: red-only}]\n');
  const { page } = await open(reading, { mostDetails: 1 });
  await page.click(slab('engine'));
  await page.locator('.pane').getByText('What would free it').waitFor();
  await page.click(slab('free'));
  await page.locator('.pane').getByText('only the costliest entries').waitFor();
});

test('saves a picture of itself', async () => {
  const { page } = await open();
  await page.getByText('Take along').click();
  const [svg] = await Promise.all([page.waitForEvent('download'), page.getByText('Save as SVG').click()]);
  expect((await bytesOf(svg)).toString()).toMatch(/^<svg [^]*Order API/);
  const [png] = await Promise.all([page.waitForEvent('download'), page.getByText('Save as PNG').click()]);
  expect((await bytesOf(png)).subarray(1, 4).toString()).toBe('PNG');
});

test('hostile names neither run nor end the data', async () => {
  const names = [...HOSTILE_NAMES, '</script><script>alert(1)</script>', '<!--<script>'];
  const entries = names.map((name, index) => `  - {id: h${index}, name: ${JSON.stringify(name)}}`);
  const { page, logged } = await open(
    readingOf(`name: "</title><script>alert(1)</script>"\nframework:\n${entries.join('\n')}\n`),
  );
  expect(await page.locator('.slab').count()).toBe(names.length);
  expect(await page.locator('script').count()).toBe(2);
  expect(logged).toEqual([]);
});
