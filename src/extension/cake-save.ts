import * as vscode from 'vscode';
import { bookOf, foldBands, inWorld, scriptInPage, standalonePage } from '../core/cake/index.ts';
import { cakeReport } from '../core/features/cake-report.ts';
import type { Reading } from '../core/index.ts';
import type { SaveMessage } from '../protocol/messages.ts';
import type { CakeSetting } from './cake-session.ts';

/** More slabs than that make no diagram that anybody could read. */
const MOST_IN_DIAGRAM = 150;

/**
 * Asks where to, and writes the file that the page asks for: what it drew itself, or the page as one file. `read` reads what is shown when
 * it is needed, since nobody may hold a reading that long.
 */
export async function saveCake(
  source: vscode.Uri,
  { format, content, target }: SaveMessage,
  read: () => Reading,
  setting: CakeSetting,
): Promise<void> {
  const kind = format === 'md' ? vscode.l10n.t('Markdown') : format.toUpperCase();
  const file = await vscode.window.showSaveDialog({
    defaultUri: source.with({ path: source.path.replace(/(?:\.layercake)?\.ya?ml$/i, `.cake.${format}`), query: '' }),
    filters: { [kind]: [format] },
    title: vscode.l10n.t('Save the Layer Cake as {0}', kind),
  });
  if (!file) return;
  try {
    const bytes = await bytesOf({ format, content, target }, source, read, setting);
    await vscode.workspace.fs.writeFile(file, bytes);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    await vscode.window.showErrorMessage(vscode.l10n.t('The layer cake could not be saved: {0}', why));
    return;
  }
  const name = file.path.split('/').at(-1) ?? '';
  const open = vscode.l10n.t('Open');
  if ((await vscode.window.showInformationMessage(vscode.l10n.t('Saved {0}.', name), open)) === open) {
    if (format === 'html') await vscode.env.openExternal(file);
    else await vscode.commands.executeCommand('vscode.open', file);
  }
}

type File = Pick<SaveMessage, 'format' | 'content' | 'target'>;

/** A picture comes as base64, what the page cannot make is made here, the rest is text. */
async function bytesOf(
  { format, content = '', target }: File,
  source: vscode.Uri,
  read: () => Reading,
  setting: CakeSetting,
): Promise<Uint8Array> {
  if (format === 'png') return Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
  if (format === 'html') return pageBytes(source, target, read, setting);
  if (format === 'svg') return new TextEncoder().encode(content);
  const { cake } = setting.readings.layercakeOf(source);
  const reading = read();
  const world = target === '' ? undefined : cake.world(reading, target);
  const model = cake.model(reading);
  const report = cakeReport(foldBands(world ? inWorld(model, world) : model, {}, MOST_IN_DIAGRAM), world);
  return new TextEncoder().encode(report);
}

async function pageBytes(
  source: vscode.Uri,
  target: string,
  read: () => Reading,
  { readings, extensionUri }: CakeSetting,
): Promise<Uint8Array> {
  const part = async (...path: readonly string[]): Promise<string> =>
    new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, ...path)));
  const { cake, catalog } = readings.layercakeOf(source);
  const { today } = readings.optionsOf(source);
  const [code, ...styles] = await Promise.all([
    part('dist', 'webview', 'page.js'),
    part('media', 'cake-alone.css'),
    part('media', 'cake.css'),
  ]);
  const book = bookOf(cake, read(), { targets: catalog.targets.map(({ id }) => id), today, target });
  const script = scriptInPage(code);
  const bytes = await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(script));
  const hash = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return new TextEncoder().encode(standalonePage({ book, script, hash, styles }));
}
