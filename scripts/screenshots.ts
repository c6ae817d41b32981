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

/** The pictures of the documentation, by theme; all from the real editor on the examples. */
const THEMES: Readonly<Record<string, Theme>> = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};

const SHOWCASE = 'support-assistant.layercake.yaml';

/** What VS Code marks its window with, by theme. */
const MARKS: Readonly<Record<Theme, string>> = {
  'Default Dark Modern': '.vs-dark',
  'Default Light Modern': '.vs',
  'Default High Contrast': '.hc-black',
  'Default High Contrast Light': '.hc-light',
};

/** On a busy machine VS Code may start in its default theme, and stay there; a reload brings the one from the settings. */
async function untilThemed(page: Page, theme: Theme): Promise<void> {
  for (let tries = 0; tries < 5; tries++) {
    const themed = page.locator(`.monaco-workbench${MARKS[theme]}`);
    if (
      await themed.waitFor({ timeout: 8_000 }).then(
        () => true,
        () => false,
      )
    )
      return;
    await page.reload();
  }
  throw new Error(`VS Code does not show the theme ${theme}`);
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
    await untilThemed(page, theme);
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
