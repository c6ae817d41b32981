import { runCommand } from '../../test/host/actions.ts';
import type { Scenes } from './scene.ts';

/** How one begins: the walkthrough, and the templates. */
export const firstSteps: Scenes = async ({ page, picture }) => {
  await runCommand(page, 'Layercake: Get Started');
  await page.locator('.gettingStartedContainer .step-title').first().waitFor();
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await picture('walkthrough', [page.locator('.gettingStartedContainer').first()]);
  await runCommand(page, 'Layercake: New Stack Manifest');
  const picker = page.locator('.quick-input-widget:visible');
  await picker.locator('.monaco-list-row', { hasText: 'Inference service' }).waitFor();
  await picture('templates', [picker]);
};
