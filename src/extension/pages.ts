import * as vscode from 'vscode';

/** Read-only Markdown documents of one scheme, shown in VS Code's own preview. */
export interface Pages {
  readonly show: (uri: vscode.Uri) => Promise<void>;
  /** Has a page written anew, where it is open. */
  readonly refresh: (uri: vscode.Uri) => void;
  readonly dispose: () => void;
}

/** Makes the pages of a scheme; `write` gives the text of one. */
export function createPages(scheme: string, write: (uri: vscode.Uri) => string | Promise<string>): Pages {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: write,
  });
  const parts = vscode.Disposable.from(changed, provider);
  return { show: showPage, refresh: (uri) => changed.fire(uri), dispose: () => void parts.dispose() };
}

/** An address whose last part is a readable name for the tab; what the page is about goes into the query. */
export function pageUri(scheme: string, name: string, query: string): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${name}.md`, query });
}

/** The name of a manifest without its ending. */
export function stackName({ path }: vscode.Uri): string {
  const file = path.split('/').at(-1) ?? '';
  return file.replace(/\.ya?ml$/i, '') || 'stack';
}

async function showPage(uri: vscode.Uri): Promise<void> {
  try {
    // It wakes VS Code's preview, wherever that runs; before, it is not among the commands that there are.
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  } catch {
    await showSource(uri);
  }
}

/** Some editors come without the preview. */
async function showSource(uri: vscode.Uri): Promise<void> {
  const page = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(page, { viewColumn: vscode.ViewColumn.Beside, preview: true });
}
