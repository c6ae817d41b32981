import * as vscode from 'vscode';
import { ok, until } from './assert.ts';

/** Writes a manifest into the workspace, and shows it. A name of its own for each test keeps tests apart. */
export async function openManifest(name: string, lines: readonly string[]): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'no folder is open');
  const uri = vscode.Uri.joinPath(folder.uri, name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`${lines.join('\n')}\n`));
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  return document;
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
