import { mkdtemp, writeFile } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { goToLine, openFile, runCommand, waitForSquiggle } from '../host/actions.ts';
import { withWorkbench } from '../host/workbench.ts';
import type { Page } from 'playwright-core';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

async function newFolder(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'layercake-stacks-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  return folder;
}

const row = (page: Page, text: string): ReturnType<Page['locator']> =>
  page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row', { hasText: text }).first();

const caret = (page: Page): ReturnType<Page['locator']> => page.locator('[id="status.editor.selection"]');

test('the stacks unfold down to their findings, lead to the text, and follow the cursor', async () => {
  const folder = await newFolder({
    'a.layercake.yaml': 'layercake: 1\nname: alpha\nframework:\n  - vllm\n  - id: broken\n    uses: [nothing]\n',
    'b.layercake.yaml': 'layercake: 1\nname: beta\n',
  });
  await withWorkbench({ folder }, async ({ page }) => {
    await runCommand(page, 'View: Show Layercake');
    await row(page, 'beta').waitFor();
    await row(page, 'alpha').locator('.monaco-tl-twistie').click();
    await row(page, 'broken').locator('.monaco-tl-twistie').click();
    await row(page, 'unknown-reference').click();
    await expect.poll(() => caret(page).textContent()).toContain('Ln 6, Col');
    expect(await row(page, 'unknown-reference').getAttribute('class')).toContain('selected');
    await goToLine(page, 4);
    await expect.poll(() => row(page, 'vllm').getAttribute('class')).toContain('selected');
    await page.locator('.action-item .badge-content', { hasText: '1' }).first().waitFor();
    await row(page, 'alpha').hover();
    await row(page, 'alpha').getByRole('button', { name: 'Show Layer Cake' }).click();
    await page.locator('.tab', { hasText: 'Layer Cake: a.layercake.yaml' }).waitFor();
  });
});

test('a workspace without a manifest is offered one', async () => {
  // The view works in the web as well.
  await withWorkbench({ host: 'web', folder: await newFolder({ 'values.yaml': 'a: 1\n' }) }, async ({ page }) => {
    await runCommand(page, 'View: Show Layercake');
    await page.getByRole('button', { name: 'Open a Sample' }).click();
    await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await page.keyboard.type('support-assistant');
    await page.keyboard.press('Enter');
    await page.locator('.tab.active', { hasText: 'layercake.yaml' }).waitFor();
    await row(page, 'support-assistant').waitFor();
  });
});

test('a folder that nobody has trusted is checked all the same', async () => {
  const folder = await newFolder({ 'layercake.yaml': 'layercake: 1\nframework: [pytroch]\n' });
  const settings = { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' };
  await withWorkbench({ folder, settings }, async ({ page }) => {
    await openFile(page, 'layercake.yaml');
    await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
    await waitForSquiggle(page, 'warning');
  });
});
