import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { bundleSuite } from './bundle.ts';
import { hostRoot, repositoryRoot } from './paths.ts';

export interface ElectronOptions {
  readonly extension?: string | undefined;
  readonly grep?: string | undefined;
}

/** The same suite in a desktop VS Code: the one at `$VSCODE_PATH`, or a download. Returns its exit code. */
export async function runInElectron({ extension = repositoryRoot, grep }: ElectronOptions): Promise<number> {
  const own = process.env.VSCODE_PATH;
  const folder = path.join(hostRoot, 'out');
  return runTests({
    ...(own ? { vscodeExecutablePath: own } : { version: 'stable' }),
    extensionDevelopmentPath: path.resolve(extension),
    extensionTestsPath: path.join(folder, await bundleSuite(folder, { host: 'desktop', grep })),
    launchArgs: [path.join(hostRoot, 'fixture'), '--disable-extensions', '--disable-workspace-trust'],
  });
}
