import * as vscode from 'vscode';
import { CONFIG_NAMES } from '../config/names.ts';
import { decodeText } from '../core/text/decode.ts';

/** The nearest configs by folder, as far as they were looked for. */
export type ConfigPlaces = Map<string, Promise<vscode.Uri | undefined>>;

/** The config that a manifest is under: the nearest one from its folder upwards, as the command line finds it. */
export async function nearestConfig(manifest: vscode.Uri, known: ConfigPlaces): Promise<vscode.Uri | undefined> {
  // An unsaved text that was never given a folder is in none.
  if (!manifest.path.startsWith('/')) return undefined;
  return nearestTo(vscode.Uri.joinPath(onDisk(manifest), '..'), known);
}

function nearestTo(folder: vscode.Uri, known: ConfigPlaces): Promise<vscode.Uri | undefined> {
  const key = folder.toString();
  const found = known.get(key) ?? lookIn(folder, known);
  known.set(key, found);
  return found;
}

async function lookIn(folder: vscode.Uri, known: ConfigPlaces): Promise<vscode.Uri | undefined> {
  for (const name of CONFIG_NAMES) {
    const file = vscode.Uri.joinPath(folder, name);
    if ((await typeOf(file)) & vscode.FileType.File) return file;
  }
  const above = vscode.Uri.joinPath(folder, '..');
  // What lies above a repository belongs to somebody else.
  if (above.path === folder.path || (await typeOf(vscode.Uri.joinPath(folder, '.git')))) return undefined;
  return nearestTo(above, known);
}

/**
 * The text of a config as it is being edited, else as it is saved; undefined where it cannot be read. A text without changes
 * may be one that VS Code keeps of a file that is gone.
 */
export async function configText(file: vscode.Uri): Promise<string | undefined> {
  const edited = vscode.workspace.textDocuments.find(
    ({ uri, isDirty }) => isDirty && uri.toString() === file.toString(),
  );
  if (edited) return edited.getText();
  try {
    const bytes = await vscode.workspace.fs.readFile(file);
    const decoded = decodeText(bytes);
    // What is no text is read as far as it goes, as an editor shows it: it has its findings then.
    return 'text' in decoded ? decoded.text : new TextDecoder().decode(bytes);
  } catch {
    return undefined;
  }
}

/** Where an unsaved manifest will be. */
function onDisk(manifest: vscode.Uri): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return manifest.scheme === 'untitled' && folder ? folder.with({ path: manifest.path }) : manifest;
}

async function typeOf(file: vscode.Uri): Promise<vscode.FileType> {
  try {
    return (await vscode.workspace.fs.stat(file)).type;
  } catch {
    return vscode.FileType.Unknown;
  }
}
