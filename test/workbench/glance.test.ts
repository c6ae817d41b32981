import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openFile, runCommand } from '../host/actions.ts';
import { withWorkbench } from '../host/workbench.ts';

const LIMIT = { timeout: 30_000 };

test.each(['desktop', 'web'] as const)(
  'in the %s host a hint is written down, a lens opens the picture, and the status tells the stack',
  async (host) => {
    await withWorkbench({ host, viewport: { width: 1400, height: 900 } }, async ({ page, folder }) => {
      await openFile(page, 'layercake.yaml');
      const status = page.locator('.statusbar-item[id$="layercake.status"]');
      await status.waitFor();
      expect(await status.locator('a').getAttribute('aria-label')).toMatch(
        /^support-assistant: \w+, lock-in index \d+ of 100/,
      );

      const hint = page.locator('.editor-instance .view-line', { hasText: 'pytorch@2.7' }).getByText('uses: ');
      await hint.dblclick();
      await page.locator('.view-line', { hasText: 'uses: [cuda]' }).waitFor();
      await page.keyboard.press('Control+S');
      const file = path.join(folder, 'layercake.yaml');
      const written = '  - component: pytorch\n    version: "2.7"\n    uses: [cuda]\n\nsystem:';
      await expect.poll(() => readFile(file, 'utf8'), LIMIT).toContain(written);

      await page.locator('.codelens-decoration a', { hasText: 'Layer cake' }).click();
      await page.locator('.tab', { hasText: 'Layer Cake' }).first().waitFor();
      await runCommand(page, 'View: Close All Editors');
      await status.waitFor({ state: 'hidden' });
    });
  },
);
