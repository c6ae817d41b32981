import * as vscode from 'vscode';
import { bookOf, standalonePage } from '../core/cake/index.ts';
import type { Reading } from '../core/index.ts';
import type { Format, SaveMessage } from '../protocol/messages.ts';
import type { CakeSetting } from './cake-session.ts';

const KINDS: Readonly<Record<Format, string>> = { svg: 'SVG', png: 'PNG', html: 'HTML', md: 'Markdown' };
const OPEN = 'Open';

/** Asks where to, and writes the file that the page asks for: what it drew itself, or the page as one file. */
export async function saveCake(
  source: vscode.Uri,
  { format, content }: SaveMessage,
  reading: Reading,
  setting: CakeSetting,
): Promise<void> {
  const file = await vscode.window.showSaveDialog({
    defaultUri: source.with({ path: source.path.replace(/(?:\.layercake)?\.ya?ml$/i, `.cake.${format}`), query: '' }),
    filters: { [KINDS[format]]: [format] },
    title: `Save the Layer Cake as ${KINDS[format]}`,
  });
  if (!file) return;
  try {
    const bytes = format === 'html' ? await pageBytes(source, reading, setting) : bytesOf(format, content ?? '');
    await vscode.workspace.fs.writeFile(file, bytes);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    await vscode.window.showErrorMessage(`The layer cake could not be saved: ${why}`);
    return;
  }
  const name = file.path.split('/').at(-1) ?? '';
  if ((await vscode.window.showInformationMessage(`Saved ${name}.`, OPEN)) === OPEN) {
    if (format === 'html') await vscode.env.openExternal(file);
    else await vscode.commands.executeCommand('vscode.open', file);
  }
}

/** A picture comes as base64, the rest as text. */
function bytesOf(format: Format, content: string): Uint8Array {
  if (format !== 'png') return new TextEncoder().encode(content);
  return Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
}

async function pageBytes(
  source: vscode.Uri,
  reading: Reading,
  { readings, extensionUri }: CakeSetting,
): Promise<Uint8Array> {
  const read = async (...path: readonly string[]): Promise<string> =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, ...path)));
  const { cake, catalog } = readings.layercakeOf(source);
  const { today } = readings.optionsOf(source);
  const [script, ...styles] = await Promise.all([
    read('dist', 'webview', 'page.js'),
    read('media', 'cake-alone.css'),
    read('media', 'cake.css'),
  ]);
  const book = bookOf(cake, reading, { targets: catalog.targets.map(({ id }) => id), today });
  return new TextEncoder().encode(await standalonePage({ book, script, styles }));
}
