import * as vscode from 'vscode';
import { type ConfigReading, fixesOfConfig, readConfig, vocabularyOf } from '../../config/index.ts';
import type { Fix } from '../../core/index.ts';
import { toRange } from '../convert.ts';
import type { CoreOf } from './index.ts';

/** Offers to write the rule, the target, the severity or the key that was meant. */
export function registerConfigFixes(selector: vscode.DocumentSelector, coreOf: CoreOf): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, { only, diagnostics }) {
      if (only && !only.contains(vscode.CodeActionKind.QuickFix)) return [];
      const { version } = document;
      const text = document.getText();
      const layercake = await coreOf(document);
      if (!layercake || document.version !== version) return [];
      const words = vocabularyOf(layercake);
      const reading = readConfig(text, words);
      const here = reading.findings.filter(({ span }) => toRange(reading, span).intersection(range));
      return here.flatMap((finding) => {
        const at = toRange(reading, finding.span);
        const shown = diagnostics.filter((one) => one.range.isEqual(at) && one.message === finding.message);
        return fixesOfConfig(reading, finding, words).map((fix) => toAction(document.uri, reading, fix, shown));
      });
    },
  };
  return vscode.languages.registerCodeActionsProvider(selector, provider, {
    providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
  });
}

function toAction(
  uri: vscode.Uri,
  reading: ConfigReading,
  { title, preferred, edits }: Fix,
  diagnostics: vscode.Diagnostic[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.isPreferred = preferred;
  action.diagnostics = diagnostics;
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(
    uri,
    (edits() ?? []).map(({ span, text }) => new vscode.TextEdit(toRange(reading, span), text)),
  );
  return action;
}
