import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openFile, runCommand, webviewFrame } from '../host/actions.ts';
import { withWorkbench } from '../host/workbench.ts';

async function openCake(page: Page): Promise<Frame> {
  await openFile(page, 'layercake.yaml');
  await runCommand(page, 'Layercake: Show Layer Cake');
  return webviewFrame(page, '.slab');
}

/** Presses a button of the menu by which the cake leaves the page. */
async function takeAlong(cake: Frame, label: string): Promise<void> {
  if (!(await cake.locator('.along[open]').count())) await cake.getByText('Take along').click();
  await cake.getByText(label, { exact: true }).click();
}

/** Has the picture on the clipboard, as its type and first bytes. */
function clipboardOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const items = await navigator.clipboard.read();
    return Promise.all(
      items.map(async (item) => {
        const blob = await item.getType('image/png');
        return `${blob.type} ${await blob.slice(1, 4).text()}`;
      }),
    );
  });
}

test('the cake is taken along: copied as a picture, saved through the dialog', async () => {
  const settings = { 'files.simpleDialog.enable': true };
  await withWorkbench(
    { host: 'desktop', viewport: { width: 1400, height: 900 }, settings },
    async ({ page, folder }) => {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      const cake = await openCake(page);
      await takeAlong(cake, 'Copy as PNG');
      await cake.locator('.along').getByText('Copied.').waitFor();
      expect(await clipboardOf(page)).toEqual(['image/png PNG']);

      const files = {
        'Save as SVG': /^<svg [^]*vLLM/,
        'Save as PNG': /^.PNG/,
        'Save as Markdown': /^# [^]*mermaid/,
        'Save as HTML': /^<!DOCTYPE html>[^]*vLLM/,
      };
      for (const [label, content] of Object.entries(files)) {
        await takeAlong(cake, label);
        const dialog = page.locator('.quick-input-widget:visible');
        const nameIn = async (): Promise<string> => path.basename(await dialog.locator('input').first().inputValue());
        // The dialog shows its folder until it has looked into it.
        await expect.poll(nameIn).toMatch(/^layercake\.cake\.(svg|png|md|html)$/);
        const name = await nameIn();
        await page.keyboard.press('Enter');
        await dialog.waitFor({ state: 'hidden' });
        const file = path.join(folder, name);
        await expect.poll(() => readFile(file, 'latin1').catch(() => '')).toMatch(content);
      }
    },
  );
});

test('without Git the changes since HEAD say why there are none', async () => {
  await withWorkbench({ host: 'desktop', viewport: { width: 1400, height: 900 } }, async ({ page }) => {
    const cake = await openCake(page);
    await cake.getByRole('tab', { name: 'Changes' }).click();
    await cake.locator('.view-changes', { hasText: 'Git extension' }).waitFor();
  });
});
