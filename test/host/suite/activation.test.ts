import * as vscode from 'vscode';
import { equal, ok, until } from './assert.ts';

/** In milliseconds. The goal is 20 on a machine that does nothing else; tests run on one that does five things at once. */
const MOST = 1500;

suite('activation', () => {
  test('is measured by VS Code itself', async function () {
    await vscode.commands.executeCommand('perfview.show');
    const row = await until('the startup performance of the extension', rowOfLayercake);
    const [, , loading, activating, finishing] = row;
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    if (this.test) this.test.title += `: ${loading} ms to load the code, ${activating} ms to activate`;
    ok(Number(activating) < MOST, `it takes ${activating} ms to activate`);
    equal(finishing, '0', 'nothing is waited for');
  });
});

/** What the page of _Developer: Startup Performance_ says of Layercake: its name, whether it starts with the window, and times. */
function rowOfLayercake(): readonly string[] | undefined {
  const lines = vscode.window.activeTextEditor?.document.getText().split('\n') ?? [];
  const row = lines.find((line) => line.startsWith('| layercake.layercake '));
  return row
    ?.split('|')
    .slice(1)
    .map((cell) => cell.trim());
}
