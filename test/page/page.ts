import { readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { cakeHtml, createNonce } from '../../src/extension/cake-html.ts';
import themes from './themes.json' with { type: 'json' };

const root = path.resolve(import.meta.dirname, '../..');
const ORIGIN = 'https://webview.test';

export type ThemeName = keyof typeof themes;
export const THEMES = Object.keys(themes) as readonly ThemeName[];

export interface PageOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly state?: unknown;
  /** By default the page's own. */
  readonly script?: string;
}

/** What the page has said, and what it has logged. */
export interface CakePage {
  readonly page: Page;
  readonly posted: () => Promise<readonly Record<string, unknown>[]>;
  readonly state: () => Promise<unknown>;
  readonly send: (message: unknown) => Promise<void>;
  readonly logged: readonly string[];
}

/** Has the browser at hand that all tests of the page share, while those of a file run. */
export function useBrowser(): () => Browser {
  let browser: Browser | undefined;
  beforeAll(async () => {
    browser = await chromium.connect(inject('browser'));
  });
  afterAll(() => browser?.close());
  return () => {
    if (!browser) throw new Error('no browser yet');
    return browser;
  };
}

/** Opens the page in its real frame, with its real security policy, a theme's real variables and a stand-in for the editor. */
export async function openCakePage(
  browser: Pick<Browser, 'newPage'>,
  { theme = 'Default Dark Modern', width = 900, height = 900, state, script = inject('script') }: PageOptions = {},
): Promise<CakePage> {
  const page = await browser.newPage({ viewport: { width, height } });
  const logged: string[] = [];
  page.on('console', (message) => logged.push(message.text()));
  page.on('pageerror', (error) => logged.push(`error: ${error.message}`));
  await page.route(`${ORIGIN}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/page.js') return route.fulfill({ contentType: 'text/javascript', body: script });
    if (pathname === '/cake.css')
      return route.fulfill({ contentType: 'text/css', body: readFileSync(path.join(root, 'media/cake.css'), 'utf8') });
    const html = cakeHtml({ cspSource: ORIGIN, nonce: createNonce(), style: '/cake.css', script: '/page.js' });
    return route.fulfill({ contentType: 'text/html', body: html });
  });
  await page.addInitScript(standInForEditor, { ...themes[theme], state });
  await page.goto(`${ORIGIN}/`);
  return {
    page,
    logged,
    posted: () => page.evaluate(() => globalThis.posted),
    state: () => page.evaluate(() => globalThis.state),
    send: (message) => page.evaluate((data) => window.postMessage(data, '*'), message),
  };
}

declare global {
  var posted: Record<string, unknown>[];
  var state: unknown;
}

interface Surroundings {
  readonly bodyClass: string;
  readonly kind: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly state: unknown;
}

/** Runs in the page, before its script: what VS Code puts around a webview's page. */
function standInForEditor({ bodyClass, kind, variables, state }: Surroundings): void {
  globalThis.posted = [];
  globalThis.state = state;
  Object.assign(globalThis, {
    acquireVsCodeApi: () => ({
      postMessage: (message: Record<string, unknown>) => globalThis.posted.push(message),
      getState: () => globalThis.state,
      setState: (next: unknown) => (globalThis.state = next),
    }),
  });
  new MutationObserver((_, observer) => {
    const body = document.querySelector('body');
    if (!body) return;
    observer.disconnect();
    body.className = bodyClass;
    body.dataset.vscodeThemeKind = kind;
    for (const [name, value] of Object.entries(variables)) document.documentElement.style.setProperty(name, value);
  }).observe(document, { childList: true, subtree: true });
}
