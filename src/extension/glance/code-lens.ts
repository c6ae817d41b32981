import * as vscode from 'vscode';
import type { Lens } from '../../core/index.ts';
import { toRange } from '../convert.ts';
import { type Again, type Shown, withoutIcons } from './again.ts';

/** Lenses above the stack and its layers. */
export function registerCodeLens(selector: vscode.DocumentSelector, again: Again): vscode.Disposable {
  return vscode.languages.registerCodeLensProvider(selector, {
    onDidChangeCodeLenses: again.onDidChange,
    provideCodeLenses(document) {
      const shown = again.isOn(document, 'codeLens') ? again.show(document) : undefined;
      if (!shown) return [];
      return shown.glance
        .lenses(shown.reading)
        .map(
          (lens) => new vscode.CodeLens(toRange(shown.reading.manifest, lens.span), commandOf(document, shown, lens)),
        );
    },
  });
}

function commandOf({ uri }: vscode.TextDocument, { reading }: Shown, { title, tooltip, action }: Lens): vscode.Command {
  const shown = { title: withoutIcons(title), tooltip };
  switch (action.kind) {
    case 'analyze':
      return { ...shown, command: 'layercake.analyzeStack' };
    case 'retarget':
      return {
        ...{ ...shown, command: 'layercake.retargetStack' },
        arguments: action.target === undefined ? [] : [action.target],
      };
    case 'show-cake':
      return { ...shown, command: 'layercake.showCake' };
    case 'reveal':
      return {
        ...shown,
        command: 'vscode.open',
        arguments: [uri, { selection: toRange(reading.manifest, action.span) }],
      };
  }
}
