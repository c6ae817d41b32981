import * as vscode from 'vscode';
import { bookOf, foldBands, inWorld, scriptInPage, standalonePage } from '../core/cake/index.ts';
import { cakeReport } from '../core/features/cake-report.ts';
import type { Reading } from '../core/index.ts';
import type { Format, SaveMessage } from '../protocol/messages.ts';
import type { CakeSetting } from './cake-session.ts';

const KINDS: Readonly<Record<Format, string>> = { svg: 'SVG', png: 'PNG', html: 'HTML', md: 'Markdown' };
const OPEN = 'Open';
/** More slabs than that make no diagram that anybody could read. */
const MOST_IN_DIAGRAM = 150;

/** Asks where to, and writes the file that the page asks for: what it drew itself, or the page as one file. */
export async function saveCake(
  source: vscode.Uri,
  { format, content, target }: SaveMessage,
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
    const bytes = await bytesOf({ format, content, target }, source, reading, setting);
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

type File = Pick<SaveMessage, 'format' | 'content' | 'target'>;

/** A picture comes as base64, what the page cannot make is made here, the rest is text. */
async function bytesOf(
  { format, content = '', target }: File,
  source: vscode.Uri,
  reading: Reading,
  setting: CakeSetting,
): Promise<Uint8Array> {
  if (format === 'png') return Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
  if (format === 'html') return pageBytes(source, reading, setting);
  if (format === 'svg') return new TextEncoder().encode(content);
  const { cake } = setting.readings.layercakeOf(source);
  const world = target === '' ? undefined : cake.world(reading, target);
  const model = cake.model(reading);
  const report = cakeReport(foldBands(world ? inWorld(model, world) : model, {}, MOST_IN_DIAGRAM), world);
  return new TextEncoder().encode(report);
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
  const [code, ...styles] = await Promise.all([
    read('dist', 'webview', 'page.js'),
    read('media', 'cake-alone.css'),
    read('media', 'cake.css'),
  ]);
  const book = bookOf(cake, reading, { targets: catalog.targets.map(({ id }) => id), today });
  const script = scriptInPage(code);
  const bytes = await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(script));
  const hash = btoa(String.fromCharCode(...new Uint8Array(bytes)));
  return new TextEncoder().encode(standalonePage({ book, script, hash, styles }));
}
