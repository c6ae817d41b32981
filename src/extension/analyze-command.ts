import * as vscode from 'vscode';
import { currentManifest } from './current-manifest.ts';
import { createPages, pageUri, stackName } from './pages.ts';
import { isManifest, type Readings } from './readings.ts';

const SCHEME = 'layercake-report';

/** *Analyze Stack*: the analysis as a page that follows the manifest. */
export function registerAnalyze(readings: Readings): vscode.Disposable {
  const pages = createPages(SCHEME, (uri) => reportOf(readings, uri));
  const following = readings.onDidRead(({ document }) => pages.refresh(reportUri(document.uri)));
  const command = vscode.commands.registerCommand('layercake.analyzeStack', async (calledOn?: unknown) => {
    const document = await currentManifest(calledOn);
    if (document) await pages.show(reportUri(document.uri));
  });
  return vscode.Disposable.from(pages, following, command);
}

function reportUri(manifest: vscode.Uri): vscode.Uri {
  return pageUri(SCHEME, vscode.l10n.t('{0} analysis', stackName(manifest)), manifest.toString());
}

async function reportOf(readings: Readings, uri: vscode.Uri): Promise<string> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri.query, true));
  if (!isManifest(document)) return '';
  await readings.settle(document.uri);
  return readings.layercakeOf(document.uri).report(readings.read(document), readings.check(document));
}
