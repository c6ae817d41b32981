import { clickText, goToLine, openFile, runCommand, waitForSquiggle } from '../../test/host/actions.ts';
import { CHAT } from './chat.ts';
import { linesOf, type Scenes, type Stage, topOf } from './scene.ts';

/** The ways through a manifest: rename, references, outline and breadcrumbs, and who uses what. */
export const ways: Scenes = async (stage) => {
  const { page, picture } = stage;
  await outline(stage);
  await openFile(page, 'support-assistant.layercake.yaml');
  await waitForSquiggle(page, 'info');
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');

  await goToLine(page, 15);
  await clickText(page, 'answers,');
  await page.keyboard.press('F2');
  const rename = page.locator('.rename-box:visible').first();
  await rename.waitFor();
  await picture('rename', [await linesOf(page, 'application:', 'Ticket router', 560), rename]);
  await page.keyboard.press('Escape');

  await clickText(page, 'kserve]');
  await page.keyboard.press('Shift+F12');
  const peek = page.locator('.peekview-widget:visible').first();
  await peek.locator('.monaco-list-row').first().waitFor();
  // Where the files of this run lie is no part of the feature.
  await peek.locator('.dirname').evaluateAll((all) => all.forEach((one) => one.replaceChildren()));
  await picture('references', [await linesOf(page, 'application:', 'support-api', 560), peek]);
  await page.keyboard.press('Escape');

  await dependencies(stage);
};

async function outline({ page, write, picture }: Stage): Promise<void> {
  write('chat.layercake.yaml', CHAT);
  await openFile(page, 'chat.layercake.yaml');
  await waitForSquiggle(page, 'info');
  await runCommand(page, 'View: Show Explorer');
  await runCommand(page, 'Explorer: Focus on Outline View');
  // The files give their room to it.
  await page.locator('.pane-header', { hasText: 'stacks' }).first().click();
  const view = page.locator('.pane', { hasText: 'Outline' }).last();
  await view.locator('.monaco-list-row', { hasText: 'nvidia-h100' }).waitFor();
  await goToLine(page, 15);
  await page.keyboard.press('End');
  const crumbs = page.locator('.breadcrumbs-control').first();
  await crumbs.getByText('engine').waitFor();
  await picture('outline', [await topOf(view, 320), { ...(await topOf(crumbs, 30)), width: 460 }]);
}

async function dependencies({ page, picture }: Stage): Promise<void> {
  await goToLine(page, 38);
  await clickText(page, '- tensorrt-llm');
  await runCommand(page, 'Peek Call Hierarchy');
  const rows = page.locator('.call-hierarchy .monaco-list-row');
  await rows.first().waitFor();
  await rows.first().click();
  await page.keyboard.press('ArrowRight');
  await rows.nth(1).waitFor();
  await picture('dependencies', [
    await linesOf(page, '- component: vllm', '- tensorrt-llm', 560),
    page.locator('.peekview-widget:visible').first(),
  ]);
}
