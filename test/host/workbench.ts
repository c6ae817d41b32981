import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { withCleanup } from './cleanup.ts';
import type { Defer } from './cleanup.ts';
import { startSession } from './session.ts';
import type { DevelopmentOptions, Session, SessionOptions } from './session.ts';

export interface WorkbenchOptions extends SessionOptions {
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Pixels of the picture per pixel of the page: 2 for pictures in a README. */
  readonly scale?: number;
  /** The display language as extensions are told it, such as `zh-cn`. VS Code's own words stay English: it has no language pack here. */
  readonly language?: string;
}

export interface Workbench {
  readonly page: Page;
  /** The folder that is open in the workbench. */
  readonly folder: string;
}

const readyLimitMs = 60_000;

/** Opens a real VS Code in a headless Chromium for as long as `body` runs. */
export async function withWorkbench<T>(
  options: WorkbenchOptions,
  body: (workbench: Workbench) => Promise<T>,
): Promise<T> {
  return withCleanup(async (defer) => {
    const session = await startSession(options, defer);
    const { page, died } = await newPage(session, defer, options);
    const work = async (): Promise<T> => {
      await page.goto(session.address);
      await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: readyLimitMs });
      return body({ page, folder: session.folder });
    };
    return Promise.race([work(), died]);
  });
}

export interface OpenPage {
  readonly page: Page;
  /** Fails when the page or the server ends before its time; never fulfils. */
  readonly died: Promise<never>;
}

/** A page that is ready for the session's address, but not there yet. */
export async function newPage(
  session: Session,
  defer: Defer,
  look: Pick<WorkbenchOptions, 'viewport' | 'scale' | 'language'> = {},
): Promise<OpenPage> {
  const browser = await launchBrowser();
  defer(() => browser.close());
  // A context that the page shares, so that a test can open a second window.
  const context = await browser.newContext({
    viewport: look.viewport ?? { width: 1280, height: 800 },
    deviceScaleFactor: look.scale ?? 1,
  });
  const page = await context.newPage();
  if (session.development) await page.addInitScript(developInPage, session.development);
  if (look.language !== undefined) await page.addInitScript(speak, look.language);
  if (process.env.HOST_VERBOSE) echo(page);
  return { page, died: Promise.race([session.server.died, pageEnd(browser, page)]) };
}

/**
 * Adds the development options to the configuration that the server wrote into the page. The page is not edited on
 * its way (`page.route`): with that, Chromium closes the WebSockets to the server.
 */
function developInPage(development: DevelopmentOptions): void {
  const original = Object.getOwnPropertyDescriptor(Element.prototype, 'getAttribute') as TypedPropertyDescriptor<
    Element['getAttribute']
  >;
  Element.prototype.getAttribute = function (name) {
    const value = original.value?.call(this, name) ?? null;
    if (value === null || this.id !== 'vscode-workbench-web-configuration' || name !== 'data-settings') return value;
    const configuration = JSON.parse(value) as Record<string, object | undefined>;
    const developmentOptions = {
      ...configuration.developmentOptions,
      ...development,
      extensionDevelopmentKind: ['web'],
    };
    return JSON.stringify({ ...configuration, developmentOptions });
  };
}

/** Runs in the page, before the script that would set it by the language pack. */
function speak(language: string): void {
  Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => language, set: () => undefined });
}

function pageEnd(browser: Browser, page: Page): Promise<never> {
  const end = new Promise<never>((_, reject) => {
    page.once('crash', () => reject(new Error('the page of VS Code crashed')));
    browser.once('disconnected', () => reject(new Error('Chromium ended by itself')));
  });
  end.catch(() => undefined);
  return end;
}

function echo(page: Page): void {
  page.on('console', (message) => console.error('[page]', message.type(), message.text().slice(0, 500)));
  page.on('pageerror', (error) => console.error('[page error]', error.message));
  page.on('requestfailed', (request) =>
    console.error('[request failed]', request.url().slice(0, 200), request.failure()?.errorText),
  );
}
