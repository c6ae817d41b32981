import * as vscode from 'vscode';
import { equal, ok } from './assert.ts';

suite('smoke', () => {
  test('the extension is there and activates', async () => {
    const extension = vscode.extensions.getExtension('layercake.layercake');
    ok(extension, 'layercake.layercake is not there');
    await extension.activate();
    ok(extension.isActive, 'layercake.layercake is not active');
  });

  test('a manifest opens as YAML', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    ok(folder, 'no folder is open');
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, 'layercake.yaml'));
    equal(document.languageId, 'yaml');
    ok(document.getText().includes('layercake: 1'), 'the manifest is empty');
  });
});
