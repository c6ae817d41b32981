import * as vscode from 'vscode';
import { equal, ok, until } from './assert.ts';
import { openManifest, replaceText, shown, shownAt, untilShown } from './manifest.ts';

const { Global } = vscode.ConfigurationTarget;

async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('layercake').update(name, value, Global);
}

suite('settings', () => {
  teardown(async () => {
    for (const name of ['run', 'targets', 'workspace.check']) await set(name, undefined);
    await vscode.workspace.getConfiguration('files').update('autoSave', undefined, Global);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('`run` may have findings wait until the file is saved', async () => {
    await set('run', 'onSave');
    await vscode.workspace.getConfiguration('files').update('autoSave', 'off', Global);
    const document = await openManifest('settings-save.layercake.yaml', ['layercake: 1', 'framework: [pytorch]']);
    await untilShown(document, []);
    await replaceText(document, 'pytorch', 'pytroch');
    // Ten times as long as a pause in typing has to be before it is told.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    equal(shown(document), []);
    ok(await document.save(), 'not saved');
    await untilShown(document, ['2:13 warning unknown-component pytroch']);
  });

  test('`targets` narrows the hover to those', async () => {
    const document = await openManifest('settings-targets.layercake.yaml', [...['layercake: 1', 'framework: [vllm]']]);
    const hoverText = async (): Promise<string> => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        document.positionAt(document.getText().indexOf('vllm') + 1),
      );
      return JSON.stringify(hovers.map(({ contents }) => contents.map((one) => (one as { value: string }).value)));
    };
    await until('a hover with all targets', async () => (await hoverText()).includes('Gaudi'));
    await set('targets', ['nvidia', 'amd']);
    const narrow = await until('a narrow hover', async () => {
      const text = await hoverText();
      return text.includes('AMD\u00a0GPU') && !text.includes('Gaudi') ? text : undefined;
    });
    ok(narrow.includes('NVIDIA'), narrow);
  });

  test('a page about a manifest that nobody has opened is under its config from the first', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    ok(folder, 'no folder is open');
    const place = vscode.Uri.joinPath(folder.uri, 'settings-page');
    const write = async (name: string, text: string): Promise<vscode.Uri> => {
      const uri = vscode.Uri.joinPath(place, name);
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
      return uri;
    };
    await set('workspace.check', false);
    try {
      await write('layercake.config.yaml', 'targets: [nvidia, amd]\n');
      const manifest = await write('layercake.yaml', 'layercake: 1\nname: page\nframework: [vllm]\n');
      const query = manifest.toString();
      const uri = vscode.Uri.from({ scheme: 'layercake-report', path: '/page.md', query });
      const page = (await vscode.workspace.openTextDocument(uri)).getText();
      ok(page.includes('AMD') && !page.includes('Gaudi'), page);
    } finally {
      await vscode.workspace.fs.delete(place, { recursive: true });
    }
  });

  test('`workspace.check` leaves files alone that nobody has opened', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    ok(folder, 'no folder is open');
    const uri = vscode.Uri.joinPath(folder.uri, 'settings-unopened.layercake.yaml');
    const rules = (): string =>
      shownAt(uri)
        .map(({ rule }) => rule)
        .join();
    try {
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('layercake: 1\nframework: [pytroch]\n'));
      await until('the finding', () => rules() === 'unknown-component');
      await set('workspace.check', false);
      await until('the finding to go', () => rules() === '');
      await set('workspace.check', true);
      await until('the finding to come back', () => rules() === 'unknown-component');
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });
});
