import * as vscode from 'vscode';
import { type Finding, type Fix, positionAt, type Reading, type TextEdit, titlesApart } from '../core/index.ts';
import { toRange } from './convert.ts';
import { isManifest, type Readings } from './readings.ts';

const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('layercake');

/** What a fix calls when it is done; not in the palette. */
const SELECT = 'layercake.selectWords';

/** So many findings of a selection are looked at: nobody reads a longer list. */
const MOST_FINDINGS = 20;

/** In a text up to this long a fix that takes a reading is tried at once, so that only what helps is offered. */
const TRIED_AT_ONCE = 30_000;

/** A fix whose edits are worked out when it is chosen. */
class FixAction extends vscode.CodeAction {
  constructor(
    readonly fix: Fix,
    readonly document: vscode.TextDocument,
    /** Where what it mends begins. */
    readonly start: number,
  ) {
    super(fix.title, vscode.CodeActionKind.QuickFix);
    this.version = document.version;
    this.isPreferred = fix.preferred;
  }

  /** The text that it is about. */
  readonly version: number;
}

/** Offers the core's fixes: of the findings in a range as quick fixes, and all that is safe at once as `source.fixAll.layercake`. */
export function registerFixes(selector: vscode.DocumentSelector, readings: Readings): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions(document, range, { only, diagnostics }) {
      if (!isManifest(document)) return [];
      return [
        ...(wants(only, vscode.CodeActionKind.QuickFix) ? quickFixes(readings, document, range, diagnostics) : []),
        ...(only && wants(only, FIX_ALL) ? fixAll(readings, document) : []),
      ];
    },
    resolveCodeAction: (action) => (action instanceof FixAction ? resolve(action, readings) : action),
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(SELECT, select),
    vscode.languages.registerCodeActionsProvider(selector, provider, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL],
    }),
  );
}

function wants(only: vscode.CodeActionKind | undefined, kind: vscode.CodeActionKind): boolean {
  return !only || only.contains(kind);
}

function quickFixes(
  readings: Readings,
  document: vscode.TextDocument,
  range: vscode.Range,
  diagnostics: readonly vscode.Diagnostic[],
): readonly vscode.CodeAction[] {
  const reading = readings.read(document);
  const findings = readings.check(document);
  const { fixes } = readings.layercakeOf(document.uri);
  const options = readings.optionsOf(document.uri);
  const rangeOf = ({ span }: Finding): vscode.Range => toRange(reading.manifest, span);
  const here = findings.filter((finding) => rangeOf(finding).intersection(range)).slice(0, MOST_FINDINGS);
  // What mends several findings of one place is offered once, for all of them.
  const actions = new Map<string, FixAction>();
  for (const finding of here) {
    const shown = diagnostics.filter((one) => one.range.isEqual(rangeOf(finding)) && codeOf(one) === finding.rule);
    for (const fix of fixes.of(reading, findings, finding, options)) {
      if (fix.costly && reading.manifest.text.length <= TRIED_AT_ONCE && !fix.edits()) continue;
      const key = `${finding.span.start} ${fix.title}`;
      const action = actions.get(key) ?? new FixAction(fix, document, finding.span.start);
      action.diagnostics = [...(action.diagnostics ?? []), ...shown];
      actions.set(key, action);
    }
  }
  return withTitlesApart([...actions.values()], reading);
}

/** A selection may hold many places to which the same may be done. */
function withTitlesApart(actions: readonly FixAction[], { manifest }: Reading): readonly FixAction[] {
  const titles = titlesApart(actions.map(({ title, start }) => ({ title, at: positionAt(manifest.lines, start) })));
  for (const [index, action] of actions.entries()) action.title = titles[index] ?? action.title;
  return actions;
}

function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}

function fixAll(readings: Readings, document: vscode.TextDocument): readonly vscode.CodeAction[] {
  const reading = readings.read(document);
  const edits = readings.layercakeOf(document.uri).fixes.safe(reading, readings.check(document));
  if (edits.length === 0) return [];
  const action = new vscode.CodeAction(vscode.l10n.t('Fix all that is safe (Layercake)'), FIX_ALL);
  action.edit = toEdit(document.uri, reading, edits);
  return [action];
}

function resolve(action: FixAction, readings: Readings): vscode.CodeAction {
  const { fix, document, version } = action;
  // What it is made from is gone with the text: an edit of another one would end up in the wrong place.
  if (document.isClosed || document.version !== version) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The text has changed since: ask for its fixes again.'));
    return action;
  }
  const edits = fix.edits();
  if (!edits) {
    const words = vscode.l10n.t('“{0}” would not help here: nothing was changed.', fix.title);
    void vscode.window.showInformationMessage(words);
  }
  action.edit = toEdit(document.uri, readings.read(document), edits ?? []);
  const command = selection(action, edits ?? []);
  if (command) action.command = command;
  return action;
}

function toEdit(uri: vscode.Uri, { manifest }: Reading, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    uri,
    edits.map(({ span, text }) => new vscode.TextEdit(toRange(manifest, span), text)),
  );
  return edit;
}

/** After the edits the words that a person should write over are selected. A snippet would indent the lines behind them anew. */
function selection({ document: { uri }, fix }: FixAction, edits: readonly TextEdit[]): vscode.Command | undefined {
  const { placeholder } = fix;
  if (placeholder === undefined) return undefined;
  const index = edits.findIndex(({ text }) => text.includes(placeholder));
  const edit = edits[index];
  if (!edit) return undefined;
  const shift = edits
    .filter((one) => one.span.start < edit.span.start)
    .reduce((total, { span, text }) => total + text.length - (span.end - span.start), 0);
  const start = edit.span.start + shift + edit.text.indexOf(placeholder);
  return { title: vscode.l10n.t('Select'), command: SELECT, arguments: [uri, start, placeholder] };
}

function select(uri: vscode.Uri, start: number, words: string): void {
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  if (editor?.document.getText().slice(start, start + words.length) !== words) return;
  const { document } = editor;
  editor.selection = new vscode.Selection(document.positionAt(start), document.positionAt(start + words.length));
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
