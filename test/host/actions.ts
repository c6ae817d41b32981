import type { Frame, Locator, Page } from 'playwright-core';

const limitMs = 60_000;
const pollMs = 100;

/** The place of a text in the editor, in pixels of the page. */
interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Opens a file of the workspace by its relative path, and waits for its text to show. */
export async function openFile(page: Page, relativePath: string): Promise<void> {
  const name = relativePath.split('/').at(-1) ?? relativePath;
  await retry(`open ${relativePath}`, async () => {
    await pickFirst(page, 'Control+P', relativePath, name);
    await page.locator('.tab.active', { hasText: name }).first().waitFor({ timeout: 5_000 });
  });
  await page.locator('.editor-instance .view-line').first().waitFor({ timeout: limitMs });
}

/** Runs a command from the palette by its whole title ("Layercake: Analyze"), as soon as the palette knows it. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await retry(`run "${title}"`, () => pickFirst(page, 'F1', `>${title}`, title));
}

/** The frame of a webview that holds the element: VS Code nests two frames around a webview's own page. */
export async function webviewFrame(page: Page, selector: string): Promise<Frame> {
  return retry(`find a webview with ${selector}`, async () => {
    for (const frame of page.frames()) {
      if (frame !== page.mainFrame() && (await frame.locator(selector).count()) > 0) return frame;
    }
    throw new Error('no frame has it');
  });
}

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** Waits until the editor underlines something with that severity. */
export async function waitForSquiggle(page: Page, severity: Severity): Promise<Locator> {
  const squiggle = page.locator(`.monaco-editor .squiggly-${severity}`).first();
  await squiggle.waitFor({ state: 'attached', timeout: limitMs });
  return squiggle;
}

/** Moves the mouse onto a text of the active editor (else of any that shows it), and waits for the hover (that says `expected`). */
export async function hoverText(page: Page, text: string, expected?: string): Promise<Locator> {
  const hover = page.locator('.monaco-hover:visible', expected === undefined ? {} : { hasText: expected }).first();
  return retry(`hover over "${text}"`, async () => {
    const { x, y } = await spotOf(page, text);
    await page.mouse.move(x + 200, y + 200);
    await page.mouse.move(x, y, { steps: 3 });
    await hover.waitFor({ timeout: 3_000 });
    return hover;
  });
}

/** Clicks into a text of the active editor, which puts the caret there. */
export async function clickText(page: Page, text: string): Promise<void> {
  await retry(`click on "${text}"`, async () => {
    const { x, y } = await spotOf(page, text);
    await page.mouse.click(x, y);
  });
}

/** Puts the caret into a line, which also scrolls to it. Lines count from 1. An Enter that comes too early is taken by nobody. */
export async function goToLine(page: Page, line: number): Promise<void> {
  const widget = page.locator('.quick-input-widget');
  await retry(`go to line ${line}`, async () => {
    await page.keyboard.press('Control+G');
    await page.locator('.quick-input-widget:visible input').fill(`:${line}`, { timeout: 5_000 });
    await page.keyboard.press('Enter');
    try {
      await widget.waitFor({ state: 'hidden', timeout: 3_000 });
    } catch (error) {
      await page.keyboard.press('Escape');
      throw error;
    }
  });
}

/** Takes the picture once nothing moves any more: carets and fades would make each picture another. */
export async function screenshot(page: Page, file: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(300);
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
}

/** Opens a quick pick, types, and accepts the row with that label. A row may be missing while VS Code is starting. */
async function pickFirst(page: Page, key: string, typed: string, label: string): Promise<void> {
  const widget = page.locator('.quick-input-widget:visible');
  await page.keyboard.press(key);
  await widget.locator('input').first().fill(typed, { timeout: 5_000 });
  const row = widget
    .locator('.monaco-list-row')
    .filter({ has: page.locator('.label-name', { hasText: exactly(label) }) })
    .first();
  try {
    await row.waitFor({ timeout: 3_000 });
    await row.click({ timeout: 3_000 });
  } catch (error) {
    await page.keyboard.press('Escape');
    throw error;
  }
}

function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`);
}

async function spotOf(page: Page, text: string): Promise<Spot> {
  const spot = await page.evaluate(findText, text);
  if (!spot) throw new Error('the editor does not show it');
  return spot;
}

/** Runs in the page. The editor renders spaces as no-break spaces, and a line as many elements. */
function findText(text: string): Spot | undefined {
  const active = document.querySelectorAll('.editor-group-container.active .view-line');
  const any = document.querySelectorAll('.editor-group-container .view-line');
  for (const line of [...active, ...any]) {
    const at = line.textContent.replaceAll('\u00a0', ' ').indexOf(text);
    if (at < 0) continue;
    const middle = at + text.length / 2;
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let start = 0, node = walker.nextNode(); node; node = walker.nextNode()) {
      const end = start + (node.textContent ?? '').length;
      if (middle < end) {
        const range = document.createRange();
        range.setStart(node, Math.floor(middle - start));
        range.setEnd(node, Math.floor(middle - start) + 1);
        const box = range.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
      start = end;
    }
  }
  return undefined;
}

async function retry<T>(what: string, attempt: () => Promise<T>): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw new Error(`could not ${what} within ${limitMs / 1000} s`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, pollMs));
    }
  }
}
