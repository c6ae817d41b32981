import * as vscode from 'vscode';
import { editTokenData, TOKEN_MODIFIERS, TOKEN_TYPES } from '../../core/features/glance/token-data.ts';
import type { Again } from './again.ts';

const LEGEND = new vscode.SemanticTokensLegend([...TOKEN_TYPES], [...TOKEN_MODIFIERS]);

/** The data of a document as the editor has it. */
interface Sent {
  readonly id: string;
  readonly data: Uint32Array;
}

/** What the words of a manifest are, for themes to colour. */
export function registerSemanticTokens(selector: vscode.DocumentSelector, again: Again): vscode.Disposable {
  const sent = new WeakMap<vscode.TextDocument, Sent>();
  let count = 0;
  const send = (document: vscode.TextDocument): Sent | undefined => {
    const shown = again.show(document);
    if (!shown) return undefined;
    const next = { id: String(++count), data: shown.glance.tokenData(shown.reading) };
    sent.set(document, next);
    return next;
  };
  const whole: vscode.DocumentSemanticTokensProvider = {
    onDidChangeSemanticTokens: again.onDidChange,
    provideDocumentSemanticTokens(document) {
      const next = send(document);
      return next && new vscode.SemanticTokens(next.data, next.id);
    },
    provideDocumentSemanticTokensEdits(document, previousId) {
      const before = sent.get(document);
      const next = send(document);
      if (!next || before?.id !== previousId) return next && new vscode.SemanticTokens(next.data, next.id);
      const edit = editTokenData(before.data, next.data);
      const edits = edit ? [new vscode.SemanticTokensEdit(edit.start, edit.deleteCount, edit.data)] : [];
      return new vscode.SemanticTokensEdits(edits, next.id);
    },
  };
  const range: vscode.DocumentRangeSemanticTokensProvider = {
    provideDocumentRangeSemanticTokens(document, { start, end }) {
      const shown = again.show(document);
      const within = { start: document.offsetAt(start), end: document.offsetAt(end) };
      return shown && new vscode.SemanticTokens(shown.glance.tokenData(shown.reading, within));
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerDocumentSemanticTokensProvider(selector, whole, LEGEND),
    vscode.languages.registerDocumentRangeSemanticTokensProvider(selector, range, LEGEND),
  );
}
