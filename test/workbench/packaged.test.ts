import { createVSIX } from '@vscode/vsce';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromRoot } from '../../scripts/paths.ts';
import { hoverText, openFile, runCommand, waitForSquiggle, webviewFrame } from '../host/actions.ts';
import { withWorkbench } from '../host/workbench.ts';

let folder = '';
let extension = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'layercake-package-'));
  extension = path.join(folder, 'layercake.vsix');
  await createVSIX({
    cwd: fromRoot(),
    packagePath: extension,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the status bar says of the caret: `Ln 8, Col 5`. */
async function caretLine(page: Page): Promise<number> {
  const text = await page.locator('.statusbar-item[id="status.editor.selection"]').innerText();
  return Number(/Ln (\d+)/.exec(text)?.[1]);
}

test('the packaged extension, installed: findings, hover, the cake, a click, an edit', async () => {
  await withWorkbench({ extension, viewport: { width: 1400, height: 900 } }, async ({ page, folder: workspace }) => {
    await openFile(page, 'layercake.yaml');
    await waitForSquiggle(page, 'info');
    await hoverText(page, 'vllm@0.10.2', 'Explain');

    await runCommand(page, 'Layercake: Show Layer Cake');
    const cake = await webviewFrame(page, '[data-entry]');
    const slabs = cake.locator('[data-entry]');
    expect(await slabs.count()).toBe(7);

    await cake.locator('[data-entry]', { hasText: 'NCCL' }).first().click();
    const lines = (await readFile(path.join(workspace, 'layercake.yaml'), 'utf8')).split('\n');
    await expect.poll(() => caretLine(page)).toBe(lines.findIndex((line) => line.includes('nccl')) + 1);

    await page.keyboard.press('End');
    await page.keyboard.type('\n- rccl');
    await expect.poll(() => slabs.count()).toBe(8);
  });
});
