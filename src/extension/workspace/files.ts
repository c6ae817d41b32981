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
export function followManifestFiles(events: FileEvents): ManifestFiles {
  const { has, all, search, below, look, stop } = createKnownFiles(events);
  const later = createDebounce<'search'>(PAUSE, () => void search());
  const watchers = watch({
    change: (uri) => {
      if (has(uri)) events.changed(uri);
      else later.schedule('search');
    },
    remove: (place) => below(place).forEach((uri) => void look(uri)),
    search: () => later.schedule('search'),
  });
  return {
    ...{ has, all, search },
    dispose: () => {
      stop();
      later.dispose();
      watchers.dispose();
    },
  };
}

interface KnownFiles extends Pick<ManifestFiles, 'has' | 'all' | 'search'> {
  /** The file, or the files in the folder, at this place. */
  readonly below: (place: vscode.Uri) => readonly vscode.Uri[];
  /** Looks whether a file is still there. */
  readonly look: (uri: vscode.Uri) => Promise<void>;
  /** What is being looked for is no longer told. */
  readonly stop: () => void;
}

function createKnownFiles({ changed, gone }: FileEvents): KnownFiles {
  let known: ReadonlyMap<string, vscode.Uri> = new Map();
  let turn = 0;
  const has = (uri: vscode.Uri): boolean => known.has(uri.toString());
  const lose = (uri: vscode.Uri): void => {
    known = new Map([...known].filter(([key]) => key !== uri.toString()));
    gone(uri);
  };
  return {
    has,
    all: () => known.values(),
    search: async () => {
      const own = ++turn;
      const found = await findManifestFiles();
      // A newer search has begun in the meantime, and knows better.
      if (own !== turn) return;
      const before = known;
      known = found;
      for (const [key, uri] of before) if (!found.has(key)) gone(uri);
      for (const [key, uri] of found) if (!before.has(key)) changed(uri);
    },
    below: (place) => [...known].flatMap(([key, uri]) => (`${key}/`.startsWith(`${place.toString()}/`) ? [uri] : [])),
    // Saving may replace a file by another of its name, so what counts is what is there in the end.
    look: async (uri) => {
      const isThere = await exists(uri);
      if (has(uri)) (isThere ? changed : lose)(uri);
    },
    stop: () => {
      turn++;
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
