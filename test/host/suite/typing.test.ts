import * as vscode from 'vscode';
import { equal, ok, until } from './assert.ts';
import { openManifest, shownAt } from './manifest.ts';

const LINES = [
  'layercake: 1',
  'name: demo-stack',
  'targets: [nvidia, amd]',
  'application:',
  '  - id: api',
  '    uses: [engine]',
  '    notes: answers tickets',
  'framework:',
  '  - id: engine',
  '    component: tensorrt-llm',
  '    notes: what serves the models',
  '  - vllm@0.10.2',
  '  - pytroch',
];

/** Everything that an editor may ask about while somebody types, asked at once and not waited for. */
function askAll({ uri, lineCount }: vscode.TextDocument, at: vscode.Position): readonly Thenable<unknown>[] {
  const whole = new vscode.Range(0, 0, lineCount, 0);
  return [
    vscode.commands.executeCommand('vscode.executeHoverProvider', uri, at),
    vscode.commands.executeCommand('vscode.executeCompletionItemProvider', uri, at, undefined, 5),
    vscode.commands.executeCommand('vscode.executeCodeLensProvider', uri, 100),
    vscode.commands.executeCommand('vscode.executeInlayHintProvider', uri, whole),
    vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, whole, undefined, 5),
    vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', uri),
    vscode.commands.executeCommand('vscode.provideDocumentSemanticTokens', uri),
    vscode.commands.executeCommand('vscode.prepareCallHierarchy', uri, at),
  ];
}

/** Waits for answers. VS Code itself takes back what was asked about a text that has changed since. */
async function settle(asked: readonly Thenable<unknown>[]): Promise<void> {
  for (const answer of await Promise.allSettled(asked)) {
    if (answer.status === 'rejected' && !String(answer.reason).includes('Canceled')) throw answer.reason;
  }
}

/** The findings of a document with their places, related ones included. */
function findings({ uri }: vscode.TextDocument): string {
  const place = ({ start, end }: vscode.Range): string =>
    `${start.line}:${start.character}-${end.line}:${end.character}`;
  return shownAt(uri)
    .map(({ rule, range, message, relatedInformation = [] }) =>
      [rule, place(range), message, ...relatedInformation.map((one) => place(one.location.range))].join(' '),
    )
    .join('\n');
}

/** Waits until a document shows what a new one with the same text does. */
async function untilAsAfresh(document: vscode.TextDocument, name: string): Promise<void> {
  const fresh = await openManifest(name, document.getText().trimEnd().split('\n'));
  equal(fresh.getText(), document.getText());
  await until('the findings', () => findings(fresh) !== '');
  let last = '';
  await until('the same findings', () => (last = findings(document)) === findings(fresh)).catch(() => {
    throw new Error(`the findings are\n${last}\nand afresh\n${findings(fresh)}`);
  });
}

suite('typing', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('fast, while everything is asked for, leaves what the text says; so do undo and redo', async () => {
    const document = await openManifest('fast.layercake.yaml', LINES);
    await until('the first findings', () => findings(document) !== '');
    const asked: Thenable<unknown>[] = [];
    // In front of everything, inside an entry, at its end, and in a name: some leave the text broken for a while.
    for (const [line, words] of [
      [1, '\n# over all'],
      [7, ' "at night" #'],
      [6, ': "on'],
      [12, '\n    version: 0.9'],
    ] as const) {
      for (const letter of words) {
        const editor = vscode.window.activeTextEditor;
        ok(editor, 'no editor is active');
        const at = document.lineAt(line).range.end;
        asked.push(...askAll(document, at));
        ok(await editor.edit((edit) => edit.insert(at, letter)), 'the edit was refused');
        asked.push(...askAll(document, at));
      }
    }
    await settle(asked);
    await untilAsAfresh(document, 'fast-afresh.layercake.yaml');
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    for (let times = 0; times < 12; times++) {
      await vscode.commands.executeCommand('undo');
      await settle(askAll(document, new vscode.Position(9, 8)));
    }
    for (let times = 0; times < 5; times++) await vscode.commands.executeCommand('redo');
    await untilAsAfresh(document, 'undone-afresh.layercake.yaml');
  });

  test('in one of two editors of a text is seen from both', async () => {
    const document = await openManifest('two.layercake.yaml', LINES);
    await until('the first findings', () => findings(document) !== '');
    const [left, right] = [
      await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false }),
      await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Two, preview: false }),
    ];
    equal(left.document.uri.toString(), right.document.uri.toString());
    for (const editor of [left, right, left, right]) {
      const shown = await vscode.window.showTextDocument(editor.document, editor.viewColumn);
      const asked = askAll(document, new vscode.Position(4, 8));
      ok(
        await shown.edit((edit) => edit.insert(new vscode.Position(1, 0), '# one more line\n')),
        'the edit was refused',
      );
      await settle(asked);
    }
    await untilAsAfresh(document, 'two-afresh.layercake.yaml');
  });

  test('while the text is compared with another is followed', async () => {
    const before = await openManifest('typed-was.layercake.yaml', LINES);
    const after = await openManifest('typed-is.layercake.yaml', LINES);
    await vscode.commands.executeCommand('layercake.compareWith', before.uri);
    const editor = await vscode.window.showTextDocument(after, vscode.ViewColumn.One);
    for (const letter of 'torch') {
      const asked = askAll(after, new vscode.Position(11, 6));
      ok(await editor.edit((edit) => edit.insert(after.lineAt(11).range.end, letter)), 'the edit was refused');
      await settle(asked);
    }
    await until('the page', () =>
      vscode.workspace.textDocuments.some(
        (page) => page.uri.scheme === 'layercake-comparison' && page.getText().includes('0.10.2torch'),
      ),
    );
  });
});
