import * as vscode from 'vscode';
import { equal, ok } from './assert.ts';
import { openManifest, untilShown } from './manifest.ts';

function behind(document: vscode.TextDocument, text: string): vscode.Position {
  return document.positionAt(document.getText().indexOf(text) + text.length);
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

/** The labels that the editor offers behind a text; its own words are none of ours. */
async function labelsBehind(document: vscode.TextDocument, text: string): Promise<readonly string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    behind(document, text),
  );
  return list.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text).map(labelOf);
}

suite('a config that is being written', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const folder = vscode.workspace.workspaceFolders?.[0];
    if (folder) await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder.uri, 'written'), { recursive: true });
  });

  test('offers rules, severities, targets and folders', async () => {
    const document = await openManifest('written/offers/layercake.config.yaml', [
      'severities:',
      '  hardware-',
      'targets: [nvidia, ]',
      'catalog: [../]',
      'budget: { loc }',
    ]);
    const rules = await labelsBehind(document, '  hardware-');
    ok(rules.includes('hardware-locked'), `the rules are ${rules.join(', ')}`);
    const targets = await labelsBehind(document, 'targets: [nvidia, ');
    ok(targets.includes('amd') && !targets.includes('nvidia'), `the targets are ${targets.join(', ')}`);
    const folders = await labelsBehind(document, 'catalog: [../');
    ok(folders.includes('../offers'), `the folders are ${folders.join(', ')}`);
    ok((await labelsBehind(document, 'budget: { loc')).includes('locked'), 'no limits are offered');
  });

  test('explains a rule, a target and a key', async () => {
    const document = await openManifest('written/explains/layercake.config.yaml', [
      'severities: { hardware-locked: error }',
      'targets: [nvidia, amd]',
    ]);
    const told = async (text: string): Promise<string> => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        behind(document, text),
      );
      return hovers.flatMap(({ contents }) => contents.map((one) => (one as { value: string }).value)).join('\n');
    };
    ok((await told('hardware')).includes('error here, usually warning'), await told('hardware'));
    ok((await told('nvid')).includes('accelerator'), await told('nvid'));
    ok((await told('targ')).includes('The targets that are looked at'), await told('targ'));
  });

  test('mends a misspelt rule by a quick fix', async () => {
    const document = await openManifest('written/mends/layercake.config.yaml', [
      'severities: { hardware-loked: error }',
    ]);
    await untilShown(document, ['1:15 error unknown-reference hardware-loked']);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(behind(document, 'hardware'), behind(document, 'hardware')),
    );
    const [action] = actions.filter(({ title }) => title === 'Change to `hardware-locked`');
    ok(action?.edit, `the fixes are ${actions.map(({ title }) => title).join(', ')}`);
    ok(await vscode.workspace.applyEdit(action.edit), 'the edit was refused');
    equal(document.getText(), 'severities: { hardware-locked: error }\n');
    await untilShown(document, []);
    ok(await document.save(), 'it was not saved');
  });
});
