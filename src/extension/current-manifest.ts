import * as vscode from 'vscode';
import { isManifest } from './readings.ts';
import { findManifestFiles } from './workspace/find.ts';

/** What a command is called with in a menu of something that belongs to a manifest. */
export interface OfManifest {
  readonly manifest: vscode.Uri;
}

/**
 * The manifest that a command is about: the one that it was called with or on, else the one in the active editor, else one that the user
 * picks from the workspace. Links call with an address as text, menus with one that is read, or with something that belongs to a manifest.
 */
export async function currentManifest(calledOn?: unknown): Promise<vscode.TextDocument | undefined> {
  const uri = isOfManifest(calledOn) ? calledOn.manifest : calledOn;
  const source = typeof uri === 'string' ? vscode.Uri.parse(uri, true) : uri;
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
  return [...(await findManifestFiles()).values()]
    .map((uri) => ({ label: vscode.workspace.asRelativePath(uri), uri }))
    .sort((a, b) => (a.label < b.label ? -1 : 1));
}

async function pickManifest(): Promise<vscode.TextDocument | undefined> {
  const items = await findManifests();
  if (items.length === 0) {
    const create = vscode.l10n.t('New Stack Manifest');
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t('There is no stack manifest in this workspace yet.'),
      create,
    );
    if (answer === create) await vscode.commands.executeCommand('layercake.newManifest');
    return undefined;
  }
  const picked =
    items.length === 1
      ? items[0]
      : await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Which stack?') });
  return picked && vscode.workspace.openTextDocument(picked.uri);
}

export function isOfManifest(value: unknown): value is OfManifest {
  return typeof value === 'object' && value !== null && 'manifest' in value && value.manifest instanceof vscode.Uri;
}
