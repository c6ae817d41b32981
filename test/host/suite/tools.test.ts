import * as vscode from 'vscode';
import { equal, ok, until } from './assert.ts';
import { openManifest, replaceText } from './manifest.ts';

/** What a tool answers to an input, which need not be as it should. */
async function call(name: string, input: unknown, token?: vscode.CancellationToken): Promise<string> {
  const options = { input: input as object, toolInvocationToken: undefined };
  const { content } = await vscode.lm.invokeTool(name, options, token);
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

/** What a tool says where it cannot answer. */
async function refusal(name: string, input: unknown): Promise<string> {
  try {
    return `answered: ${await call(name, input)}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

suite('tools for language models', () => {
  suiteSetup(() => until('the tools', () => vscode.lm.tools.some(({ name }) => name === 'layercake_check')));

  test('are there with a description and a form for their input', () => {
    const own = vscode.lm.tools.filter(({ name }) => name.startsWith('layercake_'));
    equal(own.map(({ name }) => name).sort(), ['layercake_check', 'layercake_explain', 'layercake_retarget']);
    for (const { description, inputSchema } of own) ok(description.length > 100 && inputSchema, description);
  });

  test('check a manifest as it stands in the editor, saved or not', async () => {
    const document = await openManifest('tool-check.layercake.yaml', ['layercake: 1', 'framework: [pytroch]']);
    const path = 'tool-check.layercake.yaml';
    const bad = await call('layercake_check', { path });
    ok(bad.includes('1 warning.') && bad.includes('Line 2, warning, `unknown-component`'), bad);
    await replaceText(document, 'pytroch', 'pytorch');
    const good = await call('layercake_check', { path: `./${path}` });
    ok(document.isDirty && good.includes('Nothing is found.'), good);
    equal(await call('layercake_check', { path: document.uri.path }), good);
    await vscode.commands.executeCommand('undo');
  });

  test('check a manifest that was never saved', async () => {
    await vscode.commands.executeCommand('layercake.newManifest', 'inference-service');
    const document = await until('the new manifest', () => {
      const active = vscode.window.activeTextEditor?.document;
      return active?.isUntitled === true ? active : undefined;
    });
    const answer = await call('layercake_check', { path: document.uri.path });
    ok(answer.startsWith('## `'), answer);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('check all of the workspace where no path is given', async () => {
    await openManifest('tool-all.layercake.yaml', ['layercake: 1', 'framework: [pytroch]']);
    const answer = await call('layercake_check', {});
    ok(answer.includes('## `') && answer.split('\n## ').length > 1, answer);
  });

  test('explain a component, with its sources', async () => {
    const answer = await call('layercake_explain', { component: 'vllm@0.10.2' });
    ok(answer.startsWith('# vLLM `0.10.2`') && answer.includes('## What the sources say'), answer);
    ok(
      (await call('layercake_explain', { component: 'vlm' })).startsWith('The catalog has no `vlm`. Did you mean'),
      '',
    );
  });

  test('plan a move, and write nothing', async () => {
    const lines = ['layercake: 1', 'name: moving', 'framework: [auto-gptq]', 'system: [cuda]'];
    const document = await openManifest('tool-move.layercake.yaml', lines);
    const answer = await call('layercake_retarget', { path: 'tool-move.layercake.yaml', target: 'amd' });
    ok(answer.startsWith('# moving on AMD'), answer);
    ok(!document.isDirty, 'the manifest was changed');
    const unknown = await call('layercake_retarget', { path: 'tool-move.layercake.yaml', target: 'amdd' });
    ok(unknown.startsWith('There is no target `amdd`. Did you mean `amd`?'), unknown);
  });

  for (const [name, input, expected] of [
    ['layercake_check', { path: '../outside/layercake.yaml' }, 'is no path inside of the workspace'],
    ['layercake_check', { path: 'a/../../layercake.yaml' }, 'is no path inside of the workspace'],
    ['layercake_check', { path: '/etc/layercake.yaml' }, 'is no path inside of the workspace'],
    [
      'layercake_check',
      { path: 'nowhere.layercake.yaml' },
      'There is no file `nowhere.layercake.yaml`. The manifests are: ',
    ],
    ['layercake_check', { path: 'tool-values.yaml' }, 'is no stack manifest by its name'],
    ['layercake_check', { path: 7 }, '`path` has to be a text'],
    ['layercake_explain', {}, 'Say `component`'],
    ['layercake_explain', { component: '  ' }, 'Say `component`'],
    ['layercake_retarget', { path: 'layercake.yaml' }, 'Say `target`'],
  ] as const) {
    test(`refuse ${JSON.stringify(input)} with a reason: ${name}`, async () => {
      await openManifest('tool-values.yaml', ['a: 1']);
      const said = await refusal(name, input);
      ok(said.includes(expected), said);
    });
  }

  test('stop when nobody waits any more', async () => {
    const source = new vscode.CancellationTokenSource();
    source.cancel();
    const said = await call('layercake_check', {}, source.token).catch(() => 'stopped');
    equal(said, 'stopped');
  });
});
