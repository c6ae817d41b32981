import * as vscode from 'vscode';
import { equal, ok, until } from './assert.ts';
import { openManifest } from './manifest.ts';

const LINES = [
  'layercake: 1',
  'name: demo-stack',
  'application:',
  '  - id: api',
  '    uses: [vllm, cache]',
  '    evidence: [https://example.org/bench, ./notes.md]',
  '  - id: cache',
  'framework:',
  '  - vllm@0.10.2 # pinned',
  '  - pytorch',
];

/** Where the n-th occurrence of a text stands, one character in. */
function placeOf(document: vscode.TextDocument, text: string, nth = 1): vscode.Position {
  let at = -1;
  for (let i = 0; i < nth; i++) at = document.getText().indexOf(text, at + 1);
  ok(at >= 0, `the document has no ${text}`);
  return document.positionAt(at + 1);
}

/** Ranges as people count them: `9:5 vllm`. */
function told(document: vscode.TextDocument, ranges: readonly vscode.Range[]): readonly string[] {
  return ranges.map((range) => `${range.start.line + 1}:${range.start.character + 1} ${document.getText(range)}`);
}

async function run<T>(command: string, ...rest: readonly unknown[]): Promise<T> {
  return vscode.commands.executeCommand<T>(command, ...rest);
}

suite('navigate', () => {
  let count = 0;
  const open = async (...lines: readonly string[]): Promise<vscode.TextDocument> =>
    openManifest(`ways-${++count}.layercake.yaml`, lines.length > 0 ? lines : LINES);
  teardown(async () => {
    await run('workbench.action.revertAndCloseActiveEditor');
  });

  test('goes to the definition of a use', async () => {
    const document = await open();
    const found = await run<readonly vscode.LocationLink[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      placeOf(document, 'vllm'),
    );
    equal(
      told(
        document,
        found.map((one) => one.targetSelectionRange ?? one.targetRange),
      ),
      ['9:5 vllm'],
    );
    equal(
      told(
        document,
        found.flatMap((one) => one.originSelectionRange ?? []),
      ),
      ['5:12 vllm'],
    );
  });

  test('finds references, and lights them up', async () => {
    const document = await open();
    const at = placeOf(document, 'vllm', 2);
    const references = await run<readonly vscode.Location[]>('vscode.executeReferenceProvider', document.uri, at);
    equal(
      told(
        document,
        references.map(({ range }) => range),
      ),
      ['5:12 vllm', '9:5 vllm'],
    );
    const lit = await run<readonly vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', document.uri, at);
    equal(
      lit.map(({ kind }) => kind),
      [vscode.DocumentHighlightKind.Read, vscode.DocumentHighlightKind.Write],
    );
  });

  test('renames an entry that goes by its component, and its uses', async () => {
    const document = await open();
    const at = placeOf(document, 'vllm');
    const place = await run<{ readonly placeholder: string }>('vscode.prepareRename', document.uri, at);
    equal(place.placeholder, 'vllm');
    const edit = await run<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, at, 'engine');
    ok(await vscode.workspace.applyEdit(edit), 'the edit was refused');
    const text = document.getText();
    ok(text.includes('uses: [engine, cache]\n'), text);
    ok(text.includes('  - { id: engine, component: vllm, version: "0.10.2" } # pinned\n'), text);
  });

  test('renames what the text says by then, whatever is typed meanwhile', async () => {
    const document = await open();
    const editor = vscode.window.activeTextEditor;
    ok(editor, 'no editor is active');
    const ask = (): Promise<vscode.WorkspaceEdit> =>
      run('vscode.executeDocumentRenameProvider', document.uri, placeOf(document, 'cache'), 'store');
    const asked: Promise<vscode.WorkspaceEdit>[] = [];
    for (const letter of '# on top') {
      asked.push(ask());
      ok(await editor.edit((edit) => edit.insert(document.lineAt(0).range.end, letter)), 'the edit was refused');
    }
    // Letters behind the first line move no other: each answer is one for the whole text.
    for (const late of await Promise.all(asked)) {
      equal(
        late.get(document.uri).map(({ range, newText }) => `${range.start.line + 1} ${newText}`),
        ['5 store', '7 store'],
      );
    }
    ok(await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# a line more\n')), 'the edit was refused');
    ok(await vscode.workspace.applyEdit(await ask()), 'the edit was refused');
    equal(
      document.getText().trimEnd().split('\n'),
      ['# a line more', `${LINES[0] ?? ''}# on top`, ...LINES.slice(1)].map((line) => line.replace('cache', 'store')),
    );
  });

  test('refuses a rename with the reason', async () => {
    const document = await open();
    const reason = async (command: string, ...rest: readonly unknown[]): Promise<string> =>
      run(command, document.uri, ...rest).then(
        () => 'nothing',
        (error: unknown) => String(error),
      );
    const taken = await reason('vscode.executeDocumentRenameProvider', placeOf(document, 'vllm'), 'cache');
    ok(taken.includes('There is an entry `cache` already'), taken);
    const version = await reason('vscode.prepareRename', placeOf(document, '0.10.2'));
    ok(version !== 'nothing', 'a version was about to be renamed');
  });

  test('shows an outline of layers and entries', async () => {
    const document = await open();
    const [stack] = await run<readonly vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri);
    equal(stack?.name, 'demo-stack');
    equal(
      stack?.children.map(({ name, children }) => `${name}: ${children.map((one) => one.name).join(', ')}`),
      ['application: api, cache', 'framework: vllm, pytorch'],
    );
    const detail = stack?.children[1]?.children[0]?.detail ?? '';
    ok(detail.startsWith('0.10.2 · '), detail);
  });

  test('folds layers, entries and comments', async () => {
    const document = await open('# one', '# two', ...LINES);
    const folds = await run<readonly vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri);
    const own = folds.map(
      ({ start, end, kind }) => `${start}-${end} ${kind === vscode.FoldingRangeKind.Comment ? 'comment' : 'code'}`,
    );
    for (const fold of ['0-1 comment', '4-8 code', '5-7 code', '9-11 code']) ok(own.includes(fold), own.join(', '));
  });

  test('expands a selection from a use to its entry', async () => {
    const document = await open();
    const [range] = await run<readonly vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', document.uri, [
      placeOf(document, 'cache'),
    ]);
    const texts: string[] = [];
    for (let one = range; one; one = one.parent) texts.push(document.getText(one.range));
    ok(texts.includes('[vllm, cache]'), texts.join('\n---\n'));
    ok(texts.includes(LINES.slice(3, 6).join('\n').replace('  - ', '')), texts.join('\n---\n'));
  });

  test('links evidence, files too', async () => {
    const document = await open();
    const links = await run<readonly vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri);
    equal(
      told(
        document,
        links.map(({ range }) => range),
      ),
      ['6:16 https://example.org/bench', '6:43 ./notes.md'],
    );
    equal(links[1]?.target?.path, vscode.Uri.joinPath(document.uri, '../notes.md').path);
  });

  test('finds entries in the workspace, whether their manifest is open or not', async () => {
    const document = await open('layercake: 1', 'name: shut-stack', 'application: [{ id: shut-away-service }]');
    await run('workbench.action.closeAllEditors');
    await open('layercake: 1', 'name: open-stack', 'application: [{ id: shut-away-client }]');
    const find = async (query: string): Promise<readonly string[]> =>
      (await run<readonly vscode.SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', query)).map(
        ({ name, containerName }) => `${containerName}: ${name}`,
      );
    const both = await until('both', async () => {
      const found = await find('shut-away');
      return found.length === 2 ? found : undefined;
    });
    equal([...both].sort(), [
      'open-stack › application: shut-away-client',
      'shut-stack › application: shut-away-service',
    ]);
    await vscode.workspace.fs.writeFile(
      document.uri,
      new TextEncoder().encode('layercake: 1\napplication: [{ id: other }]\n'),
    );
    await until('the one that is left', async () => (await find('shut-away')).length === 1);
  });

  test('shows what an entry uses and who uses it', async () => {
    const document = await open();
    const [api] = await run<readonly vscode.CallHierarchyItem[]>(
      'vscode.prepareCallHierarchy',
      document.uri,
      placeOf(document, 'api'),
    );
    equal(api?.name, 'api');
    const outgoing = await run<readonly vscode.CallHierarchyOutgoingCall[]>('vscode.provideOutgoingCalls', api);
    equal(
      outgoing.map(({ to }) => to.name),
      ['vllm', 'cache'],
    );
    equal(told(document, outgoing[0]?.fromRanges ?? []), ['5:12 vllm']);
    const below = await run<readonly vscode.CallHierarchyOutgoingCall[]>(
      'vscode.provideOutgoingCalls',
      outgoing[0]?.to,
    );
    equal(
      below.map(({ to }) => [to.name, to.detail?.startsWith('inferred · ')]),
      [['pytorch', true]],
    );
    const incoming = await run<readonly vscode.CallHierarchyIncomingCall[]>(
      'vscode.provideIncomingCalls',
      outgoing[0]?.to,
    );
    equal(
      incoming.map(({ from }) => from.name),
      ['api'],
    );
  });
});
