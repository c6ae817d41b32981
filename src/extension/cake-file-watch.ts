import * as vscode from 'vscode';

/** Tells when a file comes or goes. Files that are no files, such as an untitled text, are not watched. */
export function watchFile(file: vscode.Uri, onChange: (exists: boolean) => void): vscode.Disposable {
  if (file.scheme === 'untitled') return new vscode.Disposable(() => undefined);
  const check = async ({ path }: vscode.Uri): Promise<void> => {
    // Saving may replace a file by another of its name, so what counts is what is there in the end.
    if (path === file.path) onChange(await exists(file));
  };
  // The whole folder is watched, because a file's name may hold characters that mean something in a pattern.
  const watcher = vscode.workspace.createFileSystemWatcher(
    new vscode.RelativePattern(vscode.Uri.joinPath(file, '..'), '*'),
    false,
    true,
    false,
  );
  void check(file);
  return vscode.Disposable.from(watcher, watcher.onDidCreate(check), watcher.onDidDelete(check));
}

/** Whether there is such a file. */
export async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}

/** The text of a manifest. Undefined where it cannot be opened, which the user is told; of a file that is gone the page tells already. */
export async function openManifest(source: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(source);
  } catch (error) {
    if (await exists(source)) {
      const why = error instanceof Error ? error.message : String(error);
      await vscode.window.showErrorMessage(vscode.l10n.t('The manifest could not be opened: {0}', why));
    }
    return undefined;
  }
}
