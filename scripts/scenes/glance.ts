import { clickText, openFile, runCommand, waitForSquiggle } from '../../test/host/actions.ts';
import { CHAT } from './chat.ts';
import { linesOf, type Scenes } from './scene.ts';

/** What is shown without being asked for: lenses, hints, and the status. */
export const glance: Scenes = async ({ page, write, picture }) => {
  write('chat.layercake.yaml', CHAT);
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
