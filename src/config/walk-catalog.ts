import type { TeamFile } from '../core/index.ts';
import { isConfigName, isManifestName } from './names.ts';

/** What a host says that a folder holds. A link to a folder is neither: following it might go in circles. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/** The files of a catalog's folder, from that folder on; a problem where it cannot be taken as one. */
export interface WalkedFolder {
  readonly files: readonly Pick<TeamFile, 'path' | 'holds'>[];
  readonly problem?: string;
}

/** Ours has 475 files. A folder with more YAML than this is something else, such as a home folder. */
const MOST_FILES = 2000;
const MOST_FOLDERS = 2000;

/**
 * Walks a catalog's folder: asks its host for the entries of one folder after the other (`''` is the first one), and takes
 * undefined for what is not there. The host may answer at once or later.
 */
export function* walkCatalog(): Generator<string, WalkedFolder, readonly FolderEntry[] | undefined> {
  const files: { path: string; holds: TeamFile['holds'] }[] = [];
  const folders = [''];
  // It grows while it is walked.
  for (const folder of folders) {
    const entries = yield folder;
    if (!entries && folder === '') return { files: [], problem: 'is no folder that can be read' };
    for (const { name, kind } of entries ?? []) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (kind === 'folder' && !isPassedOver(name)) folders.push(path);
      if (kind === 'file' && isCatalogFile(name)) files.push({ path, holds: holdsOf(path) });
    }
    if (files.length > MOST_FILES || folders.length > MOST_FOLDERS)
      return { files: [], problem: `holds more than ${MOST_FILES} files or folders, which no catalog does` };
  }
  return { files };
}

function isPassedOver(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

/** A catalog may lie beside manifests and configs. */
function isCatalogFile(name: string): boolean {
  return /\.ya?ml$/i.test(name) && !isManifestName(name) && !isConfigName(name);
}

function holdsOf(path: string): TeamFile['holds'] {
  return path.split('/').at(-2) === 'targets' ? 'target' : 'component';
}
