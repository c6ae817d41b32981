import { mkdirSync } from 'node:fs';
import {
  goToLine,
  hoverText,
  openFile,
  runCommand,
  screenshot,
  waitForSquiggle,
  webviewFrame,
} from '../test/host/actions.ts';
import type { Theme } from '../test/host/session.ts';
import { withWorkbench } from '../test/host/workbench.ts';
import { fromRoot } from './paths.ts';

/** The pictures of the documentation, by theme; all from the real editor on the examples. */
const THEMES: Readonly<Record<string, Theme>> = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};

const SHOWCASE = 'support-assistant.layercake.yaml';

async function takePictures(name: string, theme: Theme): Promise<void> {
  const picture = (what: string): string => fromRoot('docs/images', `${what}-${name}.png`);
  const options = {
    theme,
    folder: fromRoot('examples'),
    viewport: { width: 1500, height: 900 },
    scale: 1.5,
    settings: { 'editor.minimap.enabled': false, 'workbench.sideBar.location': 'left', 'editor.fontSize': 13 },
  };
  await withWorkbench(options, async ({ page }) => {
    await openFile(page, SHOWCASE);
    await waitForSquiggle(page, 'error');
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
    await runCommand(page, 'Layercake: Show Layer Cake');
    await webviewFrame(page, '[data-entry]');
    await page.locator('.tab', { hasText: SHOWCASE }).first().click();
    await goToLine(page, 38);
    await hoverText(page, 'tensorrt-llm', 'In this stack');
    await screenshot(page, picture('workbench'));
    await page.keyboard.press('Escape');
    await runCommand(page, 'View: Close Editor');
    await page.locator('.monaco-hover').first().waitFor({ state: 'hidden' });
    await screenshot(page, picture('cake'));
  });
  console.log(`took ${name}`);
}

mkdirSync(fromRoot('docs/images'), { recursive: true });
const wanted = process.argv.slice(2);
for (const [name, theme] of Object.entries(THEMES)) {
  if (wanted.length === 0 || wanted.includes(name)) await takePictures(name, theme);
}
process.exit(0);
