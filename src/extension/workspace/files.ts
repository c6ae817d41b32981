import * as vscode from 'vscode';
import { createDebounce } from '../debounce.ts';
import { findManifestFiles, MANIFEST_GLOB } from './find.ts';

/** How long files must stop coming before they are looked for anew, in milliseconds: a checkout brings many. */
const PAUSE = 300;

/** The manifests that are in the workspace, as far as they were found. */
export interface ManifestFiles {
  readonly has: (uri: vscode.Uri) => boolean;
  readonly all: () => Iterable<vscode.Uri>;
  /** Looks for them anew. */
  readonly search: () => Promise<void>;
  readonly dispose: () => void;
}

/** What happens to a manifest of the workspace. */
export interface FileEvents {
  /** It was found, or is another one than before. */
  readonly changed: (uri: vscode.Uri) => void;
  /** It is gone, or is left out from now on. */
  readonly gone: (uri: vscode.Uri) => void;
}

/** Follows the manifests of the workspace from the first search on. */
export function followManifestFiles({ changed, gone }: FileEvents): ManifestFiles {
  let known: ReadonlyMap<string, vscode.Uri> = new Map();
  let turn = 0;
  const has = (uri: vscode.Uri): boolean => known.has(uri.toString());
  const search = async (): Promise<void> => {
    const own = ++turn;
    const found = await findManifestFiles();
    // A newer search has begun in the meantime, and knows better.
    if (own !== turn) return;
    const before = known;
    known = found;
    for (const [key, uri] of before) if (!found.has(key)) gone(uri);
    for (const [key, uri] of found) if (!before.has(key)) changed(uri);
  };
  const later = createDebounce<'search'>(PAUSE, () => void search());
  const lose = async (uri: vscode.Uri): Promise<void> => {
    // Saving may replace a file by another of its name, so what counts is what is there in the end.
    const isThere = await exists(uri);
    if (!has(uri)) return;
    if (isThere) return changed(uri);
    known = new Map([...known].filter(([key]) => key !== uri.toString()));
    gone(uri);
  };
  const remove = (place: vscode.Uri): void => {
    const below = `${place.toString()}/`;
    for (const [key, uri] of known) if (`${key}/`.startsWith(below)) void lose(uri);
  };
  const change = (uri: vscode.Uri): void => (has(uri) ? changed(uri) : later.schedule('search'));
  const watchers = watch({ change, remove, search: () => later.schedule('search') });
  return {
    has,
    all: () => known.values(),
    search,
    dispose: () => {
      turn++;
      later.dispose();
      watchers.dispose();
    },
  };
}

interface Watched {
  readonly change: (file: vscode.Uri) => void;
  /** A file, or a folder as a whole. */
  readonly remove: (place: vscode.Uri) => void;
  /** Other files may belong to the workspace now. */
  readonly search: () => void;
}

function watch({ change, remove, search }: Watched): vscode.Disposable {
  const files = vscode.workspace.createFileSystemWatcher(MANIFEST_GLOB, false, false, true);
  // Of a folder that goes as a whole, only the folder is told.
  const places = vscode.workspace.createFileSystemWatcher('**', true, true, false);
  return vscode.Disposable.from(
    ...[files, files.onDidCreate(change), files.onDidChange(change)],
    ...[places, places.onDidDelete(remove)],
    vscode.workspace.onDidChangeWorkspaceFolders(search),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('files.exclude') || event.affectsConfiguration('search.exclude')) search();
    }),
    // A folder that was renamed, or moved here, is told as the folder alone as well.
    vscode.workspace.onDidRenameFiles(search),
  );
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
