import * as vscode from 'vscode';
import { ok, until } from './assert.ts';
import { openManifest, replaceText, shown, untilShown } from './manifest.ts';

const LOCKED = ['layercake: 1', 'name: service', 'framework: [tensorrt-llm]'];
const BESIDE = '3:13 information open-but-locked tensorrt-llm';
const USUAL = ['3:13 warning hardware-locked tensorrt-llm', BESIDE];
const HELD = ['2:7 error over-budget service', '3:13 information hardware-locked tensorrt-llm', BESIDE];
const CONFIG = ['severities: { hardware-locked: information }', 'budget: { locked: 0 }'];

suite('a config', () => {
  const written: vscode.Uri[] = [];
  const write = async (name: string, lines: readonly string[]): Promise<vscode.Uri> => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    ok(folder, 'no folder is open');
    const uri = vscode.Uri.joinPath(folder.uri, name);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(`${lines.join('\n')}\n`));
    written.push(uri);
    return uri;
  };
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const uri of written.splice(0)) await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
  });

  test('that comes and goes changes the findings, and brings them back', async () => {
    const document = await openManifest('held/comes.layercake.yaml', LOCKED);
    await untilShown(document, USUAL);
    // Of a file that goes before VS Code has told that it came nothing is told at all.
    const watcher = vscode.workspace.createFileSystemWatcher('**/held/layercake.config.yaml');
    let isTold = false;
    watcher.onDidCreate(() => (isTold = true));
    const config = await write('held/layercake.config.yaml', CONFIG);
    await untilShown(document, HELD);
    await until('VS Code to tell of the config', () => isTold);
    watcher.dispose();
    await vscode.workspace.fs.delete(config);
    await untilShown(document, USUAL);
  });

  test('switches off what stands above and behind the lines, for whoever has not set it', async () => {
    const document = await openManifest('held/quiet.layercake.yaml', LOCKED);
    const lenses = (): Promise<number> =>
      Promise.resolve(
        vscode.commands.executeCommand<readonly unknown[]>('vscode.executeCodeLensProvider', document.uri),
      ).then(({ length }) => length);
    const settings = vscode.workspace.getConfiguration('layercake');
    await until('lenses', async () => (await lenses()) > 0);
    await write('held/layercake.config.yaml', ['editor: { codeLens: false }']);
    await until('no lenses', async () => (await lenses()) === 0);
    try {
      await settings.update('codeLens', true, vscode.ConfigurationTarget.Global);
      await until('the lenses of who has set them', async () => (await lenses()) > 0);
    } finally {
      await settings.update('codeLens', undefined, vscode.ConfigurationTarget.Global);
    }
    await until('no lenses again', async () => (await lenses()) === 0);
  });

  test('counts for the manifests in its folder and below, from the first look on', async () => {
    await write('held/layercake.config.yaml', CONFIG);
    await untilShown(await openManifest('held/below/deep.layercake.yaml', LOCKED), HELD);
    await untilShown(await openManifest('beside/other.layercake.yaml', LOCKED), USUAL);
  });

  test('tells its mistakes while it is written, and the manifests follow', async () => {
    const document = await openManifest('held/typed.layercake.yaml', LOCKED);
    await untilShown(document, USUAL);
    const config = await openManifest('held/layercake.config.yaml', ['budgte: { locked: 0 }']);
    written.push(config.uri);
    await untilShown(config, ['1:1 error schema budgte']);
    await replaceText(config, 'budgte', 'budget');
    await untilShown(config, []);
    await until('the budget', () => shown(document).some((finding) => finding.includes('over-budget')));
    await vscode.commands.executeCommand('undo');
    await untilShown(config, ['1:1 error schema budgte']);
    await untilShown(document, USUAL);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  test('tells its mistakes also where only a manifest is open', async () => {
    await untilShown(await openManifest('held/closed.layercake.yaml', LOCKED), USUAL);
    const config = await write('held/layercake.config.yaml', ['targets: [nvidia, and]']);
    const told = (): boolean => vscode.languages.getDiagnostics(config).length === 1;
    await until('the mistake', told);
    await vscode.workspace.fs.delete(config);
    await until('the mistake to go', () => !told());
  });

  test('narrows the hover to its targets', async () => {
    await write('held/layercake.config.yaml', ['targets: [nvidia, amd]']);
    const document = await openManifest('held/panel.layercake.yaml', LOCKED);
    await untilShown(document, USUAL);
    const position = document.positionAt(document.getText().indexOf('tensorrt') + 1);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const text = JSON.stringify(hovers.map(({ contents }) => contents.map((one) => (one as { value: string }).value)));
    ok(text.includes('AMD\u00a0GPU') && !text.includes('Gaudi'), text);
  });

  test('wins over the settings of the editor', async () => {
    const settings = vscode.workspace.getConfiguration('layercake');
    const set = (value: unknown): Thenable<void> =>
      settings.update('severities', value, vscode.ConfigurationTarget.Global);
    const document = await openManifest('held/settings.layercake.yaml', LOCKED);
    try {
      await set({ 'hardware-locked': 'error' });
      await untilShown(document, ['3:13 error hardware-locked tensorrt-llm', BESIDE]);
      await write('held/layercake.config.yaml', CONFIG);
      await untilShown(document, HELD);
    } finally {
      await set(undefined);
    }
  });
});
