import * as vscode from 'vscode';
import { equal, ok, until } from './assert.ts';
import { openManifest, replaceText, shownAt, untilShown } from './manifest.ts';

const UNKNOWN = 'layercake: 1\nframework: [pytroch]\n';
const RULES = ['unknown-component'];

const folder = (): vscode.Uri => {
  const first = vscode.workspace.workspaceFolders?.[0];
  ok(first, 'no folder is open');
  return first.uri;
};

const write = async (name: string, text = UNKNOWN): Promise<vscode.Uri> => {
  const uri = vscode.Uri.joinPath(folder(), name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
};

/** The rules of what is told at a file that need not be open. */
const rulesAt = (uri: vscode.Uri): readonly string[] => shownAt(uri).map(({ rule }) => rule);
const untilRules = (uri: vscode.Uri, rules: readonly string[]): Promise<unknown> =>
  until(`${rules.join(' ')} at ${uri.path}`, () => rulesAt(uri).join() === rules.join());

suite('the whole workspace', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs
      .delete(vscode.Uri.joinPath(folder(), 'whole'), { recursive: true })
      .then(undefined, () => undefined);
  });

  test('manifests are checked that nobody has opened, as they come, change and go', async () => {
    const [first, second] = [await write('whole/a.layercake.yaml'), await write('whole/below/layercake.yml')];
    await untilRules(first, RULES);
    await untilRules(second, RULES);
    await write('whole/a.layercake.yaml', 'layercake: 1\n');
    await untilRules(first, []);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'whole/below'), { recursive: true });
    await untilRules(second, []);
  });

  test('what is told of a manifest stays when its tab is closed, and is that of the file', async () => {
    const document = await openManifest('whole/kept.layercake.yaml', ['layercake: 1', 'framework: [pytroch]']);
    await untilShown(document, ['2:13 warning unknown-component pytroch']);
    await replaceText(document, 'pytroch', 'pytorch');
    await untilShown(document, []);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await untilRules(document.uri, RULES);
    await vscode.workspace.fs.delete(document.uri);
    await untilRules(document.uri, []);
  });

  test('what the settings leave out is left alone', async () => {
    const names = ['whole/out/a.layercake.yaml', 'whole/gone/b.layercake.yaml', 'whole/node_modules/c.layercake.yaml'];
    const [out, gone, modules] = await Promise.all(names.map((name) => write(name)));
    ok(out && gone && modules, 'not written');
    await untilRules(out, RULES);
    await untilRules(gone, RULES);
    equal(rulesAt(modules), []);
    const { Global } = vscode.ConfigurationTarget;
    const settings = vscode.workspace.getConfiguration();
    try {
      await settings.update('search.exclude', { '**/{out,other}': true }, Global);
      await untilRules(out, []);
      equal(rulesAt(gone), RULES);
      await settings.update('files.exclude', { '**/gone': true }, Global);
      await untilRules(gone, []);
    } finally {
      await settings.update('search.exclude', undefined, Global);
      await settings.update('files.exclude', undefined, Global);
    }
    await untilRules(out, RULES);
    await untilRules(gone, RULES);
  });

  test('is checked once more on request', async () => {
    const uri = await write('whole/again.layercake.yaml');
    await untilRules(uri, RULES);
    await vscode.commands.executeCommand('layercake.checkWorkspace');
    await untilRules(uri, RULES);
  });
});

/** Files that are in no folder of any machine. */
function memory(files: Readonly<Record<string, string>>): vscode.FileSystemProvider {
  const none = (uri: vscode.Uri): never => {
    throw vscode.FileSystemError.FileNotFound(uri);
  };
  const type = vscode.FileType.File;
  return {
    onDidChangeFile: () => new vscode.Disposable(() => undefined),
    watch: () => new vscode.Disposable(() => undefined),
    stat: (uri) =>
      files[uri.path] === undefined ? none(uri) : { type, ctime: 0, mtime: 0, size: files[uri.path]?.length ?? 0 },
    readFile: (uri) => new TextEncoder().encode(files[uri.path] ?? none(uri)),
    readDirectory: none,
    createDirectory: none,
    writeFile: none,
    delete: none,
    rename: none,
  };
}

suite('files that are on no disk', () => {
  test('are read with their config, and told of while they are open', async () => {
    const files = {
      '/stacks/layercake.yaml': 'layercake: 1\nframework: [pytroch, tensorrt-llm]\n',
      '/stacks/layercake.config.yaml': 'severities: { hardware-locked: off, open-but-locked: off }\n',
    };
    const provider = vscode.workspace.registerFileSystemProvider('memfs', memory(files), { isReadonly: true });
    const uri = vscode.Uri.parse('memfs:/stacks/layercake.yaml');
    // An extension that opens the text itself would keep it open for minutes.
    await vscode.commands.executeCommand('vscode.open', uri);
    await untilRules(uri, RULES);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await untilRules(uri, []);
    provider.dispose();
  });

  test('but are another state of one that is, are left alone', async () => {
    const file = await write('other-state.layercake.yaml');
    const files = { [file.path]: UNKNOWN };
    const provider = vscode.workspace.registerFileSystemProvider('history', memory(files), { isReadonly: true });
    try {
      await untilRules(file, RULES);
      const old = file.with({ scheme: 'history' });
      await vscode.commands.executeCommand('vscode.diff', old, file);
      await until('the diff', () => vscode.window.visibleTextEditors.length === 2);
      // Longer than a check takes.
      await new Promise((resolve) => setTimeout(resolve, 500));
      equal([rulesAt(old), rulesAt(file)], [[], RULES]);
    } finally {
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      await vscode.workspace.fs.delete(file);
      provider.dispose();
    }
  });
});
