import * as vscode from 'vscode';
import { type Template, TEMPLATES } from '../core/index.ts';

/** *New Stack Manifest*: an unsaved manifest from a template, under a name that does not exist yet. Nothing is written. */
export function registerNewManifest(): vscode.Disposable {
  return vscode.commands.registerCommand('layercake.newManifest', async (id?: unknown) => {
    const template = TEMPLATES.find((one) => one.id === id) ?? (await pickTemplate());
    if (template) await openTemplate(template);
  });
}

async function pickTemplate(): Promise<Template | undefined> {
  const items = TEMPLATES.map((template) => ({ label: template.title, description: template.description, template }));
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: 'Which kind of stack?',
    matchOnDescription: true,
  });
  return picked?.template;
}

async function openTemplate({ text }: Template): Promise<void> {
  const uri = await freeUri(vscode.workspace.workspaceFolders?.[0]?.uri);
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document);
  const everything = new vscode.Range(0, 0, document.lineCount, 0);
  await editor.edit((edit) => edit.replace(everything, text));
}

/** `layercake.yaml`, else `stack-2.layercake.yaml` and so on: a name that neither a file nor an open editor has. */
async function freeUri(folder: vscode.Uri | undefined): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const name = number === 1 ? 'layercake.yaml' : `stack-${number}.layercake.yaml`;
    const path = folder ? vscode.Uri.joinPath(folder, name).path : name;
    const uri = vscode.Uri.from({ scheme: 'untitled', path });
    const open = vscode.workspace.textDocuments.some((document) => document.uri.path === path);
    if (!open && !(folder && (await exists(vscode.Uri.joinPath(folder, name))))) return uri;
  }
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
