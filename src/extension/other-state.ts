import * as vscode from 'vscode';

/**
 * Whether a text is another state of a file, such as the old side of a diff or one from the timeline: it bears the path of a file of the
 * workspace, under a scheme that nobody can write to. There is nothing to tell of it that is not told of the file.
 */
export function isOtherState({ scheme, path }: vscode.Uri): boolean {
  if (scheme === 'git') return true;
  if (scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(scheme) === true) return false;
  const folders = vscode.workspace.workspaceFolders ?? [];
  return (
    folders.every(({ uri }) => uri.scheme !== scheme) &&
    folders.some(({ uri }) => path.startsWith(uri.path.endsWith('/') ? uri.path : `${uri.path}/`))
  );
}
