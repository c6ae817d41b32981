import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { unpackChromium } from './chromium.ts';
import { withCleanup } from './cleanup.ts';
import { withFileLock } from './file-lock.ts';
import { gitFolder, hostRoot, installed, vscodeFolder, vscodeVersions } from './paths.ts';

const run = promisify(execFile);

const heavyBuiltin = 'mermaid-markdown-features';

/** Makes `node_modules` fit the lock file and this one: silent when it already does, one line and half a minute when not. */
export async function ensureInstalled(): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `the embedded VS Code runs on Linux x64 only, not on ${process.platform} ${process.arch}: use "test --electron"`,
    );
  }
  const wanted = await installHash();
  if (await isFresh(wanted)) return;
  await withFileLock(path.join(hostRoot, 'out/install.lock'), async () => {
    if (!(await isFresh(wanted))) await install(wanted);
  });
}

/** Of what is installed, and of how. */
async function installHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'install.ts']) hash.update(await fs.readFile(path.join(hostRoot, file)));
  return hash.digest('hex');
}

async function isFresh(wanted: string): Promise<boolean> {
  return (await fs.readFile(installed.stamp, 'utf8').catch(() => '')) === wanted;
}

async function install(wanted: string): Promise<void> {
  const start = Date.now();
  console.error('[host] installing VS Code and Chromium into test/host/node_modules (once, about 600 MB)');
  await npmCi();
  await Promise.all([...vscodeVersions.map(prepareVSCode), trimNode(), unpackChromium()]);
  await fs.writeFile(installed.stamp, wanted);
  console.error(`[host] installed in ${Math.round((Date.now() - start) / 1000)} s`);
}

async function npmCi(): Promise<void> {
  try {
    await withCleanup(async (defer) => {
      const running = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: hostRoot });
      defer(() => void running.child.kill());
      await running;
    });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    throw new Error(`npm ci failed in test/host: ${said.trim().split('\n')[0] ?? ''}`);
  }
}

/** The workbench fetches modules from below its server's static folder, which the package has none of. */
async function prepareVSCode(version: (typeof vscodeVersions)[number]): Promise<void> {
  const folder = vscodeFolder(version);
  await fs.symlink(path.relative(folder, installed.modules), path.join(folder, 'node_modules'), 'dir');
  const builtins = path.join(folder, 'extensions');
  await fs.rename(path.join(builtins, 'git'), gitFolder(version));
  const names = (await fs.readdir(builtins, { withFileTypes: true }))
    .filter((it) => it.isDirectory())
    .map((it) => it.name);
  await Promise.all(
    names.map(
      async (name) =>
        (await isSurplus(path.join(builtins, name))) && fs.rm(path.join(builtins, name), { recursive: true }),
    ),
  );
}

/**
 * Built-in extensions for Node.js only (Copilot, the debugger, sign-in) make the start slow and big, and no test needs
 * them; Git's is laid aside for those that do. Those that also run in the web are known to the workbench by name, and
 * would be missed.
 */
async function isSurplus(builtin: string): Promise<boolean> {
  const manifest = JSON.parse(await fs.readFile(path.join(builtin, 'package.json'), 'utf8')) as Readonly<
    Record<string, unknown>
  >;
  return path.basename(builtin) === heavyBuiltin || ('main' in manifest && !('browser' in manifest));
}

async function trimNode(): Promise<void> {
  await fs.rm(path.join(installed.nodePackage, 'include'), { recursive: true, force: true });
}
