import * as vscode from 'vscode';
import { equal, ok, until } from './assert.ts';
import { openManifest, replaceText, shown, untilShown } from './manifest.ts';

suite('findings', () => {
  test('appear at the exact span, with a rule whose page exists', async () => {
    const document = await openManifest('spans.layercake.yaml', ['layercake: 1', 'framework: [pytroch, pytorch@2.8]']);
    await untilShown(document, ['2:13 warning unknown-component pytroch']);
    const [diagnostic] = vscode.languages.getDiagnostics(document.uri);
    const code = diagnostic?.code;
    ok(typeof code === 'object', 'the finding has no page');
    const page = new TextDecoder().decode(await vscode.workspace.fs.readFile(code.target));
    ok(page.includes('# `unknown-component`'), 'the page is not that of the rule');
  });

  test('follow the typing, and undo', async () => {
    const document = await openManifest('typing.layercake.yaml', ['layercake: 1', 'framework: [pytroch]']);
    await untilShown(document, ['2:13 warning unknown-component pytroch']);
    await replaceText(document, 'pytroch', 'pytorch');
    await untilShown(document, []);
    await vscode.commands.executeCommand('undo');
    await untilShown(document, ['2:13 warning unknown-component pytroch']);
  });

  test('name the chain in related places', async () => {
    const document = await openManifest('chain.layercake.yaml', [
      'layercake: 1',
      'application:',
      '  - id: api',
      '    uses: [engine]',
      'framework:',
      '  - id: engine',
      '    uses: [tensorrt-llm]',
      '  - tensorrt-llm',
    ]);
    await untilShown(document, [
      '4:12 information inherited-lock engine',
      '7:12 information inherited-lock tensorrt-llm',
      '8:5 warning hardware-locked tensorrt-llm',
      '8:5 information open-but-locked tensorrt-llm',
    ]);
    const [inherited] = vscode.languages.getDiagnostics(document.uri);
    equal(
      inherited?.relatedInformation?.map(({ location }) => location.range.start.line + 1),
      [6, 8],
    );
  });

  test('leave other YAML alone', async () => {
    const other = await openManifest('values.yaml', ['layercake: 1', 'framework: [pytroch]']);
    const manifest = await openManifest('beside.layercake.yaml', ['layercake: 1', 'framework: [pytroch]']);
    await untilShown(manifest, ['2:13 warning unknown-component pytroch']);
    equal(shown(other), []);
  });

  for (const [what, lines, expected] of [
    ['an empty file', [''], ['1:1 error schema ']],
    ['a list', ['- a'], ['1:1 error schema -']],
    ['another format version', ['layercake: 2'], ['1:12 error schema 2']],
    [
      'a tab',
      ['layercake: 1', 'system:', '\t- cuda'],
      ['3:1 error yaml-syntax \t', '3:4 information hardware-locked cuda'],
    ],
    ['a half-typed key', ['layercake: 1', 'framew'], ['2:1 error yaml-syntax framew']],
  ] as const) {
    test(`bad input: ${what}`, async () => {
      const document = await openManifest(`bad-${what.replaceAll(' ', '-')}.layercake.yaml`, lines);
      await until('a finding', () => shown(document).length > 0);
      equal(shown(document), expected);
    });
  }

  test('ten thousand entries are read', async () => {
    const entries = Array.from(
      { length: 10_000 },
      (_, index) => `  - id: entry-${index}\n    uses: [entry-${index + 1}]`,
    );
    const document = await openManifest('large.layercake.yaml', ['layercake: 1', 'application:', ...entries]);
    await until('the finding on the last line', () =>
      shown(document).some((one) => one === '20002:12 error unknown-reference entry-10000'),
    );
  });
});
