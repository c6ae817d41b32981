import * as vscode from 'vscode';
import type { WayRefusal, WayToApply } from '../core/cake/index.ts';
import { openManifest } from './cake-file-watch.ts';
import { toRange } from './convert.ts';
import type { Readings } from './readings.ts';

/**
 * Puts an alternative into the text as it stands now, as one edit that one undo takes back. Where the text is no longer the one that the
 * alternative was offered for, and it does not fit any more, nothing is changed and the user is told why.
 */
export async function applyAlternative(source: vscode.Uri, way: WayToApply, readings: Readings): Promise<void> {
  const document = await openManifest(source);
  if (!document) return;
  const reading = readings.read(document);
  const edits = readings.layercakeOf(source).cake.apply(reading, way);
  if (typeof edits === 'string') {
    await vscode.window.showWarningMessage(wordsOf(edits, way.component));
    return;
  }
  const change = new vscode.WorkspaceEdit();
  for (const { span, text } of edits) change.replace(source, toRange(reading.manifest, span), text);
  // The edit is for this version of the text: VS Code refuses it where the user has typed since.
  if (await vscode.workspace.applyEdit(change, { isRefactoring: true })) return;
  await vscode.window.showWarningMessage(
    vscode.l10n.t('The text changed while {0} was put into it: nothing was applied.', way.component),
  );
}

function wordsOf(refusal: WayRefusal, component: string): string {
  switch (refusal) {
    case 'broken':
      return vscode.l10n.t('The text has a syntax error: {0} can be put into it once that is mended.', component);
    case 'changed':
      return vscode.l10n.t('The text has changed since: {0} could not stand for what is there now.', component);
    case 'unwritable':
      return vscode.l10n.t('The text has no place to put {0} into.', component);
  }
}
