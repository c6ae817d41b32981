import * as vscode from 'vscode';
import { equal, ok } from './assert.ts';
import { openManifest } from './manifest.ts';

async function hoverOn(document: vscode.TextDocument, text: string): Promise<string> {
  const position = document.positionAt(document.getText().indexOf(text) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
    .join('\n');
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
    for (const words of ['TensorRT', '**locked to NVIDIA**', '✕ none: AMD GPU', 'read 2026-']) {
      ok(engine.includes(words), `the hover does not say ${words}:\n${engine}`);
    }
    const api = await hoverOn(document, 'api');
    ok(api.includes('api → tensorrt-llm'), `the hover does not name the chain:\n${api}`);
    equal(await hoverOn(document, 'application'), '');
  });

  test('shows the text of a manifest as text', async () => {
    const document = await openManifest('hostile.layercake.yaml', [
      'layercake: 1',
      'application:',
      '  - id: api',
      '    name: "<img src=x onerror=alert(1)> [x](command:workbench.action.quit) **b**"',
    ]);
    const hover = await hoverOn(document, 'api');
    ok(hover.includes('\\<img src\\=x'), `the name is not escaped:\n${hover}`);
    ok(hover.includes('\\[x\\]\\(command:'), `the link is not escaped:\n${hover}`);
  });
});
