import { type Dirent, readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { type CatalogFolder, type FolderEntry, leftOut, walkCatalog, type WalkedFolder } from '../config/index.ts';
import type { TeamFile } from '../core/index.ts';
import { Failure } from './failure.ts';
import { readText } from './read-text.ts';

/** Reads a folder of a team's catalog; the files are named from the config's folder on, with forward slashes. */
export function readCatalogFolder(configFolder: string, named: string, read = readText): CatalogFolder {
  const folder = resolve(configFolder, named);
  const { files, problem } = walk(folder);
  const problems = problem === undefined ? [] : [problem];
  const texts = files.flatMap(({ path, holds }): readonly TeamFile[] => {
    const file = join(folder, path);
    try {
      return [{ path: relative(configFolder, file).split(sep).join('/'), holds, text: read(file, path) }];
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      problems.push(leftOut(path, error.message.slice(`${path}: `.length)));
      return [];
    }
  });
  return { files: texts, problems };
}

function walk(folder: string): WalkedFolder {
  const walking = walkCatalog();
  let step = walking.next();
  while (!step.done) step = walking.next(entriesOf(join(folder, step.value)));
  return step.value;
}

function entriesOf(folder: string): readonly FolderEntry[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true }).map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
  } catch {
    return undefined;
  }
}

function kindOf(entry: Dirent): FolderEntry['kind'] {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}
