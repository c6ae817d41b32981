import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openFile, runCommand } from '../host/actions.ts';
import { withWorkbench } from '../host/workbench.ts';

test('a plan is picked, reviewed as a diff, and applied', async () => {
  await withWorkbench({ host: 'desktop', viewport: { width: 1400, height: 900 } }, async ({ page, folder }) => {
    const file = path.join(folder, 'layercake.yaml');
    const before = await readFile(file, 'utf8');
    await openFile(page, 'layercake.yaml');
    await runCommand(page, 'Layercake: Retarget Stack…');
    const picker = page.locator('.quick-input-widget:visible');
    await picker.locator('.monaco-list-row', { hasText: 'AMD GPU' }).first().click();
    await page.locator('.tab', { hasText: 'on amd' }).waitFor();
    // The rig's VS Code keeps its notifications behind the bell.
    await page.locator('[id="status.notifications"] a').click();
    await page.mouse.move(600, 300);
    await page.getByRole('button', { name: 'Review Changes…' }).click();
    await page.locator('.tab', { hasText: '↔ on AMD GPU' }).waitFor();
    await page.waitForTimeout(3000);
    await page.getByRole('button', { name: 'Apply Plan' }).first().click();
    await page.locator('.tab', { hasText: '↔ on AMD GPU' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+S');
    await expect.poll(() => readFile(file, 'utf8'), { timeout: 10_000 }).toContain('amd-mi300');
    expect(before).toContain('nvidia-h100');
  });
});
