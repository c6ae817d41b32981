import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { withWorkbench } from '../../test/host/workbench.ts';
import { fromRoot } from '../paths.ts';

/** What scenes are played in: a real editor on a copy of the examples, so that whatever is typed is thrown away. */
export interface Stage {
  readonly page: Page;
  /** Writes a file into the folder. */
  readonly write: (name: string, lines: readonly string[]) => void;
  /** Takes the picture `docs/images/editor-<name>.png` of these parts of the window, and of nothing around them. */
  readonly picture: (name: string, parts: readonly (Locator | Box)[], keepsMouse?: 'keeps the mouse') => Promise<void>;
}

/** A part of the window, in pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A family of scenes, played one after another in one editor. */
export type Scenes = (stage: Stage) => Promise<void>;

const SETTINGS = {
  'editor.minimap.enabled': false,
  'editor.fontSize': 13,
  'editor.renderLineHighlight': 'none',
  'editor.overviewRulerBorder': false,
  'window.autoDetectHighContrast': false,
};

/** A wide enough window that nothing of Layercake is cut off, small enough that a picture of a part can be read. */
const VIEWPORT = { width: 1180, height: 760 };
const SCALE = 1.25;

/** Opens an editor, and plays scenes in it. */
export async function play(scenes: Scenes, viewport = VIEWPORT): Promise<void> {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'layercake-pictures-')), 'stacks');
  try {
    // The stacks alone: the cases beside them would fill every list.
    const isShown = (file: string): boolean => !/[/](cases|team-catalog)([/]|$)/.test(file);
    cpSync(fromRoot('examples'), folder, { recursive: true, filter: isShown });
    await withWorkbench({ folder, viewport, scale: SCALE, settings: SETTINGS }, async ({ page }) => {
      const write: Stage['write'] = (name, lines) => writeFileSync(path.join(folder, name), `${lines.join('\n')}\n`);
      await scenes({
        page,
        write,
        picture: (name, parts, keepsMouse) => take(page, name, parts, keepsMouse !== undefined),
      });
    });
  } finally {
    rmSync(path.dirname(folder), { recursive: true, force: true });
  }
}

async function take(page: Page, name: string, parts: readonly (Locator | Box)[], keepsMouse: boolean): Promise<void> {
  // Tips of what the mouse happens to be over are for nobody.
  if (!keepsMouse) {
    await page.mouse.move(4, 4);
    await page.locator('.workbench-hover:visible').first().waitFor({ state: 'hidden' });
  }
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForTimeout(600);
  const boxes = await Promise.all(parts.map(boxOf));
  const [left, top] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))];
  const clip = {
    ...{ x: left, y: top },
    width: Math.max(...boxes.map(({ x, width }) => x + width)) - left,
    height: Math.max(...boxes.map(({ y, height }) => y + height)) - top,
  };
  await page.screenshot({
    ...{ path: fromRoot('docs/images', `editor-${name}.png`), clip },
    ...{ animations: 'disabled', caret: 'hide' },
  });
  console.log(`took ${name}`);
}

async function boxOf(part: Locator | Box): Promise<Box> {
  if (!('boundingBox' in part)) return part;
  const box = await part.boundingBox();
  if (!box) throw new Error(`there is nothing to take a picture of at ${part.toString()}`);
  return box;
}

/** The lines of the active editor between two that are on screen, with what stands before them. */
export async function linesOf(page: Page, first: string, last: string, width: number): Promise<Box> {
  const editor = await boxOf(page.locator('.editor-group-container.active .editor-instance').first());
  const line = (text: string): Promise<Box> =>
    boxOf(
      page.locator('.editor-group-container.active .view-line', { hasText: text.replaceAll(' ', '\u00a0') }).first(),
    );
  const [top, bottom] = [await line(first), await line(last)];
  return { x: editor.x, y: top.y - 4, width, height: bottom.y + bottom.height - top.y + 8 };
}

/** The upper part of something tall. */
export async function topOf(part: Locator, height: number): Promise<Box> {
  const box = await boxOf(part);
  return { ...box, height: Math.min(box.height, height) };
}
