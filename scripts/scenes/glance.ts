import { clickText, openFile, runCommand, waitForSquiggle } from '../../test/host/actions.ts';
import { linesOf, type Scenes } from './scene.ts';

/** What is shown without being asked for: lenses, hints, and the status. */
export const glance: Scenes = async ({ page, write, picture }) => {
  write('chat.layercake.yaml', [
    ...['layercake: 1', 'name: chat', 'targets: [nvidia, amd]', '', 'application:'],
    ...['  - id: api', '    uses: [llm]', '', 'model:', '  - id: llm', '    component: llama-3.1-8b-instruct'],
    ...['    uses: [engine]', '', 'framework:', '  - id: engine', '    component: tensorrt-llm', '  - pytorch', ''],
    ...['system:', '  - cuda@12.9', '', 'hardware:', '  - nvidia-h100'],
  ]);
  await openFile(page, 'chat.layercake.yaml');
  await waitForSquiggle(page, 'info');
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await clickText(page, 'chat');
  await page.locator('.codelens-decoration', { hasText: 'Lock-in index' }).first().waitFor();
  await picture('lenses-and-hints', [await linesOf(page, 'layercake:', 'nvidia-h100', 720)]);

  const item = page
    .locator('[id="layercake.layercake.layercake.status"], .statusbar-item', { hasText: 'locked' })
    .first();
  await item.hover();
  const hover = page.locator('.monaco-hover:visible', { hasText: 'Lock-in index' }).first();
  await hover.waitFor();
  await picture('status', [hover, item], 'keeps the mouse');
};
