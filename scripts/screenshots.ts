import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
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
import { FAMILIES } from './scenes/index.ts';
import { play } from './scenes/scene.ts';

/** The pictures of the whole window, by theme; those of one feature are in scenes/. All are from the real editor on the examples. */
const THEMES: Readonly<Record<string, Theme>> = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};

const SHOWCASE = 'support-assistant.layercake.yaml';

/** What VS Code marks its window with, and what it calls the theme in its list. */
const MARKS: Readonly<Record<Theme, { readonly mark: string; readonly label: string }>> = {
  'Default Dark Modern': { mark: '.vs-dark', label: 'Dark Modern' },
  'Default Light Modern': { mark: '.vs', label: 'Light Modern' },
  'Default High Contrast': { mark: '.hc-black', label: 'Dark High Contrast' },
  'Default High Contrast Light': { mark: '.hc-light', label: 'Light High Contrast' },
};

/** Picks the theme by hand: of the settings' high-contrast themes VS Code takes no notice unless the system asks for one. */
async function pickTheme(page: Page, theme: Theme): Promise<void> {
  const { mark, label } = MARKS[theme];
  await runCommand(page, 'Preferences: Color Theme');
  await page.locator('.quick-input-widget:visible input').first().fill(label);
  await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: label }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator(`.monaco-workbench${mark}`).waitFor();
}

async function takePictures(name: string, theme: Theme): Promise<void> {
  const picture = (what: string): string => fromRoot('docs/images', `${what}-${name}.png`);
  const options = {
    theme,
    folder: fromRoot('examples'),
    viewport: { width: 1680, height: 1000 },
    scale: 1.5,
    settings: { 'editor.minimap.enabled': false, 'editor.fontSize': 13, 'window.autoDetectHighContrast': false },
  };
  await withWorkbench(options, async ({ page }) => {
    await openFile(page, SHOWCASE);
    await pickTheme(page, theme);
    await waitForSquiggle(page, 'error');
    await runCommand(page, 'View: Toggle Primary Side Bar Visibility');
    await runCommand(page, 'Layercake: Show Layer Cake');
    await webviewFrame(page, '[data-entry]');
    await page.locator('.tab', { hasText: SHOWCASE }).first().click();
    // Between two layers, where nothing is selected, so that the cake is shown as a whole.
    await goToLine(page, 44);
    // The entry, not the hint further up that names it.
    await hoverText(page, '- tensorrt-llm', 'To free it');
    await page.locator('.statusbar-item', { hasText: 'manifests checked' }).waitFor({ state: 'hidden' });
    await screenshot(page, picture('workbench'));
    await page.keyboard.press('Escape');
    await page.locator('.tab', { hasText: 'Layer Cake' }).first().click();
    await runCommand(page, 'View: Maximize Editor Group and Hide Side Bars');
    await page.setViewportSize({ width: 1280, height: 1240 });
    await page.waitForTimeout(1_000);
    await screenshot(page, picture('cake'));
  });
  console.log(`took ${name}`);
}

mkdirSync(fromRoot('docs/images'), { recursive: true });
const wanted = process.argv.slice(2);
for (const [name, theme] of Object.entries(THEMES)) {
  if (wanted.length === 0 || wanted.includes(name)) await takePictures(name, theme);
}
for (const [name, scenes] of Object.entries(FAMILIES)) {
  if (wanted.length === 0 || wanted.includes(name)) await play(scenes);
}
process.exit(0);
