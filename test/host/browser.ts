import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserServer, LaunchOptions } from 'playwright-core';
import { chromiumEnvironment } from './chromium.ts';
import { ensureInstalled } from './install.ts';
import { installed } from './paths.ts';

export interface BrowserPath {
  readonly executablePath: string;
  readonly env: Readonly<Record<string, string>>;
}

/** `$CHROMIUM_PATH` where set, else the Chromium from npm: the same picture on every machine. */
export async function browserPath(): Promise<BrowserPath> {
  const own = process.env.CHROMIUM_PATH;
  if (own) return { executablePath: own, env: {} };
  await ensureInstalled();
  return { executablePath: path.join(installed.chromium, 'chromium'), env: chromiumEnvironment() };
}

/**
 * A headless Chromium, also for pages without VS Code. The caller closes it; signals are left to the caller too,
 * because Playwright's own handlers would end the process before `withCleanup` is through.
 */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await launchOptions());
}

/** The same for several processes, which connect to its address. */
export async function launchBrowserServer(): Promise<BrowserServer> {
  return chromium.launchServer({ ...(await launchOptions()), host: '127.0.0.1' });
}

async function launchOptions(): Promise<LaunchOptions> {
  const { executablePath, env } = await browserPath();
  return {
    executablePath,
    env: { ...definedEnvironment(), ...env },
    headless: true,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  };
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}
