import fs from 'node:fs/promises';
import path from 'node:path';
import { format } from 'node:util';
import type { Page } from 'playwright-core';
import { bundleSuite } from './bundle.ts';
import { withCleanup } from './cleanup.ts';
import type { Defer } from './cleanup.ts';
import type { ExtensionHost } from './paths.ts';
import { startSession, temporaryFolder } from './session.ts';
import type { SessionOptions, SuiteExtension } from './session.ts';
import { stackReader } from './stack.ts';
import { newPage } from './workbench.ts';

export interface SuiteOptions extends SessionOptions {
  readonly grep?: string | undefined;
  readonly timeoutSeconds?: number | undefined;
}

export interface SuiteResult {
  readonly tests: number;
  readonly failures: number;
}

/** What came out of the extension host and the workbench. */
interface Output {
  report: SuiteResult | undefined;
  /** What VS Code itself warned of: shown only where the suite did not get to its end. */
  readonly log: string[];
  readonly readStack: (text: string) => string;
}

const lastLines = 40;

/** Runs the mocha suite inside VS Code. Fails where the suite did not get to its end, or had nothing to run. */
export async function runSuite(options: SuiteOptions): Promise<SuiteResult> {
  return withCleanup(async (defer) => {
    const suite = await suiteExtension(options.host ?? 'desktop', options.grep, defer);
    const session = await startSession(options, defer, suite);
    const { page, died } = await newPage(session, defer);
    const output: Output = { report: undefined, log: [], readStack: stackReader(suite.folder, suite.bundle) };
    try {
      const code = await Promise.race([
        exitCode(page, session.address, output),
        died,
        timeLimit(options.timeoutSeconds ?? 600, defer),
      ]);
      return checked(output.report, code);
    } catch (error) {
      console.error(output.log.slice(-lastLines).join('\n'));
      throw error;
    }
  });
}

/** VS Code takes a suite only in development mode, and runs it in the host of the extension whose folder holds it. */
async function suiteExtension(host: ExtensionHost, grep: string | undefined, defer: Defer): Promise<SuiteExtension> {
  const folder = temporaryFolder(defer);
  const manifest = { publisher: 'layercake-test', name: 'suite', version: '0.0.0', engines: { vscode: '^1.100.0' } };
  const bundle = await bundleSuite(folder, { host, grep });
  await fs.writeFile(
    path.join(folder, 'package.json'),
    JSON.stringify({ ...manifest, [host === 'web' ? 'browser' : 'main']: bundle }),
  );
  return { folder, bundle };
}

/** The two functions are what VS Code's smoke-test driver calls. */
async function exitCode(page: Page, address: string, output: Output): Promise<number> {
  await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => take(output, type, args));
  return new Promise((resolve, reject) => {
    page
      .exposeFunction('codeAutomationExit', resolve)
      .then(() => page.goto(address))
      .catch(reject);
  });
}

function take(output: Output, type: string, args: readonly unknown[]): void {
  const [first, ...rest] = args;
  const done = /^SUITE-DONE (\{.*\})/.exec(String(first))?.[1];
  if (done) output.report = JSON.parse(done) as SuiteResult;
  else if (first === 'SUITE-LOG') console.log(output.readStack(format(...rest)));
  else if (type === 'error' || type === 'warn') output.log.push(output.readStack(format(...args)));
}

function timeLimit(seconds: number, defer: Defer): Promise<never> {
  return new Promise((_, reject) => {
    const timer = setTimeout(() => reject(new Error(`the suite did not end within ${seconds} s`)), seconds * 1000);
    defer(() => clearTimeout(timer));
  });
}

/** VS Code exits with 0 also where its extension host died in the middle, so the suite's own word is asked for. */
function checked(report: SuiteResult | undefined, code: number): SuiteResult {
  if (!report)
    throw new Error(`VS Code left with exit code ${code} before the suite's end: did its extension host die?`);
  if (report.tests === 0) throw new Error('the suite ran no test');
  if (code !== 0 && report.failures === 0) throw new Error(`all tests passed, but VS Code left with exit code ${code}`);
  return report;
}
