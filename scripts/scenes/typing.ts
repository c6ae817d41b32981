import type { Page } from 'playwright-core';
import { clickText, goToLine, openFile, runCommand, waitForSquiggle } from '../../test/host/actions.ts';
import { linesOf, type Scenes, topOf } from './scene.ts';

/** What helps while typing: completion of components, versions and configs, and quick fixes. */
export const typing: Scenes = async ({ page, write, picture }) => {
  const suggestions = page.locator('.suggest-widget.visible').first();
  const details = page.locator('.suggest-details-container:visible').first();
  write('search.layercake.yaml', ['layercake: 1', 'name: search', '', 'framework:', '  - vl', '  - pytorch@2.9', '']);
  write('layercake.config.yaml', ['severities:', '  hard', 'targets: [nvidia, amd]']);
  await openFile(page, 'search.layercake.yaml');
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');

  await suggestAt(page, 5);
  await suggestions.locator('.monaco-list-row', { hasText: 'vllm' }).first().waitFor();
  await showDetails(page);
  await picture('completion-component', [
    await linesOf(page, 'framework:', 'pytorch', 560),
    suggestions,
    await topOf(details, 418),
  ]);

  await page.keyboard.press('Enter');
  await page.keyboard.type('@');
  await suggestions.locator('.monaco-list-row', { hasText: '0.' }).first().waitFor();
  await picture('completion-version', [await linesOf(page, 'layercake:', 'pytorch', 560), suggestions]);
  await page.keyboard.press('Escape');

  await openFile(page, 'layercake.config.yaml');
  await suggestAt(page, 2);
  await suggestions.locator('.monaco-list-row', { hasText: 'hardware-locked' }).first().waitFor();
  await picture('completion-config', [await linesOf(page, 'severities:', 'targets:', 560), suggestions, details]);
  await page.keyboard.press('Escape');

  await openFile(page, 'support-assistant.layercake.yaml');
  await goToLine(page, 38);
  await waitForSquiggle(page, 'error');
  await clickText(page, '- tensorrt-llm');
  const menu = page.locator('.action-widget:visible').first();
  for (let tries = 0; tries < 5 && !(await menu.isVisible()); tries++) {
    await page.keyboard.press('Control+.');
    await page.waitForTimeout(1_500);
  }
  await picture('quick-fixes', [await linesOf(page, 'framework:', 'Attention kernels', 560), menu]);
};

async function suggestAt(page: Page, line: number): Promise<void> {
  await goToLine(page, line);
  await page.keyboard.press('End');
  await page.keyboard.press('Control+Space');
}

/** The documentation of an item stays open for all that come after. */
async function showDetails(page: Page): Promise<void> {
  const details = page.locator('.suggest-details-container:visible').first();
  for (let tries = 0; tries < 5 && !(await details.isVisible()); tries++) {
    await page.keyboard.press('Control+Space');
    await page.waitForTimeout(1_500);
  }
}
