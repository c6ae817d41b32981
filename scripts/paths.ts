import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root: the nearest folder above this file with an esbuild.config.js, whether the file is bundled or not. */
function findRoot(start: string): string {
  return existsSync(path.join(start, 'esbuild.config.js')) ? start : findRoot(path.dirname(start));
}

const root = findRoot(path.dirname(fileURLToPath(import.meta.url)));

/** An absolute path inside the repository. */
export function fromRoot(...parts: readonly string[]): string {
  return path.join(root, ...parts);
}

/** True for the module that a program was started with, by whatever links its path leads. */
export function isProgram(moduleUrl: string): boolean {
  const started = process.argv[1];
  return started !== undefined && realpathSync(started) === realpathSync(fileURLToPath(moduleUrl));
}
