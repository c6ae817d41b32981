import * as vscode from 'vscode';
import type { WayToApply } from '../core/cake/index.ts';
import { toRange } from './convert.ts';
import type { Readings } from './readings.ts';

/** Puts an alternative into the text, as one edit that one undo takes back. */
export async function applyAlternative(source: vscode.Uri, way: WayToApply, readings: Readings): Promise<void> {
  try {
    const document = await vscode.workspace.openTextDocument(source);
    const reading = readings.read(document);
    const edits = readings.layercakeOf(source).cake.apply(reading, way);
    if (!edits) {
      await vscode.window.showWarningMessage(vscode.l10n.t('The text has no place to put {0} into.', way.component));
      return;
    }
    const changes = new vscode.WorkspaceEdit();
    for (const { span, text } of edits) changes.replace(source, toRange(reading.manifest, span), text);
    await vscode.workspace.applyEdit(changes, { isRefactoring: true });
  } catch {
    // The page says of a file that is gone that it is; there is nothing to change.
  }
}
