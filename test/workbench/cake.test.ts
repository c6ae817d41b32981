import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { goToLine, openFile, runCommand, webviewFrame } from '../host/actions.ts';
import { withWorkbench } from '../host/workbench.ts';

/** Enough for VS Code to watch the folder again after a restart. */
const WATCHING = 4_000;
/** In a browser VS Code puts away what pages remember every five seconds, and nothing on the way out. */
const KEEPING = 12_000;
/** Enough for what was typed to be read, and for a page to be told of it. */
const READING = 1_500;

test.each(['desktop', 'web'] as const)(
  'the cake in the %s host: a broken text, what if, a restart, a deleted file',
  async (host) => {
    await withWorkbench({ host, viewport: { width: 1400, height: 900 } }, async ({ page, folder }) => {
      const violations: string[] = [];
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) violations.push(message.text());
      });
      await openFile(page, 'layercake.yaml');
      await runCommand(page, 'Layercake: Show Layer Cake');
      const cake = await webviewFrame(page, '.slab');
      const [slabs, notice] = [cake.locator('.slab'), cake.locator('.notice')];
      const count = await slabs.count();

      await cake.locator('.slab[data-key="vllm"]').click();
      await page.locator('.monaco-editor.focused').waitFor();
      await goToLine(page, 2);
      await page.keyboard.press('End');
      await page.keyboard.type(': x');
      await notice.waitFor({ state: 'visible' });
      expect(await notice.innerText()).toContain('syntax error');
      expect(await slabs.count()).toBe(count);
      for (let typed = 0; typed < 3; typed++) await page.keyboard.press('Backspace');
      await notice.waitFor({ state: 'hidden' });

      await page.keyboard.type('-two');
      await cake.locator('h1', { hasText: 'support-assistant-two' }).waitFor();
      await page.keyboard.press('Control+S');
      const file = path.join(folder, 'layercake.yaml');
      await expect.poll(() => readFile(file, 'utf8'), { timeout: 10_000 }).toContain('support-assistant-two');

      await cake.getByRole('combobox', { name: 'What if it stood on' }).click();
      await cake.getByRole('option', { name: 'on AMD GPU' }).click();
      await cake.locator('.slab[data-key="cuda"].slab-fate-swapped').click();
      await page.locator('.monaco-editor.focused').waitFor();
      await cake.locator('.pane-name', { hasText: 'CUDA' }).waitFor();

      await page.waitForTimeout(KEEPING);
      await page.reload();
      const restored = await webviewFrame(page, '.slab-fate-swapped');
      expect(await restored.locator('h1').innerText()).toBe('support-assistant-two');
      await restored.locator('.slab[data-key="cuda"][aria-current]').waitFor();
      await restored.locator('.pane-name', { hasText: 'CUDA' }).waitFor();
      await page.waitForTimeout(WATCHING);
      await rm(file);
      await restored.locator('.notice', { hasText: 'deleted' }).waitFor();
      expect(violations).toEqual([]);
    });
  },
);

declare global {
  var told: string[];
}

/** Runs in each frame before its own script: writes down what a panel tells its page. VS Code takes away listeners that were there before the page. */
function writeDown(): void {
  globalThis.told = [];
  const add = window.addEventListener.bind(window);
  const write = ({ data }: MessageEvent<{ readonly type?: unknown; readonly version?: unknown }>): void => {
    if (typeof data.type === 'string' && typeof data.version === 'number') globalThis.told.push(data.type);
  };
  window.addEventListener = (type: string, listener: EventListenerOrEventListenerObject): void => {
    if (type === 'message') add(type, write);
    add(type, listener);
  };
}

test('a panel that is hidden has no page and is told nothing; shown again it is told all of it, once', async () => {
  await withWorkbench({ viewport: { width: 1400, height: 900 } }, async ({ page, folder }) => {
    await writeFile(path.join(folder, 'notes.txt'), 'Something to stand before the cake.');
    await page.addInitScript(writeDown);
    await openFile(page, 'layercake.yaml');
    await runCommand(page, 'Layercake: Show Layer Cake');
    const before = await webviewFrame(page, '.slab');
    await page.keyboard.press('Control+2');
    await openFile(page, 'notes.txt');
    await expect.poll(() => before.isDetached()).toBe(true);

    await page.keyboard.press('Control+1');
    for (const typed of ['-two', '-three']) {
      await goToLine(page, 2);
      await page.keyboard.press('End');
      await page.keyboard.type(typed);
      await page.waitForTimeout(READING);
    }

    await page.locator('.tab', { hasText: 'Layer Cake' }).click();
    const cake = await webviewFrame(page, '.slab');
    await cake.locator('h1', { hasText: 'support-assistant-two-three' }).waitFor();
    await page.waitForTimeout(READING);
    const told = await cake.evaluate(() => globalThis.told);
    expect(told.filter((type) => type === 'model' || type === 'change')).toEqual(['model']);
  });
});

test('the cake opens where the cursor stands; an alternative goes into the text, and one undo takes it back', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'layercake-cake-'));
  await writeFile(
    path.join(folder, 'layercake.yaml'),
    'layercake: 1\nname: one\napplication:\n  - {id: api, uses: [tensorrt-llm]}\nframework: [tensorrt-llm]\nsystem: [cuda]\n',
  );
  await withWorkbench({ folder, viewport: { width: 1400, height: 900 } }, async ({ page }) => {
    await openFile(page, 'layercake.yaml');
    await goToLine(page, 4);
    await runCommand(page, 'Layercake: Show Layer Cake');
    const cake = await webviewFrame(page, '.slab');
    await cake.locator('.pane-name', { hasText: 'api' }).waitFor();
    await cake.locator('.slab[data-key="tensorrt-llm"]').click();
    await cake.getByRole('button', { name: 'Apply: put vLLM into the text' }).click();
    await page.locator('.view-line', { hasText: 'vllm' }).first().waitFor();
    await cake.locator('.slab-name', { hasText: 'vLLM' }).waitFor();
    await page.locator('.view-line', { hasText: 'name: one' }).click();
    await page.keyboard.press('Control+Z');
    await cake.locator('.slab-name', { hasText: 'TensorRT-LLM' }).waitFor();
    expect(await page.locator('.view-line', { hasText: 'vllm' }).count()).toBe(0);
  });
  await rm(folder, { recursive: true, force: true });
});
