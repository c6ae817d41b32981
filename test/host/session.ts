import fsSync from 'node:fs';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Defer } from './cleanup.ts';
import { assertExtension, isPackage } from './extension.ts';
import { ensureInstalled } from './install.ts';
import { hostRoot, repositoryRoot } from './paths.ts';
import type { ExtensionHost, VSCodeVersion } from './paths.ts';
import { staticFiles } from './static-files.ts';
import type { StaticFiles } from './static-files.ts';
import { extensionsFolder, installGit, installPackage, prepareDataFolder, startServer } from './vscode-server.ts';
import type { VSCodeServer } from './vscode-server.ts';

export const themes = [
  'Default Dark Modern',
  'Default Light Modern',
  'Default High Contrast',
  'Default High Contrast Light',
] as const;
export type Theme = (typeof themes)[number];

export interface SessionOptions {
  readonly vscode?: VSCodeVersion;
  readonly host?: ExtensionHost;
  /** Opened in place, as may be a `.code-workspace`; by default a temporary copy of `fixture/`. */
  readonly folder?: string;
  /** A folder with a built extension, or a `.vsix`; by default the repository. */
  readonly extension?: string;
  /** A window without any folder; what `folder` says is not opened then. */
  readonly isEmpty?: boolean;
  readonly theme?: Theme;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** With VS Code's own Git extension, which runs on the desktop only. */
  readonly git?: boolean;
}

/** A mocha suite as VS Code takes it: an extension of its own, whose folder holds the bundle. */
export interface SuiteExtension {
  readonly folder: string;
  readonly bundle: string;
}

export interface Session {
  readonly server: VSCodeServer;
  readonly folder: string;
  readonly address: string;
  /** What only the page's configuration can say: the extensions of the web worker host. */
  readonly development: DevelopmentOptions | undefined;
}

export interface DevelopmentOptions {
  readonly extensions: readonly HttpAddress[];
  readonly extensionTestsPath?: HttpAddress;
}

interface HttpAddress {
  readonly scheme: 'http';
  readonly authority: string;
  readonly path: string;
}

const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

/** A folder for all that a run writes; made and removed in one go each, so that no signal comes between. */
export function temporaryFolder(defer: Defer): string {
  const folder = fsSync.mkdtempSync(path.join(os.tmpdir(), 'layercake-'));
  defer(() => fsSync.rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Starts VS Code's server with the extension in place; who opens the address, a person or a test, is the caller's matter. */
export async function startSession(options: SessionOptions, defer: Defer, suite?: SuiteExtension): Promise<Session> {
  const { vscode = 'newest', host = 'desktop', theme = 'Default Dark Modern' } = options;
  const extension = path.resolve(options.extension ?? repositoryRoot);
  assertExtension(extension, host);
  await ensureInstalled();
  const dataFolder = temporaryFolder(defer);
  const folder = options.folder ? path.resolve(options.folder) : await copyOfFixture(dataFolder);
  await prepareDataFolder(dataFolder, { ...quietSettings, 'workbench.colorTheme': theme, ...options.settings });
  if (options.git) await installGit(vscode, dataFolder);
  const inPlace = isPackage(extension) ? await install(vscode, host, dataFolder, extension) : [extension];
  const asksForTrust = options.settings?.['security.workspace.trust.enabled'] === true;
  const server = await startServer(vscode, dataFolder, defer, asksForTrust);
  const shown = [...inPlace, ...(suite ? [suite.folder] : [])];
  const opened = options.isEmpty ? undefined : folder;
  if (host === 'desktop')
    return {
      server,
      folder,
      address: addressOf(server, opened, [...desktopPayload(server, shown[0], suite), ...(options.git ? TRUSTED : [])]),
      development: undefined,
    };
  return {
    server,
    folder,
    address: addressOf(server, opened, []),
    development: webDevelopment(server, shown, staticFiles(vscode, defer), suite),
  };
}

async function copyOfFixture(dataFolder: string): Promise<string> {
  const folder = path.join(dataFolder, 'fixture');
  await fs.cp(path.join(hostRoot, 'fixture'), folder, { recursive: true });
  return folder;
}

/**
 * Returns the folders that are still to be shown to VS Code. The Node host finds the installed package by itself;
 * for the web worker host, where a server's extensions do not run, its unpacked files are shown from a folder aside.
 */
async function install(
  vscode: VSCodeVersion,
  host: ExtensionHost,
  dataFolder: string,
  vsix: string,
): Promise<string[]> {
  if (host === 'desktop') {
    await installPackage(vscode, dataFolder, vsix);
    return [];
  }
  const aside = path.join(dataFolder, 'aside');
  await prepareDataFolder(aside, {});
  await installPackage(vscode, aside, vsix);
  const entries = await fs.readdir(extensionsFolder(aside), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

type Payload = readonly (readonly [key: string, value: string])[];

/** The Git extension may use what is no API yet, as it may where it is built in. */
const TRUSTED: Payload = [['enableProposedApi', '["vscode.git"]']];

/** The address can carry one folder only; the suite is found beside it, and stands in for it where a package is tested. */
function desktopPayload(
  server: VSCodeServer,
  development: string | undefined,
  suite: SuiteExtension | undefined,
): Payload {
  const remote = (file: string): string => `vscode-remote://${authorityOf(server)}${encodeURI(file)}`;
  return [
    ...(development ? [['extensionDevelopmentPath', remote(development)] as const] : []),
    ...(suite ? [['extensionTestsPath', remote(path.join(suite.folder, suite.bundle))] as const] : []),
  ];
}

function webDevelopment(
  server: VSCodeServer,
  folders: readonly string[],
  files: StaticFiles,
  suite: SuiteExtension | undefined,
): DevelopmentOptions {
  const paths = new Map(folders.map((folder) => [folder, files.add(folder)]));
  const http = (address: string): HttpAddress => ({ scheme: 'http', authority: authorityOf(server), path: address });
  const extensions = [...paths.values()].map(http);
  if (!suite) return { extensions };
  return { extensions, extensionTestsPath: http(`${paths.get(suite.folder) ?? ''}/${suite.bundle}`) };
}

/** Addresses inside VS Code must name the server just as the page's own address does. */
function authorityOf(server: VSCodeServer): string {
  return `localhost:${server.port}`;
}

function addressOf(server: VSCodeServer, opened: string | undefined, payload: Payload): string {
  const all = [['skipWelcome', 'true'], ['skipReleaseNotes', 'true'], ...payload];
  const address = new URL(`http://${authorityOf(server)}/`);
  const what =
    opened === undefined ? { ew: 'true' } : { [opened.endsWith('.code-workspace') ? 'workspace' : 'folder']: opened };
  address.search = new URLSearchParams({ tkn: server.token, ...what, payload: JSON.stringify(all) }).toString();
  return address.href;
}
