import fs from 'node:fs';
import path from 'node:path';
import type { ExtensionHost } from './paths.ts';

/** Says in one line what is missing, where VS Code would only show an editor without the extension. */
export function assertExtension(extension: string, host: ExtensionHost): void {
  if (isPackage(extension)) {
    if (!fs.existsSync(extension)) throw new Error(`no such package: ${extension}`);
    return;
  }
  const entry = manifestOf(extension)[host === 'web' ? 'browser' : 'main'];
  if (typeof entry !== 'string') throw new Error(`${extension}/package.json names no entry for the ${host} host`);
  if (!['', '.js'].some((suffix) => fs.existsSync(path.join(extension, entry + suffix))))
    throw new Error(`${entry} is missing in ${extension}: build the extension first`);
}

/** A packaged extension (`.vsix`) is installed; a folder is run in place, as by F5. */
export function isPackage(extension: string): boolean {
  return extension.endsWith('.vsix');
}

function manifestOf(folder: string): Readonly<Record<string, unknown>> {
  const file = path.join(folder, 'package.json');
  if (!fs.existsSync(file)) throw new Error(`no extension in ${folder}: it has no package.json`);
  return JSON.parse(fs.readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
}
