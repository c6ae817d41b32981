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
    for (const id of ['showCake', 'analyzeStack', 'retargetStack', 'compareWith', 'explainComponent', 'newManifest']) {
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
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
