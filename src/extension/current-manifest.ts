import * as vscode from 'vscode';
import { isManifest } from './readings.ts';

/** What the manifests of a workspace are called, for a search. */
const MANIFEST_GLOB = '**/{layercake,*.layercake}.{yaml,yml}';
const MOST_MANIFESTS = 200;

/**
 * The manifest that a command is about: the one that it was called with, else the one in the active editor, else one that the user picks from
 * the workspace. Links call with an address as text, menus with one that is read.
 */
export async function currentManifest(given?: unknown): Promise<vscode.TextDocument | undefined> {
  const source = typeof given === 'string' ? vscode.Uri.parse(given, true) : given;
  const asked = source instanceof vscode.Uri ? await vscode.workspace.openTextDocument(source) : undefined;
  if (asked && isManifest(asked)) return asked;
  const active = vscode.window.activeTextEditor?.document;
  if (active && isManifest(active)) return active;
  const visible = vscode.window.visibleTextEditors.map(({ document }) => document).filter(isManifest);
  if (visible.length === 1) return visible[0];
  return pickManifest();
}

/** A manifest to pick. */
export interface ManifestItem {
  readonly label: string;
  readonly uri: vscode.Uri;
}

/** The manifests of the workspace, by name. */
export async function findManifests(): Promise<readonly ManifestItem[]> {
  const found = await vscode.workspace.findFiles(MANIFEST_GLOB, '**/node_modules/**', MOST_MANIFESTS);
  return found
    .map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
}

async function pickManifest(): Promise<vscode.TextDocument | undefined> {
  const items = await findManifests();
  if (items.length === 0) {
    const create = 'New Stack Manifest';
    const answer = await vscode.window.showInformationMessage(
      'There is no stack manifest in this workspace yet.',
      create,
    );
    if (answer === create) await vscode.commands.executeCommand('layercake.newManifest');
    return undefined;
  }
  const picked =
    items.length === 1 ? items[0] : await vscode.window.showQuickPick(items, { placeHolder: 'Which stack?' });
  return picked && vscode.workspace.openTextDocument(picked.uri);
}
