import * as vscode from 'vscode';
import { ok, until } from './assert.ts';
import { openManifest, replaceText, shown, untilShown } from './manifest.ts';

const MANIFEST = ['layercake: 1', 'name: service', 'framework: [house-engine]'];
const UNKNOWN = ['3:13 warning unknown-component house-engine'];
const LOCKED = ['3:13 warning hardware-locked house-engine'];

const component = (level = 'level'): readonly string[] => [
  'id: house-engine',
  'name: House Engine',
  'layer: framework',
  'kind: inference-engine',
  'summary: Serves models in house.',
  'homepage: https://example.org',
  'supports:',
  `  nvidia: { ${level}: native, evidence: [readme] }`,
  '  others: { level: none, evidence: [readme] }',
  'evidence: { readme: { source: https://example.org, says: Runs on NVIDIA., checked: 2026-11-01 } }',
];

suite('a team’s own catalog', () => {
  const uriOf = (name: string): vscode.Uri => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    ok(folder, 'no folder is open');
    return vscode.Uri.joinPath(folder.uri, name);
  };
  const write = async (name: string, lines: readonly string[]): Promise<void> => {
    await vscode.workspace.fs.writeFile(uriOf(name), new TextEncoder().encode(`${lines.join('\n')}\n`));
  };
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const folder of ['team', 'crew'])
      await vscode.workspace.fs.delete(uriOf(folder), { recursive: true }).then(undefined, () => undefined);
  });

  test('counts as soon as it is there, tells its mistakes while it is typed, and goes', async () => {
    const manifest = await openManifest('team/layercake.yaml', MANIFEST);
    await untilShown(manifest, UNKNOWN);
    await write('team/layercake.config.yaml', ['catalog: [catalog]']);
    const config = await vscode.workspace.openTextDocument(uriOf('team/layercake.config.yaml'));
    await untilShown(config, ['1:11 error unknown-reference catalog']);
    await write('team/catalog/house-engine.yaml', component());
    await untilShown(manifest, LOCKED);
    await untilShown(config, []);
    const file = await openManifest('team/catalog/house-engine.yaml', component());
    await replaceText(file, '{ level: native', '{ levle: native');
    await until('the mistake', () => shown(file).some((one) => one.includes('levle')));
    await untilShown(manifest, UNKNOWN);
    await replaceText(file, 'levle', 'level');
    await untilShown(file, []);
    await untilShown(manifest, LOCKED);
    await vscode.workspace.fs.delete(uriOf('team/catalog'), { recursive: true });
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await untilShown(manifest, UNKNOWN);
  });

  test('is told of where one of its files is open alone, and hovers know it', async () => {
    await write('crew/layercake.config.yaml', ['catalog: [catalog]']);
    await untilShown(await openManifest('crew/catalog/house-engine.yaml', component('levle')), [
      '8:3 error schema nvidia',
      '8:13 error schema levle',
    ]);
    await write('crew/catalog/house-engine.yaml', component());
    const manifest = await openManifest('crew/layercake.yaml', MANIFEST);
    await untilShown(manifest, LOCKED);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      manifest.uri,
      manifest.positionAt(manifest.getText().indexOf('house-engine') + 1),
    );
    const text = JSON.stringify(hovers.map(({ contents }) => contents.map((one) => (one as { value: string }).value)));
    ok(text.includes('Serves models in house'), text);
  });
});
