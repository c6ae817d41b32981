import * as vscode from 'vscode';
import { applyCatalog, type Applied, type ConfigReading } from '../config/index.ts';
import type { Layercake } from '../core/index.ts';
import { createCatalogFolders, folderOf, isNear } from './catalog-folders.ts';
import { createDebounce } from './debounce.ts';

/** How long typing in a file of a catalog must pause before it is merged anew, in milliseconds. */
const PAUSE = 200;

/** The teams' own catalogs, by the configs that name them. */
export interface TeamCatalogs {
  /** Applies the catalog of a config as it is saved and edited now. Nothing is merged where nothing has changed. */
  readonly apply: (config: vscode.Uri, reading: ConfigReading) => Promise<Applied>;
  /** Tells where a file of a catalog is. */
  readonly fileOf: (config: vscode.Uri, path: string) => vscode.Uri;
  readonly forget: (config: vscode.Uri) => void;
  readonly dispose: () => void;
}

type Change = (configs: readonly vscode.Uri[]) => void;

/** Follows the folders that configs name, from the first one on; `change` is told the configs whose catalog has changed. */
export function createTeamCatalogs(builtin: () => Layercake, change: Change): TeamCatalogs {
  const folders = createCatalogFolders();
  const applied = new Map<string, Applied>();
  const named = new Map<string, readonly vscode.Uri[]>();
  const tell = (place: vscode.Uri): void => {
    const near = [...named].filter(([, all]) => all.some((folder) => isNear(folder, place)));
    if (near.length > 0) change(near.map(([key]) => vscode.Uri.parse(key, true)));
  };
  const reread = (place: vscode.Uri): void => {
    folders.forget(place);
    tell(place);
  };
  const watchers = createWatchers(reread);
  const editors = followEditors(tell, reread);
  const watch = (key: string, all: readonly vscode.Uri[]): void => {
    if (all.length === 0) named.delete(key);
    else named.set(key, all);
    watchers.set([...named.values()].flat());
  };
  return {
    apply: async (config, reading) => {
      const [key, place] = [config.toString(), vscode.Uri.joinPath(config, '..')];
      const all = reading.folders.map(({ value }) => folderOf(place, value));
      if (all.length > 0 || named.has(key)) watch(key, all);
      const read = await Promise.all(reading.folders.map(({ value }) => folders.read(place, value)));
      const result = applyCatalog(reading, builtin(), read, applied.get(key));
      applied.set(key, result);
      return result;
    },
    fileOf: (config, path) => vscode.Uri.joinPath(config, '..', path),
    forget: (config) => {
      applied.delete(config.toString());
      watch(config.toString(), []);
    },
    dispose: () => {
      watchers.dispose();
      editors.dispose();
    },
  };
}

interface Watchers {
  /** Watches these folders, and no others any more. */
  readonly set: (folders: readonly vscode.Uri[]) => void;
  readonly dispose: () => void;
}

/**
 * One watcher for all that lies in the workspace, which also sees a folder go as a whole, and one for each folder outside;
 * none where no config names a folder.
 */
function createWatchers(change: (place: vscode.Uri) => void): Watchers {
  const watchers = new Map<string, vscode.Disposable>();
  const stop = (key: string): void => {
    watchers.get(key)?.dispose();
    watchers.delete(key);
  };
  return {
    set: (folders) => {
      const globs = new Map<string, vscode.GlobPattern>(
        folders.map((folder) =>
          vscode.workspace.getWorkspaceFolder(folder)
            ? (['', '**'] as const)
            : ([folder.toString(), new vscode.RelativePattern(folder, '**')] as const),
        ),
      );
      for (const key of [...watchers.keys()]) if (!globs.has(key)) stop(key);
      for (const [key, glob] of globs) if (!watchers.has(key)) watchers.set(key, watch(glob, change));
    },
    dispose: () => [...watchers.keys()].forEach(stop),
  };
}

function watch(glob: vscode.GlobPattern, change: (place: vscode.Uri) => void): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(glob);
  return vscode.Disposable.from(
    ...[watcher, watcher.onDidCreate(change), watcher.onDidChange(change), watcher.onDidDelete(change)],
  );
}

/**
 * Calls back for files that are being edited, when typing pauses, and for those that were opened, saved or closed: what is
 * saved may have changed where no watcher sees it.
 */
function followEditors(edited: (place: vscode.Uri) => void, saved: (place: vscode.Uri) => void): vscode.Disposable {
  const typing = createDebounce<vscode.TextDocument>(PAUSE, ({ uri }) => edited(uri));
  const isYaml = ({ uri }: vscode.TextDocument): boolean => /\.ya?ml$/i.test(uri.path);
  const settle = (document: vscode.TextDocument): void => {
    if (isYaml(document)) saved(document.uri);
  };
  return vscode.Disposable.from(
    typing,
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (isYaml(document)) typing.schedule(document);
    }),
    vscode.workspace.onDidOpenTextDocument(settle),
    vscode.workspace.onDidSaveTextDocument(settle),
    vscode.workspace.onDidCloseTextDocument(settle),
  );
}
