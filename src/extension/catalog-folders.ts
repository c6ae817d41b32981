import * as vscode from 'vscode';
import { type CatalogFolder, type FolderEntry, leftOut, walkCatalog, type WalkedFolder } from '../config/index.ts';
import type { TeamFile } from '../core/index.ts';
import { type Decoded, decodeText } from '../core/text/decode.ts';

/** A file of a catalog's folder as it is saved. */
interface SavedFile {
  readonly uri: vscode.Uri;
  readonly path: string;
  readonly holds: TeamFile['holds'];
  readonly text: string;
}

interface SavedFolder {
  readonly files: readonly SavedFile[];
  readonly problems: readonly string[];
}

/** The folders of teams' catalogs. What is saved is read once, until something in its folder changes. */
export interface CatalogFolders {
  /** Reads a folder; the text of a file that is being edited counts as it is in the editor. */
  readonly read: (configFolder: vscode.Uri, named: string) => Promise<CatalogFolder>;
  /** Forgets what lies at, above or below a place. */
  readonly forget: (changed: vscode.Uri) => void;
}

/** Makes the folders, none of which has been read yet. */
export function createCatalogFolders(): CatalogFolders {
  const saved = new Map<string, Promise<SavedFolder>>();
  return {
    read: async (configFolder, named) => {
      const folder = folderOf(configFolder, named);
      const key = folder.toString();
      const reading = saved.get(key) ?? readFolder(folder);
      saved.set(key, reading);
      const { files, problems } = await reading;
      const from = (file: SavedFile): string => pathFrom(configFolder, named, file);
      return { files: files.map((file) => asEdited(file, from(file))), problems };
    },
    forget: (changed) => {
      for (const key of saved.keys()) if (isNear(vscode.Uri.parse(key, true), changed)) saved.delete(key);
    },
  };
}

/** Where a folder is that a config names. */
export function folderOf(configFolder: vscode.Uri, named: string): vscode.Uri {
  const folder = vscode.Uri.joinPath(configFolder, named);
  return folder.path.length > 1 && folder.path.endsWith('/') ? folder.with({ path: folder.path.slice(0, -1) }) : folder;
}

/** Whether one of two places lies in the other. */
export function isNear(folder: vscode.Uri, place: vscode.Uri): boolean {
  if (folder.scheme !== place.scheme || folder.authority !== place.authority) return false;
  const [inner, outer] = [`${place.path}/`, `${folder.path}/`];
  return inner.startsWith(outer) || outer.startsWith(inner);
}

/** A file has one path, by whatever name its folder goes. */
function pathFrom({ path: here }: vscode.Uri, named: string, { uri, path }: SavedFile): string {
  return uri.path.startsWith(`${here}/`) ? uri.path.slice(here.length + 1) : `${named.replace(/\/+$/, '')}/${path}`;
}

function asEdited({ uri, holds, text }: SavedFile, path: string): TeamFile {
  const edited = vscode.workspace.textDocuments.find((one) => one.isDirty && one.uri.toString() === uri.toString());
  return { path, holds, text: edited?.getText() ?? text };
}

async function readFolder(folder: vscode.Uri): Promise<SavedFolder> {
  const { files, problem } = await walk(folder);
  const problems = problem === undefined ? [] : [problem];
  const read = files.map(async ({ path, holds }): Promise<readonly SavedFile[]> => {
    const uri = vscode.Uri.joinPath(folder, path);
    const decoded = await readText(uri);
    if ('text' in decoded) return [{ uri, path, holds, text: decoded.text }];
    problems.push(leftOut(path, decoded.problem));
    return [];
  });
  return { files: (await Promise.all(read)).flat(), problems };
}

async function readText(uri: vscode.Uri): Promise<Decoded> {
  try {
    return decodeText(await vscode.workspace.fs.readFile(uri));
  } catch {
    return { problem: 'cannot be read' };
  }
}

async function walk(folder: vscode.Uri): Promise<WalkedFolder> {
  const walking = walkCatalog();
  let step = walking.next();
  while (!step.done) step = walking.next(await entriesOf(vscode.Uri.joinPath(folder, step.value)));
  return step.value;
}

async function entriesOf(folder: vscode.Uri): Promise<readonly FolderEntry[] | undefined> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.map(([name, type]) => ({ name, kind: kindOf(type) }));
  } catch {
    return undefined;
  }
}

function kindOf(type: vscode.FileType): FolderEntry['kind'] {
  if (type === vscode.FileType.File) return 'file';
  return type === vscode.FileType.Directory ? 'folder' : 'other';
}
