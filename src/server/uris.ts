import { fileURLToPath, pathToFileURL } from 'node:url';
import { isConfigName, isManifestName } from '../config/index.ts';

/** The path of a file; undefined for what is none on this machine. */
export function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** The address of a file. */
export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

/** Whether a text is a manifest by its name; the old side of a git diff is none to work on. */
export function isManifest(uri: string): boolean {
  return isManifestName(nameOf(uri));
}

export function isConfig(uri: string): boolean {
  return isConfigName(nameOf(uri));
}

function nameOf(uri: string): string {
  const { protocol, pathname } = parsed(uri) ?? { protocol: '', pathname: '' };
  return protocol === 'git:' ? '' : decoded(pathname);
}

function parsed(uri: string): URL | undefined {
  return URL.canParse(uri) ? new URL(uri) : undefined;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
