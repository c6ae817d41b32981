import { build } from 'esbuild';
import type { BrowserServer } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { fromRoot } from '../../scripts/paths.ts';
import { launchBrowserServer } from '../host/browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The address of the browser that is there for all tests of the page. */
    readonly browser: string;
    /** The page's script as the build makes it. */
    readonly script: string;
  }
}

let server: BrowserServer | undefined;

/** Vitest calls it once, before the tests of the page. */
export async function setup({ provide }: TestProject): Promise<void> {
  const [browser, script] = await Promise.all([launchBrowserServer(), bundlePage()]);
  server = browser;
  provide('browser', browser.wsEndpoint());
  provide('script', script);
}

/** Vitest calls it when they have ended. */
export async function teardown(): Promise<void> {
  await server?.close();
}

/** Bundles the page's script as the build does. */
async function bundlePage(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fromRoot('src/webview/main.ts')],
    bundle: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    legalComments: 'none',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
