import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import nodeModule from 'node:module';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Defer } from './cleanup.ts';
import { gitFolder, installed, vscodeFolder } from './paths.ts';
import type { VSCodeVersion } from './paths.ts';

const run = promisify(execFile);
const startLimitMs = 60_000;
const stopLimitMs = 5_000;
const listening = /Extension host agent listening on (\d+)/;

export interface VSCodeServer {
  readonly port: number;
  readonly token: string;
  /** Fails when the server ends before it was told to; never fulfils. */
  readonly died: Promise<never>;
}

/** The folder that holds all the server writes: user settings, extensions, logs, sockets. */
export async function prepareDataFolder(
  dataFolder: string,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  const user = path.join(dataFolder, 'data/User');
  await fs.mkdir(user, { recursive: true });
  await fs.mkdir(path.join(dataFolder, 'data/Machine'), { recursive: true });
  await fs.mkdir(extensionsFolder(dataFolder), { recursive: true });
  await fs.writeFile(path.join(user, 'settings.json'), JSON.stringify(settings, null, 2));
}

export function extensionsFolder(dataFolder: string): string {
  return path.join(dataFolder, 'extensions');
}

/** Installs a packaged extension as a user would; VS Code refuses one whose `engines.vscode` is newer than itself. */
export async function installPackage(version: VSCodeVersion, dataFolder: string, vsix: string): Promise<void> {
  const folder = extensionsFolder(dataFolder);
  const options = [
    '--install-extension',
    path.resolve(vsix),
    '--extensions-dir',
    folder,
    '--server-data-dir',
    dataFolder,
  ];
  const said = await run(nodeFor(version), [serverMain(version), ...options, '--accept-server-license-terms'], {
    env: serverEnvironment(dataFolder),
  }).catch((error: unknown) => ({ stdout: '', stderr: String(error) }));
  if (!said.stdout.includes('successfully installed')) {
    throw new Error(
      `VS Code (${version}) did not install ${path.basename(vsix)}: ${(said.stderr || said.stdout).trim()}`,
    );
  }
}

/** Puts VS Code's own Git extension where those of a user are; as a link, since it needs the modules that lie above it. */
export async function installGit(version: VSCodeVersion, dataFolder: string): Promise<void> {
  await fs.symlink(gitFolder(version), path.join(extensionsFolder(dataFolder), 'vscode.git'), 'dir');
}

/** `asksForTrust`: folders are not trusted until somebody says so; the settings have to want that, too. */
export async function startServer(
  version: VSCodeVersion,
  dataFolder: string,
  defer: Defer,
  asksForTrust = false,
): Promise<VSCodeServer> {
  const token = randomUUID();
  // A process group of its own, so that the extension host and the file watcher are ended with it.
  const child = spawn(nodeFor(version), [serverMain(version), ...serverOptions(dataFolder, token, asksForTrust)], {
    env: serverEnvironment(dataFolder),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let stopped = false;
  defer(async () => {
    stopped = true;
    await stop(child);
  });
  const died = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (!stopped)
        reject(new Error(`VS Code's server (${version}) ended by itself: ${signal ?? `exit code ${String(code)}`}`));
    });
  });
  died.catch(() => undefined);
  return { port: await Promise.race([portOf(child), died]), token, died };
}

function serverMain(version: VSCodeVersion): string {
  return path.join(vscodeFolder(version), 'out/server-main.js');
}

/** VS Code since 1.101 needs Node 22.15; the floor is happy with, and is meant for, the Node of its time. */
function nodeFor(version: VSCodeVersion): string {
  return version === 'floor' || 'registerHooks' in nodeModule ? process.execPath : installed.node;
}

function serverOptions(dataFolder: string, token: string, asksForTrust: boolean): string[] {
  return [
    ...['--host', '127.0.0.1', '--port', '0'],
    ...['--connection-token', token],
    ...['--server-data-dir', dataFolder],
    ...['--extensions-dir', extensionsFolder(dataFolder)],
    '--accept-server-license-terms',
    // Lets the page's address carry extensionDevelopmentPath and extensionTestsPath.
    '--enable-smoke-test-driver',
    ...(asksForTrust ? [] : ['--disable-workspace-trust']),
    ...['--disable-telemetry', '--telemetry-level', 'off', '--disable-update-check'],
  ];
}

function serverEnvironment(dataFolder: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([key]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(key));
  return {
    ...Object.fromEntries(inherited),
    // Where the server puts its sockets, which it leaves behind.
    XDG_RUNTIME_DIR: dataFolder,
    // No gallery: nothing is looked up over the network.
    EXTENSIONS_GALLERY: '{}',
  };
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let log = '';
    const limit = setTimeout(
      () => reject(new Error(`VS Code's server did not start within ${startLimitMs / 1000} s:\n${log}`)),
      startLimitMs,
    );
    const read = (chunk: Buffer): void => {
      if (process.env.HOST_VERBOSE) process.stderr.write(chunk);
      const port = listening.exec((log += chunk.toString()))?.[1];
      if (!port) return;
      clearTimeout(limit);
      resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', () => {
      clearTimeout(limit);
      reject(new Error(`VS Code's server did not start:\n${log}`));
    });
  });
}

/** The children get a moment to leave by themselves, for instance to write their coverage. */
async function stop(child: ChildProcess): Promise<void> {
  signalGroup(child, 'SIGTERM');
  for (let waited = 0; waited < stopLimitMs && signalGroup(child, 0); waited += 50) await sleep(50);
  signalGroup(child, 'SIGKILL');
}

/** Says whether there was anyone left to get it. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (child.pid === undefined) return false;
  try {
    return process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}
