import * as vscode from 'vscode';
import { isManifest, type Readings } from '../readings.ts';
import { withoutIcons } from './again.ts';

/** Left of what tells of the language of a file. */
const PRIORITY = 110;

/** The coupling of the current stack in the status bar; a click analyses it. Only a target that is asked for and not reached is coloured. */
export function registerStatusBar(readings: Readings): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('layercake.status', vscode.StatusBarAlignment.Right, PRIORITY);
  item.name = 'Layercake';
  item.command = 'layercake.analyzeStack';
  const update = (): void => show(item, readings, currentDocument());
  update();
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.window.onDidChangeVisibleTextEditors(update),
    readings.onDidRead(({ document }) => {
      if (document === currentDocument()) update();
    }),
  );
}

/** The manifest in the active editor; where none is active, such as beside the layer cake, the only one in sight. */
function currentDocument(): vscode.TextDocument | undefined {
  const active = vscode.window.activeTextEditor;
  if (active) return isManifest(active.document) ? active.document : undefined;
  const visible = new Set(vscode.window.visibleTextEditors.map(({ document }) => document).filter(isManifest));
  return visible.size === 1 ? [...visible][0] : undefined;
}

function show(item: vscode.StatusBarItem, readings: Readings, document: vscode.TextDocument | undefined): void {
  const status = document && readings.layercakeOf(document.uri).glance.status(readings.read(document));
  if (!status) {
    item.hide();
    return;
  }
  item.text = `$(layers) ${withoutIcons(status.text)}`;
  item.tooltip = new vscode.MarkdownString(status.markdown);
  item.accessibilityInformation = { label: status.label };
  item.backgroundColor =
    status.unreachable.length > 0 ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
  item.show();
}
