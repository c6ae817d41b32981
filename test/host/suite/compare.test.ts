import * as vscode from 'vscode';
import { equal, ok, until } from './assert.ts';
import { openManifest, replaceText } from './manifest.ts';

const LINES = ['layercake: 1', 'name: demo-stack', 'framework: [pytorch@2.8]'];

const pageAbout = (name: string): vscode.TextDocument | undefined =>
  vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'layercake-comparison' && uri.path.includes(name));

async function untilSays(name: string, text: string): Promise<void> {
  await until(`a page about ${name} that says ${text}`, () => pageAbout(name)?.getText().includes(text)).catch(
    (error: unknown) => {
      throw new Error(`${String(error)}; it says: ${pageAbout(name)?.getText() ?? 'nothing'}`);
    },
  );
}

suite('Compare with…', () => {
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  test('shows what differs from another manifest, and follows the text', async () => {
    const before = await openManifest('was.layercake.yaml', LINES);
    const after = await openManifest('is.layercake.yaml', [...LINES, 'system: [cuda]']);
    await vscode.commands.executeCommand('layercake.compareWith', before.uri);
    await untilSays('is.layercake', '+ `cuda`');
    ok(pageAbout('is.layercake')?.getText().includes('| `was.layercake.yaml` | `is.layercake.yaml` |'), 'no labels');
    await replaceText(after, '2.8', '2.7');
    await untilSays('is.layercake', 'version: `2.8` → `2.7`');
  });

  test('offers what there is to compare with', async () => {
    const document = await openManifest('picked.layercake.yaml', LINES);
    const asked = vscode.commands.executeCommand('layercake.compareWith');
    // The first choice is the version in Git where there can be one, and else another manifest, which is asked for next.
    await until('an answer', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return pageAbout('picked.layercake');
    });
    await asked;
    const { before } = JSON.parse(pageAbout('picked.layercake')?.uri.query ?? '') as { before: string };
    const inGit = document.uri.scheme === 'file' && vscode.extensions.getExtension('vscode.git') !== undefined;
    equal(before === 'git', inGit);
  });

  test('says why there is nothing to compare with', async () => {
    await openManifest('nogit.layercake.yaml', LINES);
    await vscode.commands.executeCommand('layercake.compareWith', 'git');
    const hasGit = vscode.extensions.getExtension('vscode.git') !== undefined;
    await untilSays(
      'nogit.layercake',
      hasGit ? 'The file is in no Git repository' : 'Git extension is not there, or is switched off',
    );
  });
});

suite('Explain Component…', () => {
  teardown(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const page = (id: string): vscode.TextDocument | undefined =>
    vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'layercake-component' && uri.query === id);

  test('shows what the catalog knows, with sources and their days', async () => {
    await vscode.commands.executeCommand('layercake.explainComponent', 'flash-attn');
    const text = (await until('the page', () => page('flash-attn'))).getText();
    for (const words of [
      '# FlashAttention\n',
      '- **Licence:** ',
      '| AMD GPU | ',
      '](<https://',
      'read 2026-',
      '(effort: ',
    ]) {
      ok(text.includes(words), `the page does not say ${words}:\n${text}`);
    }
  });

  test('asks for a component of the whole catalog', async () => {
    const known = vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'layercake-component').length;
    const asked = vscode.commands.executeCommand('layercake.explainComponent');
    await until('an answer', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return vscode.workspace.textDocuments.filter(({ uri }) => uri.scheme === 'layercake-component').length > known;
    });
    await asked;
  });
});
