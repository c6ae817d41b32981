import { openFile, runCommand, webviewFrame } from '../../test/host/actions.ts';
import { linesOf, type Scenes, topOf } from './scene.ts';

/** What a move takes: the plan, the manifest after it, and what differs between two stacks. */
export const moves: Scenes = async ({ page, picture }) => {
  const picker = page.locator('.quick-input-widget:visible');
  const group = page.locator('.editor-group-container').last();
  await openFile(page, 'support-assistant.layercake.yaml');
  await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
  await runCommand(page, 'Layercake: Retarget Stack…');
  await picker.locator('.monaco-list-row', { hasText: 'AMD GPU' }).first().waitFor();
  await picture('retarget-targets', [picker]);
  await picker.locator('.monaco-list-row', { hasText: 'AMD GPU' }).first().click();
  await webviewFrame(page, 'table');
  await runCommand(page, 'View: Maximize Editor Group and Hide Side Bars');
  await picture('plan', [await topOf(group, 560)]);
  await runCommand(page, 'View: Reset Editor Group Sizes');

  await page.locator('[id="status.notifications"] a').click();
  await page.mouse.move(400, 300);
  await page.getByRole('button', { name: 'Review Changes…' }).click();
  await page.locator('.tab', { hasText: '↔ on AMD GPU' }).waitFor();
  await page.waitForTimeout(2_000);
  await runCommand(page, 'Notifications: Clear All Notifications');
  await runCommand(page, 'View: Maximize Editor Group and Hide Side Bars');
  await picture('plan-diff', [await linesOf(page, 'uses: [tensorrt-llm]', 'until:', 1000)]);

  await runCommand(page, 'View: Close All Editors');
  await openFile(page, 'vllm-llama-h100.layercake.yaml');
  await runCommand(page, 'Layercake: Compare with…');
  await picker.locator('.monaco-list-row', { hasText: 'Another manifest' }).click();
  await picker.locator('input').first().fill('trtllm');
  await picker.locator('.monaco-list-row', { hasText: 'trtllm-triton' }).first().click();
  await webviewFrame(page, 'table');
  await runCommand(page, 'View: Maximize Editor Group and Hide Side Bars');
  await picture('compare', [await topOf(group, 640)]);
};
