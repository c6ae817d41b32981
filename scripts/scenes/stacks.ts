import { openFile, runCommand } from '../../test/host/actions.ts';
import type { Page } from 'playwright-core';
import { type Scenes, topOf } from './scene.ts';

/** What there is of the whole workspace: the view of the stacks, and the problems of all manifests. */
export const stacks: Scenes = async ({ page, picture }) => {
  const row = (text: string): ReturnType<typeof page.locator> =>
    page.locator('.tree-explorer-viewlet-tree-view .monaco-list-row', { hasText: text }).first();
  await runCommand(page, 'View: Show Layercake');
  await widen(page);
  await row('support-assistant').locator('.monaco-tl-twistie').click();
  await row('tensorrt-llm').locator('.monaco-tl-twistie').click();
  await openFile(page, 'support-assistant.layercake.yaml');
  await page.waitForTimeout(1_000);
  await picture('stacks', [await topOf(page.locator('.part.sidebar'), 560)]);

  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await runCommand(page, 'View: Toggle Problems');
  const panel = page.locator('.part.panel').first();
  await panel.locator('.monaco-list-row').nth(4).waitFor();
  await runCommand(page, 'View: Toggle Maximized Panel');
  await picture('problems', [await topOf(panel, 209)]);
};

/** Draws the border of the side bar to the right, so that the lines of the tree are whole. */
async function widen(page: Page): Promise<void> {
  const box = await page.locator('.part.sidebar').boundingBox();
  if (!box) throw new Error('there is no side bar');
  const [edge, middle] = [box.x + box.width + 1, box.y + box.height / 3];
  await page.mouse.move(edge, middle);
  await page.mouse.down();
  await page.mouse.move(edge + 200, middle, { steps: 5 });
  await page.mouse.up();
}
