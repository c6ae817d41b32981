import * as vscode from 'vscode';
import { slabKeys } from '../core/cake/index.ts';
import { openManifest } from './cake-file-watch.ts';
import { toRange } from './convert.ts';
import type { Readings } from './readings.ts';

/** Selects the head of a slab's entry in the editor, which is opened where it is not. An entry that is gone is left alone. */
export async function revealEntry(source: vscode.Uri, key: string, readings: Readings): Promise<void> {
  const document = await openManifest(source);
  if (!document) return;
  const { manifest } = readings.read(document);
  const entry = manifest.stack.entries[slabKeys(manifest.stack.entries).indexOf(key)];
  if (!entry) return;
  await vscode.window.showTextDocument(document, {
    viewColumn: columnOf(source),
    selection: toRange(manifest, entry.head),
  });
}

/** Where the manifest is open already, else the first column: the panel stands beside it. */
export function columnOf(source: vscode.Uri): vscode.ViewColumn {
  const group = vscode.window.tabGroups.all.find(({ tabs }) =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === source.toString()),
  );
  return group?.viewColumn ?? vscode.ViewColumn.One;
}
