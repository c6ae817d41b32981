import { samples } from 'layercake:samples';
import * as vscode from 'vscode';
import { numbered, openUnsaved } from './unsaved.ts';

type Sample = (typeof samples)[number];

/** *Open Sample Stack…*: a copy of an example that comes with the extension, unsaved, so that everything can be tried on it. */
export function registerSamples(extension: vscode.Uri): vscode.Disposable {
  return vscode.commands.registerCommand('layercake.openSample', async (name?: unknown) => {
    const sample = samples.find((one) => nameOf(one) === name) ?? (await pickSample());
    if (!sample) return;
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension, 'examples', sample.path));
    // The caret ends where the text begins.
    const content = new vscode.SnippetString().appendTabstop(0).appendText(new TextDecoder().decode(bytes));
    await openUnsaved(numbered(nameOf(sample)), content);
  });
}

/** The name of its file, without the folder and the endings. */
function nameOf({ path }: Sample): string {
  return (path.split('/').at(-1) ?? path).replace(/\.layercake\.yaml$/, '');
}

interface SampleItem extends vscode.QuickPickItem {
  readonly sample?: Sample;
}

async function pickSample(): Promise<Sample | undefined> {
  const itemsOf = (isCase: boolean): readonly SampleItem[] =>
    samples
      .filter(({ path }) => path.startsWith('cases/') === isCase)
      .map((sample) => ({ label: vscode.l10n.t(sample.title), detail: vscode.l10n.t(sample.shows), sample }));
  const separator = (label: string): SampleItem => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const items = [
    ...[separator(vscode.l10n.t('Stacks')), ...itemsOf(false)],
    ...[separator(vscode.l10n.t('What people ran into')), ...itemsOf(true)],
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Open Sample Stack'),
    placeHolder: vscode.l10n.t('Which stack? A copy opens, and nothing is saved.'),
    matchOnDetail: true,
  });
  return picked?.sample;
}
