import * as vscode from 'vscode';
import { currentManifest } from './current-manifest.ts';
import { isManifest, type Readings } from './readings.ts';

const SCHEME = 'layercake-report';

/** *Analyze Stack*: the analysis as a read-only Markdown document that follows the manifest, shown in VS Code's own preview. */
export function registerAnalyze(readings: Readings): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri) => reportOf(readings, uri),
  });
  const following = readings.onDidRead(({ document }) => changed.fire(reportUri(document.uri)));
  const command = vscode.commands.registerCommand('layercake.analyzeStack', async () => {
    const document = await currentManifest();
    if (document) await showReport(reportUri(document.uri));
  });
  return vscode.Disposable.from(changed, provider, following, command);
}

/** The manifest's address goes into the query, so that the report's own name stays readable in its tab. */
function reportUri(manifest: vscode.Uri): vscode.Uri {
  const name =
    manifest.path
      .split('/')
      .at(-1)
      ?.replace(/\.ya?ml$/i, '') ?? 'stack';
  return vscode.Uri.from({ scheme: SCHEME, path: `/${name} analysis.md`, query: manifest.toString() });
}

async function reportOf(readings: Readings, uri: vscode.Uri): Promise<string> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri.query, true));
  if (!isManifest(document)) return '';
  return readings.layercake.report(readings.read(document), readings.check(document));
}

async function showReport(uri: vscode.Uri): Promise<void> {
  const commands = await vscode.commands.getCommands(true);
  if (commands.includes('markdown.showPreviewToSide')) {
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
    return;
  }
  const report = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(report, { viewColumn: vscode.ViewColumn.Beside, preview: true });
}
