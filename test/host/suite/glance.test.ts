import * as vscode from 'vscode';
import { equal, ok, until } from './assert.ts';
import { openManifest, replaceText } from './manifest.ts';

const LINES = [
  'layercake: 1',
  'name: demo-stack',
  'targets: [nvidia, amd]',
  'application:',
  '  - id: api',
  '    uses: [tensorrt-llm, "vllm"]',
  'framework:',
  '  - tensorrt-llm # fast',
  '  - vllm@0.10.2',
  '  - pytorch',
];

async function run<T>(command: string, ...rest: readonly unknown[]): Promise<T> {
  return vscode.commands.executeCommand<T>(command, ...rest);
}

async function lensesIn(document: vscode.TextDocument): Promise<readonly vscode.CodeLens[]> {
  return run('vscode.executeCodeLensProvider', document.uri, 100);
}

async function hintsIn(document: vscode.TextDocument): Promise<readonly vscode.InlayHint[]> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  return run('vscode.executeInlayHintProvider', document.uri, whole);
}

/** A hint as it reads, with its line: `8 uses: pytorch`. */
function told({ label, position }: vscode.InlayHint): string {
  const words = typeof label === 'string' ? label : label.map(({ value }) => value).join('');
  return `${position.line + 1} ${words}`;
}

async function set(name: string, value: boolean | undefined): Promise<void> {
  await vscode.workspace.getConfiguration('layercake').update(name, value, vscode.ConfigurationTarget.Global);
}

suite('glance', () => {
  let count = 0;
  const open = async (): Promise<vscode.TextDocument> => openManifest(`glance-${++count}.layercake.yaml`, LINES);
  teardown(async () => {
    await run('workbench.action.revertAndCloseActiveEditor');
  });

  test('shows lenses on the stack and its layers, with commands that there are', async () => {
    const document = await open();
    // It takes a while until the extension is there, the first time.
    const lenses = await until('the lenses', async () => {
      const all = await lensesIn(document);
      return all.length > 0 ? all : undefined;
    });
    const titles = lenses.map(({ range, command }) => `${range.start.line + 1} ${command?.title ?? ''}`);
    ok(/^2 ■ Lock-in index \d+ · \d+ % known$/.test(titles[0] ?? ''), titles.join('\n'));
    equal(titles.slice(1), [
      '2 ● NVIDIA GPU',
      '2 ✕ AMD GPU',
      '2 Layer cake',
      '4 1 entry · 1 locked',
      '7 3 entries · 1 locked',
      '7 Choke point: tensorrt-llm',
    ]);
    const known = new Set(await vscode.commands.getCommands(false));
    const missing = lenses.flatMap(({ command }) => (command && known.has(command.command) ? [] : [command]));
    equal(missing, []);
  });

  test('a lens leads to the choke point', async () => {
    const document = await open();
    const lens = (await lensesIn(document)).find(({ command }) => command?.title.startsWith('Choke point'));
    ok(lens?.command, 'there is no lens of the choke point');
    await run(lens.command.command, ...((lens.command.arguments ?? []) as readonly unknown[]));
    const selected = await until('the selection', () => {
      const editor = vscode.window.activeTextEditor;
      return editor && !editor.selection.isEmpty ? editor.document.getText(editor.selection) : undefined;
    });
    equal(selected, 'tensorrt-llm');
  });

  test('shows inferred uses and inherited coupling, which lead to their entries', async () => {
    const document = await open();
    const hints = await hintsIn(document);
    equal(hints.map(told), ['5 ■ locked to NVIDIA through tensorrt-llm', '8 uses: pytorch', '9 uses: pytorch']);
    const [, hint] = hints;
    const place = typeof hint?.label === 'string' ? undefined : hint?.label[1]?.location;
    equal(place && document.getText(place.range), 'pytorch');
  });

  test('shows nothing that is switched off', async () => {
    const document = await open();
    const names = ['codeLens', 'inlayHints.inferredUses', 'inlayHints.coupling'];
    try {
      for (const name of names) await set(name, false);
      equal((await lensesIn(document)).length, 0);
      equal((await hintsIn(document)).map(told), []);
      await set('inlayHints.coupling', true);
      equal((await hintsIn(document)).map(told), ['5 ■ locked to NVIDIA through tensorrt-llm']);
    } finally {
      for (const name of names) await set(name, undefined);
    }
    ok((await lensesIn(document)).length > 0, 'the lenses did not come back');
  });

  test('tells words by what they are, in the whole text and in a part of it', async () => {
    const document = await open();
    const legend = await run<vscode.SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend', document.uri);
    const { data } = await run<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', document.uri);
    equal(decoded(document, legend, data), [
      ...['nvidia target', 'amd target', 'application layer', 'api entry declaration locked'],
      ...['tensorrt-llm entry locked', 'vllm entry portable', 'framework layer'],
      ...['tensorrt-llm component declaration locked', 'vllm component declaration portable', '0.10.2 version'],
      'pytorch component declaration portable',
    ]);
    const part = await run<vscode.SemanticTokens>(
      'vscode.provideDocumentRangeSemanticTokens',
      document.uri,
      new vscode.Range(8, 0, 8, 20),
    );
    equal(decoded(document, legend, part.data), ['vllm component declaration portable', '0.10.2 version']);
  });

  test('follows the text', async () => {
    const document = await open();
    await replaceText(document, '[tensorrt-llm, "vllm"]', '[vllm]');
    const hints = await until('the hint to go', async () => {
      const all = (await hintsIn(document)).map(told);
      return all.some((one) => one.startsWith('5 ')) ? undefined : all;
    });
    equal(hints, ['8 uses: pytorch', '9 uses: pytorch']);
  });
});

function decoded(
  document: vscode.TextDocument,
  { tokenTypes, tokenModifiers }: vscode.SemanticTokensLegend,
  data: Uint32Array,
): readonly string[] {
  const all: string[] = [];
  let [line, column] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, columns = 0, length = 0, type = 0, bits = 0] = data.subarray(at, at + 5);
    [line, column] = [line + lines, lines > 0 ? columns : column + columns];
    const text = document.getText(new vscode.Range(line, column, line, column + length));
    all.push([text, tokenTypes[type], ...tokenModifiers.filter((_, bit) => ((bits >> bit) & 1) === 1)].join(' '));
  }
  return all;
}
