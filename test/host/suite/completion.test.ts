import * as vscode from 'vscode';
import { equal, ok, until } from './assert.ts';
import { openManifest } from './manifest.ts';

/** What the editor offers behind a text of the document; the first so many items are documented. */
async function completionsBehind(
  document: vscode.TextDocument,
  text: string,
  documented = 0,
): Promise<readonly vscode.CompletionItem[]> {
  const position = document.positionAt(document.getText().indexOf(text) + text.length);
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
    undefined,
    documented,
  );
  // The editor's own words are none of ours.
  return list.items.filter(({ kind }) => kind !== vscode.CompletionItemKind.Text);
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

suite('completion', () => {
  test('offers components with their coupling, keys, uses and versions', async () => {
    const document = await openManifest('completion.layercake.yaml', [
      'layercake: 1',
      'application:',
      '  - id: api',
      '    uses: [vllm, ]',
      'framework:',
      '  - vllm@0.10.2',
      '  - tensorrt-l',
      'system:',
      '  - cuda',
    ]);
    const components = await completionsBehind(document, '- tensorrt-l');
    const engine = components.find((item) => labelOf(item) === 'tensorrt-llm');
    ok(engine, `there is no tensorrt-llm among ${components.map(labelOf).join(', ')}`);
    ok(typeof engine.label === 'object', 'the label says no more than the name');
    equal(engine.label.detail?.trim(), 'locked to NVIDIA');
    ok(
      components.some((item) => labelOf(item) === 'component'),
      'no keys are offered',
    );
    const uses = (await completionsBehind(document, 'uses: [vllm, ')).map(labelOf);
    ok(uses.includes('cuda') && !uses.includes('vllm') && !uses.includes('api'), `the uses are ${uses.join(', ')}`);
    const versions = (await completionsBehind(document, 'vllm@0.10')).map(labelOf);
    ok(versions.includes('0.11.0'), `the versions are ${versions.join(', ')}`);
  });

  test('offers targets, formats, rules and keys in a text that is half typed', async () => {
    const document = await openManifest('completion-half.layercake.yaml', [
      ...['layercake: 1', 'targets: [nvidia, ]', 'model:', '  - id: m', '    format: ', 'framework:'],
      ...[
        '  - component: tensorrt-llm',
        '    accept:',
        '      - rule: ',
        '  # layercake-ignore ',
        '  - sglang',
        'hardw',
      ],
    ]);
    for (const [typed, expected] of [
      ['targets: [nvidia, ', 'amd'],
      ['format: ', 'safetensors'],
      ['- rule: ', 'hardware-locked'],
      ['# layercake-ignore ', 'hardware-locked'],
      ['\nhardw', 'hardware'],
    ] as const) {
      const labels = (await completionsBehind(document, typed)).map(labelOf);
      ok(labels.includes(expected), `behind ${typed} there is no ${expected} among ${labels.join(', ')}`);
    }
  });

  test('documents an item when it is looked at', async () => {
    const document = await openManifest('completion-docs.layercake.yaml', ['layercake: 1', 'system:', '  - nccl']);
    const items = await completionsBehind(document, '- nccl', 1000);
    const item = items.find((one) => labelOf(one) === 'nccl');
    const markdown = item?.documentation;
    ok(markdown instanceof vscode.MarkdownString && /●.native/.test(markdown.value), 'nccl is not documented');
    const bare = (await completionsBehind(document, '- nccl')).find((one) => labelOf(one) === 'nccl');
    ok(bare && !bare.documentation, 'nccl is documented before anybody looks');
  });

  test('puts an item in the place of the word', async () => {
    const document = await openManifest('completion-typed.layercake.yaml', ['layercake: 1', 'system:', '  - ', '']);
    const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    const end = new vscode.Position(2, 4);
    editor.selection = new vscode.Selection(end, end);
    for (const letter of 'nvshme') await vscode.commands.executeCommand('type', { text: letter });
    await until('the list of suggestions', async () => {
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
      await new Promise((resolve) => setTimeout(resolve, 500));
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      return document.lineAt(2).text.length > '  - nvshme'.length;
    });
    equal(document.lineAt(2).text, '  - nvshmem');
  });
});
