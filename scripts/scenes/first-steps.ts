import { runCommand } from '../../test/host/actions.ts';
import type { Scenes } from './scene.ts';

/** How one begins: the walkthrough, and the templates. */
export const firstSteps: Scenes = async ({ page, picture }) => {
  await runCommand(page, 'Layercake: Get Started');
  await page.locator('.gettingStartedContainer .step-title').first().waitFor();
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  const { x, y } = (await page.locator('.gettingStartedContainer').first().boundingBox()) ?? { x: 0, y: 0 };
  await picture('walkthrough', [{ x: x + 145, y: y + 55, width: 835, height: 540 }]);
  await runCommand(page, 'Layercake: New Stack Manifest');
  // The picker comes up under the mouse, and would say what its field is for.
  await page.mouse.move(4, 4);
  const picker = page.locator('.quick-input-widget:visible');
  await picker.locator('.monaco-list-row', { hasText: 'Inference service' }).waitFor();
  await picture('templates', [picker]);
};
