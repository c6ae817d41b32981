import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { openFile, runCommand, waitForSquiggle } from '../host/actions.ts';
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
