import * as vscode from 'vscode';
import { ok, until } from './assert.ts';

const written: vscode.Uri[] = [];

/** Writes a manifest into the workspace. A name of its own for each test keeps tests apart. */
async function writeManifest(name: string, lines: readonly string[]): Promise<vscode.Uri> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'no folder is open');
  const uri = vscode.Uri.joinPath(folder.uri, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`${lines.join('\n')}\n`));
  written.push(uri);
  return uri;
}

/** Writes a manifest into the workspace, and shows it. An extension that opens the text itself would keep it open for minutes. */
export async function openManifest(name: string, lines: readonly string[]): Promise<vscode.TextDocument> {
  const uri = await writeManifest(name, lines);
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false, viewColumn: vscode.ViewColumn.One });
  return until(`${name} to be open`, () => openAt(uri));
}

/** Closes and removes what a test has written: whatever is there is checked again whenever a setting or a catalog changes. */
export async function leaveNothing(): Promise<void> {
  const uris = written.splice(0);
  for (const uri of uris) {
    if (!openAt(uri)?.isDirty) continue;
    await vscode.commands.executeCommand('vscode.open', uri);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  if (uris.length > 0) await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  for (const uri of uris) await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
}

function openAt({ path }: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(({ uri }) => uri.path === path);
}

/** Replaces a text of the document by another, as typing would. */
export async function replaceText(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const start = document.getText().indexOf(from);
  ok(start >= 0, `the document has no ${from}`);
  const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + from.length));
  ok(await editor.edit((edit) => edit.replace(range, to)), 'the edit was refused');
}

/** What Layercake tells at a file, open or not. */
export function shownAt(uri: vscode.Uri): readonly (vscode.Diagnostic & { readonly rule: string })[] {
  const told = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'layercake');
  return told.map((one) => {
    const rule = typeof one.code === 'object' ? one.code.value : one.code;
    return Object.assign(one, { rule: String(rule) });
  });
}

/** A finding in a form that reads well in a test: `2:12 error unknown-component pytroch`. */
export function shown(document: vscode.TextDocument): readonly string[] {
  return shownAt(document.uri).map(({ range, severity, rule }) => {
    const level = vscode.DiagnosticSeverity[severity].toLowerCase();
    return `${range.start.line + 1}:${range.start.character + 1} ${level} ${rule} ${document.getText(range)}`;
  });
}

/** Waits until the findings of a document are these. */
export async function untilShown(document: vscode.TextDocument, expected: readonly string[]): Promise<void> {
  let last: readonly string[] = [];
  const wanted = expected.join('\n');
  await until('the findings', () => (last = shown(document)).join('\n') === wanted).catch(() => {
    throw new Error(`the findings are\n${last.join('\n')}\nand not\n${wanted}`);
  });
}
