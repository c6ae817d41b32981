import * as vscode from 'vscode';
import { type Hint, type HintPart, positionAt } from '../../core/index.ts';
import { toRange } from '../convert.ts';
import { type Again, type Shown } from './again.ts';

/** A hint that knows what it was made from: what it has to say is written when someone looks at it. */
class EntryHint extends vscode.InlayHint {
  constructor(
    readonly source: Hint,
    readonly shown: Shown,
    uri: vscode.Uri,
  ) {
    const { line, column } = positionAt(shown.reading.manifest.lines, source.at);
    super(
      new vscode.Position(line, column),
      source.parts.map((part) => toPart(part, shown, uri)),
    );
    this.paddingLeft = true;
  }
}

/** What entries use and what they are tied to, where their own lines do not say it; a double-click writes inferred uses into the file. */
export function registerInlayHints(selector: vscode.DocumentSelector, again: Again): vscode.Disposable {
  const provider: vscode.InlayHintsProvider = {
    onDidChangeInlayHints: again.onDidChange,
    provideInlayHints(document, range) {
      const kinds = {
        inferredUses: again.isOn(document, 'inlayHints.inferredUses'),
        coupling: again.isOn(document, 'inlayHints.coupling'),
      };
      const shown = kinds.inferredUses || kinds.coupling ? again.show(document) : undefined;
      if (!shown) return [];
      const within = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
      return shown.glance.hints(shown.reading, within, kinds).map((hint) => new EntryHint(hint, shown, document.uri));
    },
    resolveInlayHint(hint) {
      if (!(hint instanceof EntryHint)) return hint;
      const { glance, reading } = hint.shown;
      const { markdown, edits } = glance.hintDetails(reading, hint.source);
      hint.tooltip = new vscode.MarkdownString(markdown);
      if (edits)
        hint.textEdits = edits.map(({ span, text }) => new vscode.TextEdit(toRange(reading.manifest, span), text));
      return hint;
    },
  };
  return vscode.languages.registerInlayHintsProvider(selector, provider);
}

function toPart({ text, leadsTo }: HintPart, { reading }: Shown, uri: vscode.Uri): vscode.InlayHintLabelPart {
  const part = new vscode.InlayHintLabelPart(text);
  if (leadsTo) part.location = new vscode.Location(uri, toRange(reading.manifest, leadsTo));
  return part;
}
