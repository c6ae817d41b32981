import fs from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions } from 'esbuild';
import { hostRoot } from './paths.ts';
import type { ExtensionHost } from './paths.ts';

export interface BundleOptions {
  readonly host: ExtensionHost;
  /** Run only the tests whose title matches. */
  readonly grep?: string | undefined;
}

const suiteFolder = path.join(hostRoot, 'suite');
const bundles: Readonly<Record<ExtensionHost, string>> = { desktop: 'suite-desktop.cjs', web: 'suite-web.js' };

/** Bundles every `suite/*.test.ts` into one file in `folder`, and returns its name. */
export async function bundleSuite(folder: string, { host, grep = '' }: BundleOptions): Promise<string> {
  const bundle = bundles[host];
  await build({
    stdin: { contents: await entry(), resolveDir: suiteFolder, sourcefile: 'entry.ts', loader: 'ts' },
    outfile: path.join(folder, bundle),
    bundle: true,
    format: 'cjs',
    external: ['vscode'],
    define: { SUITE_GREP: JSON.stringify(grep) },
    legalComments: 'none',
    sourcemap: 'external',
    logLevel: 'error',
    ...perHost[host],
  });
  return bundle;
}

const perHost: Readonly<Record<ExtensionHost, BuildOptions>> = {
  desktop: { platform: 'node', target: 'node20', logOverride: { 'require-resolve-not-external': 'silent' } },
  // Mocha's own browser build: its sources need Node.js.
  web: { platform: 'browser', target: 'es2022', alias: { mocha: 'mocha/mocha.js' } },
};

/** `run.ts` comes first: it defines `suite` and `test` before a test file calls them. */
async function entry(): Promise<string> {
  const tests = (await fs.readdir(suiteFolder)).filter((name) => name.endsWith('.test.ts')).sort();
  return ["export { run } from './run.ts';", ...tests.map((name) => `import './${name}';`)].join('\n');
}
