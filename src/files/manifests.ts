import { type Stats, statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { Failure } from './failure.ts';

const MANIFESTS = ['**/layercake.{yaml,yml}', '**/*.layercake.{yaml,yml}'];
const LEFT_OUT = ['**/node_modules/**', '**/.git/**', '**/dist/**'];

/** A file to read: its absolute path, and the name that reports show. */
export interface ManifestFile {
  readonly path: string;
  readonly shown: string;
}

/**
 * Finds the files that a call means, sorted by name, each once: a file as it is, every manifest of a folder, all files of a
 * glob; without any of them every manifest below the current folder. Fails where one of them means nothing.
 */
export async function findManifests(paths: readonly string[], cwd: string): Promise<readonly ManifestFile[]> {
  const found = new Map<string, ManifestFile>();
  for (const given of paths.length > 0 ? paths : ['.']) {
    for (const path of await expand(given, cwd)) {
      if (!found.has(path)) found.set(path, { path, shown: shownAs(path, given, cwd) });
    }
  }
  return [...found.values()].sort((a, b) => (a.shown < b.shown ? -1 : 1));
}

/** A path as reports show it: from the current folder where it lies below, else in the way it was given. */
export function shownAs(path: string, given: string, cwd: string): string {
  const below = relative(cwd, path);
  const isOutside = below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below);
  return (isOutside && isAbsolute(given) ? path : below || '.').split(sep).join('/');
}

async function expand(given: string, cwd: string): Promise<readonly string[]> {
  const path = resolve(cwd, given);
  const stat = statOf(path);
  if (stat?.isDirectory()) return manifestsIn(path, given);
  // What exists is meant, even if its name would do as a glob; what does not is one only if it looks so.
  if (stat || !isDynamicPattern(given)) return [path];
  const files = await matches(given, cwd);
  if (files.length === 0) throw new Failure(`${given}: no file matches`);
  return files;
}

/** The search starts at the pattern's last fixed folder: tinyglobby finds little above the folder it is started in. */
async function matches(given: string, cwd: string): Promise<readonly string[]> {
  const parts = given.split(sep).join('/').split('/');
  const fixed = Math.max(
    0,
    parts.findIndex((part) => /[*?{[(!]/.test(part)),
  );
  const from = resolve(cwd, `${parts.slice(0, fixed).join('/')}/`);
  return search([parts.slice(fixed).join('/')], fixed === 0 ? cwd : from);
}

/** Every manifest in a folder and below it; with a signal, what was found until it came. */
export function manifestsBelow(folder: string, signal?: AbortSignal): Promise<readonly string[]> {
  return search(MANIFESTS, folder, signal);
}

async function search(patterns: readonly string[], folder: string, signal?: AbortSignal): Promise<readonly string[]> {
  const files = await glob(patterns, {
    ...(signal && { signal }),
    ...{ cwd: folder, absolute: true, dot: true, ignore: LEFT_OUT },
    ...{ expandDirectories: false, followSymbolicLinks: false },
  });
  return files.map((file) => resolve(file));
}

/** Undefined where there is nothing, or nothing that may be looked at: reading it will tell. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

async function manifestsIn(folder: string, given: string): Promise<readonly string[]> {
  const files = await manifestsBelow(folder);
  const place = given === '.' ? 'the current folder' : given;
  if (files.length === 0) throw new Failure(`no manifest in or below ${place} (layercake.yaml or *.layercake.yaml)`);
  return files;
}
