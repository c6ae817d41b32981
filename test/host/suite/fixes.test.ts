import * as vscode from 'vscode';
import { equal, ok } from './assert.ts';
import { openManifest, untilShown } from './manifest.ts';

/** The actions at a text, with their edits. */
async function actionsAt(
  document: vscode.TextDocument,
  text: string,
  kind: vscode.CodeActionKind,
): Promise<readonly vscode.CodeAction[]> {
  const start = document.getText().indexOf(text);
  const range = new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    kind.value,
    50,
  );
}

async function apply(actions: readonly vscode.CodeAction[], title: string): Promise<void> {
  const action = actions.find((one) => one.title === title);
  ok(action?.edit, `there is no ${title} with edits among\n${actions.map((one) => one.title).join('\n')}`);
  ok(await vscode.workspace.applyEdit(action.edit), 'the edit was refused');
  const { command } = action;
  if (command) await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
}

suite('quick fixes', () => {
  test('name what was meant, and undo', async () => {
    const document = await openManifest('fix-name.layercake.yaml', ['layercake: 1', 'framework: [pytroch@2.8] # f']);
    await untilShown(document, ['2:13 warning unknown-component pytroch']);
    const actions = await actionsAt(document, 'pytroch', vscode.CodeActionKind.QuickFix);
    const [first] = actions;
    equal([first?.title, first?.isPreferred], ['Change to `pytorch`', true]);
    await apply(actions, 'Change to `pytorch`');
    equal(document.getText(), 'layercake: 1\nframework: [pytorch@2.8] # f\n');
    await untilShown(document, []);
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), 'layercake: 1\nframework: [pytroch@2.8] # f\n');
  });

  test('accept with a reason to write, in the layout of the list', async () => {
    const document = await openManifest('fix-accept.layercake.yaml', [
      'layercake: 1',
      'framework:',
      '  - tensorrt-llm # ours',
    ]);
    const actions = await actionsAt(document, 'tensorrt-llm', vscode.CodeActionKind.QuickFix);
    const titles = actions.map((one) => one.title);
    ok(
      titles.some((one) => one.startsWith('Replace TensorRT-LLM by')),
      titles.join('\n'),
    );
    equal(titles, [...new Set(titles)]);
    const title = titles.find((one) => one.startsWith('Accept `hardware-locked`')) ?? '';
    const until = /\d{4}-\d\d-\d\d$/.exec(title)?.[0] ?? '';
    await apply(actions, title);
    equal(document.getText().split('\n'), [
      ...['layercake: 1', 'framework:', '  - component: tensorrt-llm # ours', '    accept:'],
      ...['      - rule: hardware-locked', '        reason: Say why this is fine', `        until: ${until}`, ''],
    ]);
    const { selection } = vscode.window.activeTextEditor ?? {};
    equal(selection && document.getText(selection), 'Say why this is fine');
  });

  test('of several places in a selection are told apart', async () => {
    const lines = ['layercake: 1', 'framework:', '  - tensorrt-llm', '  - id: other', '    component: tensorrt-llm'];
    const document = await openManifest('fix-several.layercake.yaml', lines);
    const actions = await actionsAt(document, lines.slice(2).join('\n'), vscode.CodeActionKind.QuickFix);
    const titles = actions.map((one) => one.title);
    equal(titles, [...new Set(titles)]);
    await apply(actions, 'Ignore `hardware-locked` on this line (line 5)');
    equal(document.getText().split('\n').slice(2, 6), [
      ...['  - tensorrt-llm', '  - id: other', '    # layercake-ignore hardware-locked: Say why this is fine'],
      '    component: tensorrt-llm',
    ]);
  });

  test('replace by an alternative, with its effort', async () => {
    const document = await openManifest('fix-replace.layercake.yaml', ['layercake: 1', 'framework: [auto-gptq] # f']);
    const actions = await actionsAt(document, 'auto-gptq', vscode.CodeActionKind.QuickFix);
    await apply(actions, 'Replace AutoGPTQ by GPT-QModel (its successor, effort: code)');
    equal(document.getText(), 'layercake: 1\nframework: [gptqmodel] # f\n');
  });

  test('move an entry to its layer, and ignore a finding with a reason to write', async () => {
    const document = await openManifest('fix-move.layercake.yaml', [
      ...['layercake: 1', 'framework:', '  - vllm # fast', '  - nccl # ours'],
    ]);
    await apply(await actionsAt(document, 'nccl', vscode.CodeActionKind.QuickFix), 'Move to `system`');
    equal(document.getText(), 'layercake: 1\nframework:\n  - vllm # fast\nsystem:\n  - nccl # ours\n');
    const actions = await actionsAt(document, 'nccl', vscode.CodeActionKind.QuickFix);
    await apply(actions, 'Ignore `hardware-locked` on this line');
    equal(document.getText().split('\n').slice(3), [
      ...['system:', '  # layercake-ignore hardware-locked: Say why this is fine', '  - nccl # ours', ''],
    ]);
    const { selection } = vscode.window.activeTextEditor ?? {};
    equal(selection && document.getText(selection), 'Say why this is fine');
  });

  test('let an alternative stand in beside what locks', async () => {
    const document = await openManifest('fix-either.layercake.yaml', [
      ...['layercake: 1', 'targets: [nvidia, amd]', 'application:', '  - id: api', '    uses: [tensorrt-llm]'],
      ...['framework:', '  - tensorrt-llm', '  - vllm'],
    ]);
    const actions = await actionsAt(document, '- tensorrt-llm', vscode.CodeActionKind.QuickFix);
    await apply(actions, 'Use either tensorrt-llm or vllm (effort: code)');
    ok(document.getText().includes('any-of: [tensorrt-llm, vllm]'), document.getText());
  });

  test('add the entry that a component needs, and take out one that nothing stands on', async () => {
    const lines = ['layercake: 1', 'framework:', '  - pytorch', 'system:', '  - nccl', 'hardware:', '  - nvidia-h100'];
    const needing = await openManifest('fix-missing.layercake.yaml', lines);
    await apply(await actionsAt(needing, 'pytorch', vscode.CodeActionKind.QuickFix), 'Add `cuda` to `system`');
    equal(needing.getText().split('\n').slice(3, 6), ['system:', '  - nccl', '  - cuda']);
    const stated = [
      'application:',
      '  - id: api',
      '    uses: [vllm]',
      'framework:',
      '  - component: vllm',
      '    uses: []',
    ];
    const unused = await openManifest('fix-unused.layercake.yaml', [
      ...['layercake: 1', ...stated],
      ...['  - component: sglang', '    uses: []'],
    ]);
    await apply(await actionsAt(unused, 'sglang', vscode.CodeActionKind.QuickFix), 'Remove `sglang`');
    equal(unused.getText(), `${['layercake: 1', ...stated].join('\n')}\n`);
  });

  test('mend all that is safe when that is asked for', async () => {
    const document = await openManifest('fix-all.layercake.yaml', [
      'layercake: 1',
      'framework:',
      '  # layercake-ignore hardware-locked: gone since',
      '  - vllm',
      '  - component: pytorch',
      '    accept: [{ rule: hardware-locked, reason: gone since }]',
    ]);
    equal(await actionsAt(document, 'vllm', vscode.CodeActionKind.SourceOrganizeImports), []);
    const actions = await actionsAt(document, 'vllm', vscode.CodeActionKind.SourceFixAll);
    await apply(actions, 'Fix all that is safe (Layercake)');
    equal(document.getText(), 'layercake: 1\nframework:\n  - vllm\n  - component: pytorch\n');
  });

  test('leave other YAML alone', async () => {
    const document = await openManifest('fix-values.yaml', ['layercake: 1', 'framework: [pytroch]']);
    equal(await actionsAt(document, 'pytroch', vscode.CodeActionKind.QuickFix), []);
  });
});
