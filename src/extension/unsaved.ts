import * as vscode from 'vscode';

/** Shows an unsaved manifest under the first of some names that neither a file nor an open editor has. Nothing is written. */
export async function openUnsaved(names: Iterable<string>, content: vscode.SnippetString): Promise<void> {
  const uri = await freeUri(names);
  if (!uri) return;
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  const everything = new vscode.Range(0, 0, document.lineCount, 0);
  await editor.insertSnippet(content, everything, { undoStopBefore: true, undoStopAfter: true, keepWhitespace: true });
}

/** `name.layercake.yaml`, `name-2.layercake.yaml` and so on, or with another first name. */
export function* numbered(name: string, first = `${name}.layercake.yaml`): Generator<string> {
  yield first;
  for (let number = 2; ; number++) yield `${name}-${number}.layercake.yaml`;
}

/** Where a manifest of the first folder would be that has none of its names yet. */
async function freeUri(names: Iterable<string>): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  for (const name of names) {
    const path = folder ? vscode.Uri.joinPath(folder, name).path : name;
    const open = vscode.workspace.textDocuments.some((document) => document.uri.path === path);
    if (!open && !(folder && (await exists(vscode.Uri.joinPath(folder, name)))))
      return vscode.Uri.from({ scheme: 'untitled', path });
  }
  return undefined;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
