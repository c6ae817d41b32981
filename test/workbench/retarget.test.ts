import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openFile, runCommand, screenshot } from '../host/actions.ts';
import { withWorkbench } from '../host/workbench.ts';

test('a plan is picked, previewed as a refactoring, and applied', async () => {
  await withWorkbench({ host: 'desktop', viewport: { width: 1400, height: 900 } }, async ({ page, folder }) => {
    await openFile(page, 'layercake.yaml');
    await runCommand(page, 'Layercake: Retarget Stack…');
    const picker = page.locator('.quick-input-widget:visible');
    await picker.locator('.monaco-list-row', { hasText: 'AMD GPU' }).first().click();
    if (process.env.PICTURES) await page.waitForTimeout(3000), await screenshot(page, '/tmp/rt1.png');
    await page.getByRole('button', { name: 'Review Changes…' }).click();
    await page.getByRole('button', { name: 'Apply' }).first().waitFor();
    if (process.env.PICTURES) await page.waitForTimeout(2000), await screenshot(page, '/tmp/rt2.png');
    await page.getByRole('button', { name: 'Apply' }).first().click();
    await page.keyboard.press('Control+S');
    const file = path.join(folder, 'layercake.yaml');
    await expect.poll(() => readFile(file, 'utf8'), { timeout: 10_000 }).toContain('amd-mi300x');
  });
});
