import * as vscode from 'vscode';
import { equal, ok, until } from './assert.ts';
import { openManifest, replaceText } from './manifest.ts';

const plans = (): readonly vscode.TextDocument[] =>
  vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'layercake-plan');

suite('Retarget Stack', () => {
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('shows the plan as a page, which follows the manifest', async () => {
    const document = await openManifest('moved.layercake.yaml', [
      'layercake: 1',
      'name: moved-stack',
      'framework: [vllm]',
      'system: [cuda]',
      'hardware: [nvidia-h100]',
    ]);
    // The command waits for an answer to its offer to change the text, which this test leaves open.
    void vscode.commands.executeCommand('layercake.retargetStack', 'amd');
    const plan = await until('the plan', () => plans()[0]);
    ok(plan.getText().startsWith('# moved-stack on AMD GPU'), plan.getText());
    ok(plan.getText().includes('swap for rocm'), plan.getText());
    await replaceText(document, '[vllm]', '[tensorrt-llm]');
    await until('the new plan', () => plan.getText().includes('replace by vllm'));
    equal(document.getText().includes('cuda'), true, 'nothing changes before it is confirmed');
  });
});
