import * as vscode from 'vscode';
import { equal, ok, until } from './assert.ts';
import { openManifest, shown } from './manifest.ts';

const reports = (): readonly vscode.TextDocument[] =>
  vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'layercake-report');

const tabs = (): readonly string[] =>
  vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));

suite('commands', () => {
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('are in the palette under Layercake', async () => {
    const ids = ['showCake', 'analyzeStack', 'retargetStack', 'compareWith', 'explainComponent'];
    for (const id of [...ids, 'newManifest', 'openSample', 'openWalkthrough']) {
      // On a busy machine the suite may start before the workspace's manifest has woken the extension.
      await until(`layercake.${id}`, async () => (await vscode.commands.getCommands(true)).includes(`layercake.${id}`));
    }
  });

  test('Analyze Stack shows a report that follows the manifest', async () => {
    await openManifest('analysed.layercake.yaml', ['layercake: 1', 'name: demo-stack', 'framework: [vllm]']);
    await vscode.commands.executeCommand('layercake.analyzeStack');
    const report = await until('the report', () => reports()[0]);
    ok(report.getText().includes('# demo-stack'), report.getText());
    ok(report.getText().includes('| `vllm` |'), report.getText());
    await until('its preview', () => tabs().some((label) => label.startsWith('Preview ')));
  });

  test('New Stack Manifest opens an unsaved manifest without an error', async () => {
    await vscode.commands.executeCommand('layercake.newManifest', 'inference-service');
    const document = await until('the new manifest', () => {
      const active = vscode.window.activeTextEditor?.document;
      return active?.isUntitled === true && active.getText().includes('layercake: 1') ? active : undefined;
    });
    equal(document.languageId, 'yaml');
    ok(
      document.uri.path.endsWith('.layercake.yaml'),
      `${document.uri.path}: layercake.yaml exists in the folder already`,
    );
    await until('its findings', () => shown(document).some((finding) => !finding.includes('schema')));
    equal(
      shown(document).filter((finding) => finding.includes(' error ')),
      [],
    );
    const editor = vscode.window.activeTextEditor;
    equal(editor && document.getText(editor.selection), 'my-inference-service');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('Open Sample Stack opens an unsaved copy with its findings', async () => {
    await vscode.commands.executeCommand('layercake.openSample', 'support-assistant');
    const document = await until('the sample', () => {
      const active = vscode.window.activeTextEditor?.document;
      return active?.isUntitled === true && active.getText().includes('name: support-assistant') ? active : undefined;
    });
    ok(document.uri.path.endsWith('support-assistant.layercake.yaml'), document.uri.path);
    equal(vscode.window.activeTextEditor?.selection.active.line, 0);
    await until('its findings', () => shown(document).some((one) => one.includes('error target-unreachable')));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('Get Started opens the walkthrough', async () => {
    await vscode.commands.executeCommand('layercake.openWalkthrough');
    await until('the walkthrough', () => tabs().some((label) => /^(?:Welcome|Walkthrough)/.test(label)));
  });
});
