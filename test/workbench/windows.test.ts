import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { goToLine, openFile, runCommand, waitForSquiggle } from '../host/actions.ts';
import { withWorkbench } from '../host/workbench.ts';

const root = mkdtempSync(path.join(os.tmpdir(), 'layercake-windows-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('each folder of a workspace has its manifests and its config', async () => {
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  };
  write('one/first.layercake.yaml', 'layercake: 1\nname: first\nframework: [pytroch]\n');
  write('two/second.layercake.yaml', 'layercake: 1\nname: second\nframework: [pytroch]\n');
  write('two/layercake.config.yaml', 'severities: { unknown-component: error }\n');
  write('both.code-workspace', JSON.stringify({ folders: [{ path: 'one' }, { path: 'two' }] }));
  await withWorkbench({ folder: path.join(root, 'both.code-workspace') }, async ({ page }) => {
    await runCommand(page, 'View: Show Layercake');
    const stack = (name: string): ReturnType<Page['locator']> =>
      page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row', { hasText: name }).first();
    await stack('first').waitFor();
    expect(await stack('first').textContent()).toContain('one/first.layercake.yaml');
    expect(await stack('second').textContent()).toContain('two/second.layercake.yaml');
    await openFile(page, 'one/first.layercake.yaml');
    await waitForSquiggle(page, 'warning');
    await openFile(page, 'two/second.layercake.yaml');
    await waitForSquiggle(page, 'error');
  });
});

/** Puts a text in the place of a line that is there. */
async function typeLine(page: Page, line: number, text: string): Promise<void> {
  await goToLine(page, line);
  await page.keyboard.press('Home');
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.insertText(text);
}

const squiggles = (page: Page): ReturnType<Page['locator']> => page.locator('.monaco-editor [class*="squiggly-"]');

test('two windows on one manifest show the same findings, and neither loses what is typed in it', async () => {
  // Of its own each time: where an editor was late, the test is run once more.
  const folder = mkdtempSync(path.join(root, 'shared-'));
  const file = path.join(folder, 'layercake.yaml');
  writeFileSync(file, 'layercake: 1\napplication:\n- id: api\n  uses: [engine]\nframework:\n- id: engine\n');
  const settings = { 'files.autoSave': 'off', 'editor.autoClosingBrackets': 'never' };
  await withWorkbench({ folder, settings }, async ({ page: first }) => {
    const second = await first.context().newPage();
    await second.goto(first.url());
    for (const page of [first, second]) {
      await openFile(page, 'layercake.yaml');
      await expect.poll(() => squiggles(page).count()).toBe(0);
    }
    await typeLine(first, 4, '  uses: [engin]');
    await waitForSquiggle(first, 'error');
    expect(await squiggles(second).count()).toBe(0);
    await first.keyboard.press('Control+S');
    await waitForSquiggle(second, 'error');

    // Renamed in one window while the other saves: the question is taken back, and asked again it knows the new text.
    await goToLine(second, 6);
    await second.keyboard.press('End');
    await second.keyboard.press('F2');
    await second.locator('.rename-box input').waitFor();
    await typeLine(first, 4, '  uses: [engine]');
    await first.keyboard.press('Control+S');
    await second.locator('.rename-box input').waitFor({ state: 'hidden' });
    await expect.poll(() => squiggles(second).count()).toBe(0);
    await second.keyboard.press('F2');
    await second.locator('.rename-box input').fill('server');
    await second.keyboard.press('Enter');
    await second.locator('.view-line', { hasText: 'uses:' }).filter({ hasText: 'server' }).waitFor();

    // The first saves once more: what the second has not saved stays, and its findings are of its own text.
    await typeLine(first, 1, 'layercake: 1 # by the first');
    await first.keyboard.press('Control+S');
    await expect.poll(() => readFileSync(file, 'utf8')).toContain('# by the first');
    await typeLine(second, 4, '  uses: [sever]');
    await waitForSquiggle(second, 'error');
    expect(await squiggles(first).count()).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('uses: [engine]');
  });
});

const UNSAVED = [
  ['Layercake: New Stack Manifest', ['Which kind of stack?', 'Where must it be able to run?'], 'layercake.yaml'],
  ['Layercake: Open Sample Stack…', ['Which stack?'], '.layercake.yaml'],
] as const;

test('without a folder, a template and a sample open as unsaved manifests that are checked', async () => {
  await withWorkbench({ isEmpty: true }, async ({ page }) => {
    for (const [command, questions, name] of UNSAVED) {
      await runCommand(page, command);
      for (const question of questions) {
        await page.locator(`.quick-input-widget:visible input[placeholder^="${question}"]`).waitFor();
        await page.locator('.quick-input-widget:visible .monaco-list-row').first().waitFor();
        await page.keyboard.press('Enter');
      }
      await page.locator('.tab.active.dirty', { hasText: name }).waitFor();
      await waitForSquiggle(page, 'info');
      await runCommand(page, 'View: Revert and Close Editor');
      await page.locator('.tab').waitFor({ state: 'detached' });
    }
  });
});
