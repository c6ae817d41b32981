import * as vscode from 'vscode';
import { findManifests } from '../current-manifest.ts';
import { isOtherState } from '../other-state.ts';
import { isManifest } from '../readings.ts';

/**
 * The manifest at a path from a folder of the workspace, as it stands in the editor. Fails with a sentence for the model: what lies
 * outside of the workspace is none of a tool's business.
 */
export async function manifestAt(path: string): Promise<vscode.TextDocument> {
  const uris = placesOf(path);
  if (uris.length === 0)
    throw new Error(`${shown(path)} is no path inside of the workspace; give one from its folder on.`);
  const opened = await Promise.all(uris.map(async (uri) => openDocument(uri) ?? (await savedDocument(uri)) ?? []));
  const found = [...new Set(opened.flat())];
  const manifests = found.filter(isManifest);
  const [only] = manifests;
  if (only && manifests.length === 1) return only;
  if (only) throw new Error(`${shown(path)} is in several folders; say which. ${await manifestNames()}`);
  const why =
    found.length > 0 ? `${shown(path)} is no stack manifest by its name.` : `There is no file ${shown(path)}.`;
  throw new Error(`${why} ${await manifestNames()}`);
}

/** Where a path may lead: the folder's own name may stand before it, where several are open. */
function placesOf(path: string): readonly vscode.Uri[] {
  const parts = path.replaceAll('\\', '/').split('/');
  return (vscode.workspace.workspaceFolders ?? []).flatMap(({ uri, name }) => {
    const below = relativeParts(uri, parts);
    if (!below) return [];
    const places = [below, ...(below[0] === name ? [below.slice(1)] : [])];
    return places.map((place) => vscode.Uri.joinPath(uri, ...place));
  });
}

/** The parts of a path from a folder on; undefined for what leads out of it. */
function relativeParts(folder: vscode.Uri, parts: readonly string[]): readonly string[] | undefined {
  const isAbsolute = parts[0] === '' || /^[a-z]:$/i.test(parts[0] ?? '');
  const path = parts.join('/').replace(/^(?=[a-z]:)/i, '/');
  if (isAbsolute && !path.startsWith(`${folder.path}/`)) return undefined;
  const below = isAbsolute ? path.slice(folder.path.length + 1).split('/') : parts;
  const plain = below.filter((part) => part !== '' && part !== '.');
  return plain.length === 0 || plain.includes('..') ? undefined : plain;
}

/** What is open counts, under whatever scheme: an unsaved manifest has its path already. */
function openDocument({ path }: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(({ uri }) => uri.path === path && !isOtherState(uri));
}

async function savedDocument(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

async function manifestNames(): Promise<string> {
  const names = (await findManifests()).slice(0, 20).map(({ label }) => label);
  return names.length === 0 ? 'The workspace has no manifest.' : `The manifests are: ${names.join(', ')}.`;
}

/** A path in a message: short, and on one line. */
function shown(path: string): string {
  const line = path.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  return `\`${line.length > 200 ? `${line.slice(0, 200)}…` : line}\``;
}
