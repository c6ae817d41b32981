import * as vscode from 'vscode';
import { excludePattern } from './excludes.ts';

/** What the manifests of a workspace are called, for a search and for watching. */
export const MANIFEST_GLOB = '**/{layercake,*.layercake}.{yaml,yml}';

/** Finds the manifests of all folders, without what the user's settings exclude; each once where folders lie in one another. */
export async function findManifestFiles(token?: vscode.CancellationToken): Promise<ReadonlyMap<string, vscode.Uri>> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(folders.map((folder) => findIn(folder, token)));
  const sorted = found.flat().sort((a, b) => (a.path < b.path ? -1 : 1));
  return new Map(sorted.map((uri) => [uri.toString(), uri]));
}

/** A folder whose files cannot be searched, such as a remote one that is not connected, has none for now. */
async function findIn({ uri }: vscode.WorkspaceFolder, token?: vscode.CancellationToken): Promise<vscode.Uri[]> {
  const exclude = excludePattern(vscode.workspace.getConfiguration('search', uri).get('exclude'));
  try {
    const glob = new vscode.RelativePattern(uri, MANIFEST_GLOB);
    return await vscode.workspace.findFiles(glob, exclude, undefined, token);
  } catch {
    return [];
  }
}
