import * as vscode from 'vscode';
import { equal, ok, until } from './assert.ts';
import { openManifest } from './manifest.ts';

/** What VS Code shows over the first occurrence of a text. */
async function hoverContents(document: vscode.TextDocument, text: string): Promise<readonly vscode.MarkdownString[]> {
  const position = document.positionAt(document.getText().indexOf(text) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers.flatMap(({ contents }) => contents).filter((content) => content instanceof vscode.MarkdownString);
}

async function hoverOn(document: vscode.TextDocument, text: string): Promise<string> {
  return (await hoverContents(document, text)).map(({ value }) => value).join('\n');
}

/** Does what VS Code does with a click on the link of that text. */
async function follow(markdown: string, text: string): Promise<void> {
  const [, command = '', query = '[]'] =
    new RegExp(`\\[${text}\\]\\(<command:([^?>]*)\\??([^>]*)>\\)`).exec(markdown) ?? [];
  ok(command !== '', `there is no link ${text} in:\n${markdown}`);
  await vscode.commands.executeCommand(command, ...(JSON.parse(decodeURIComponent(query)) as unknown[]));
}

suite('hover', () => {
  test('says what an entry is, its coupling, its levels, the chain and the evidence with its date', async () => {
    const document = await openManifest('hover.layercake.yaml', [
      'layercake: 1',
      'application:',
      '  - id: api',
      '    uses: [tensorrt-llm]',
      'framework: [tensorrt-llm]',
    ]);
    const engine = await hoverOn(document, 'tensorrt-llm]\n');
    for (const words of ['TensorRT', '**locked to NVIDIA**', '✕\u00a0none on the 10 other targets', 'read 2026-']) {
      ok(engine.includes(words), `the hover does not say ${words}:\n${engine}`);
    }
    const api = await hoverOn(document, 'api');
    ok(/\[api\]\(<command:.*\) → \[tensorrt-llm\]\(<command:/.test(api), `the hover does not name the chain:\n${api}`);
    const layer = await hoverOn(document, 'application');
    ok(layer.includes('**Application & Deployment**'), `the layer is not explained:\n${layer}`);
  });

  test('explains what stands in a manifest besides: a target, a format, a version, a key, a rule', async () => {
    const document = await openManifest('hover-words.layercake.yaml', [
      ...['layercake: 1', 'targets: [nvidia]', 'model:', '  - id: m', '    format: safetensors', 'framework:'],
      ...['  - component: vllm', '    version: "0.10.2"', '    accept:', '      - rule: hardware-locked'],
      '        reason: none',
    ]);
    for (const [text, words] of [
      ['nvidia', '**NVIDIA GPU**'],
      ['safetensors', '**Safetensors**'],
      ['0.10.2', 'what depends on the version'],
      ['accept', 'Findings taken on knowingly.'],
      ['hardware-locked', 'An entry runs on one vendor’s hardware only.'],
    ] as const) {
      const hover = await hoverOn(document, text);
      ok(hover.includes(words), `the hover over ${text} does not say ${words}:\n${hover}`);
    }
  });

  test('is trusted with its own commands only, and its links lead where they say', async () => {
    const document = await openManifest('hover-links.layercake.yaml', [
      'layercake: 1',
      'application:',
      '  - id: api',
      '    uses: [tensorrt-llm]',
      'framework:',
      '  - tensorrt-llm@1.0',
    ]);
    const [content] = await hoverContents(document, 'api');
    ok(content && typeof content.isTrusted === 'object', 'the hover is trusted with everything, or with nothing');
    for (const command of content.isTrusted.enabledCommands) ok(command.startsWith('layercake.'), command);
    await follow(content.value, 'tensorrt-llm');
    const editor = vscode.window.activeTextEditor;
    equal(
      `${editor?.document.uri.path.split('/').at(-1) ?? ''}:${editor?.selection.active.line ?? -1}`,
      'hover-links.layercake.yaml:5',
    );
    await follow((await hoverContents(document, 'tensorrt-llm@'))[0]?.value ?? '', 'Explain');
    const tabs = (): string =>
      vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label)).join();
    await until('the page of the component', () => tabs().includes('tensorrt-llm'));
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  });

  test('shows the text of a manifest as text', async () => {
    const document = await openManifest('hostile.layercake.yaml', [
      'layercake: 1',
      'application:',
      '  - id: api',
      '    name: "<img src=x> [x](command:layercake.x) **b"',
    ]);
    const hover = await hoverOn(document, 'api');
    ok(hover.includes('\\<img src\\=x'), `the name is not escaped:\n${hover}`);
    ok(hover.includes('\\[x\\]\\(command:'), `the link is not escaped:\n${hover}`);
  });
});
