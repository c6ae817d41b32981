import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  Hover,
  TextDocumentEdit,
} from 'vscode-languageserver-protocol';
import { CAPABLE, type Client, type Opened, shown, startClient, textIn } from './support/client.ts';

const PURPLE = `id: purple
name: Purple NPU
vendor: purple
vendorName: Purple
kind: accelerator
rank: 100
evidence: { page: { source: https://example.org/purple, says: It exists., checked: 2026-11-20 } }
`;

let client: Client;
beforeAll(async () => {
  client = await startClient({
    files: {
      'layercake.config.yaml': '',
      'our-catalog/targets/purple.yaml': PURPLE,
      'services/.gitkeep': '',
      'node_modules/one/.gitkeep': '',
    },
  });
});
afterAll(() => client.stop());

/** Opens the config of the folder anew; the cursor is at `‸`. */
const open = (...lines: readonly string[]): Opened => client.open('layercake.config.yaml', `${lines.join('\n')}\n`);

const ask = <R>(method: string, params: object): Promise<R> => client.connection.sendRequest(method, params);

async function complete(opened: Opened, context?: object): Promise<readonly CompletionItem[]> {
  const list = await ask<CompletionList | null>('textDocument/completion', {
    ...opened.at,
    ...(context && { context }),
  });
  client.close(opened.uri);
  return list?.items ?? [];
}

const labels = (items: readonly CompletionItem[]): readonly string[] => items.map(({ label }) => label);

describe('completion in a config', () => {
  test('has its keys, its rules and their severities, and targets', async () => {
    expect(labels(await complete(open('‸')))).toEqual(expect.arrayContaining(['severities', 'targets', 'catalog']));
    expect(labels(await complete(open('severities:', '  hard‸')))).toContain('hardware-locked');
    expect(labels(await complete(open('severities:', '  hardware-locked: ‸')))).toEqual(
      expect.arrayContaining(['error', 'warning', 'information', 'off']),
    );
    expect(labels(await complete(open('targets: [nvidia, ‸]')))).toContain('amd');
  });

  test('has the folders that may hold a catalog, also while one is typed', async () => {
    expect(labels(await complete(open('catalog: ‸')))).toEqual(['our-catalog', 'services']);
    const typed = await complete(open('catalog: our-catalog/‸'), { triggerKind: 2, triggerCharacter: '/' });
    expect(labels(typed)).toEqual(['our-catalog/targets']);
  });

  test('documents an item when it is looked at', async () => {
    const items = await complete(open('targets: [‸]'));
    const opened = open('targets: []');
    const item = items.find(({ label }) => label === 'amd');
    const resolved = await ask<CompletionItem>('completionItem/resolve', item ?? {});
    client.close(opened.uri);
    expect(resolved.documentation).toMatchObject({
      kind: 'markdown',
      value: expect.stringContaining('AMD GPU') as string,
    });
  });

  test('is not asked for by a slash in a manifest', async () => {
    const opened = client.open('layercake.yaml', 'layercake: 1\nframework: [pkg:pypi/‸]\n');
    const context = { triggerKind: 2, triggerCharacter: '/' };
    expect(await ask('textDocument/completion', { ...opened.at, context })).toBeNull();
    client.close(opened.uri);
  });
});

describe('a hover in a config', () => {
  test.each([
    [['severities:', '  hardware-lo‸cked: error'], 'hardware-locked', /error here, usually warning/],
    [['targets: [am‸d, nvidia]'], 'amd', /AMD GPU/],
    [['tar‸gets: [amd, nvidia]'], 'targets', /index/],
  ])('%j explains %s', async (lines, word, said) => {
    const { at, text, uri } = open(...lines);
    const hover = await ask<Hover>('textDocument/hover', at);
    client.close(uri);
    expect(hover.contents).toMatchObject({ kind: 'markdown', value: expect.stringMatching(said) as string });
    expect(hover.range && textIn(text, hover.range)).toBe(word);
  });

  test('is none between the words', async () => {
    const { at, uri } = open('# a com‸ment', 'targets: [amd, nvidia]');
    expect(await ask('textDocument/hover', at)).toBeNull();
    client.close(uri);
  });
});

test('a mistake in a config is told, and the fix writes what was meant', async () => {
  const { uri, text } = open('severities:', '  hardware-loked: error');
  const { diagnostics } = await client.told(uri);
  expect(diagnostics.map((one) => shown(text, one))).toEqual([expect.stringMatching(/^2:3 error .* hardware-loked$/)]);
  const [first] = diagnostics;
  const range = first?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const about = { textDocument: { uri }, range, context: { diagnostics } };
  const [action] = await ask<CodeAction[]>('textDocument/codeAction', about);
  expect(action).toMatchObject({
    kind: 'quickfix',
    diagnostics,
    title: expect.stringContaining('hardware-locked') as string,
  });
  const [change] = (action?.edit?.documentChanges ?? []) as TextDocumentEdit[];
  expect(change?.textDocument).toEqual({ uri, version: 1 });
  expect(change?.edits).toEqual([{ range, newText: 'hardware-locked' }]);
  expect(await ask('textDocument/codeAction', { ...about, context: { diagnostics, only: ['source'] } })).toEqual([]);
  client.close(uri);
});

test('what a config may name is what the catalog that it names has', async () => {
  const { uri, at } = open('catalog: [our-catalog]', 'targets: [nvidia, ‸]');
  // The catalog is read a moment after the config is opened.
  const offered = async (): Promise<readonly string[]> =>
    labels((await ask<CompletionList>('textDocument/completion', at)).items);
  await expect.poll(offered, { timeout: 10_000 }).toContain('purple');
  client.close(uri);
});

test('everything else about a config is nothing, and no error', async () => {
  const { uri, at } = open('tar‸gets: [amd, nvidia]');
  for (const method of ['definition', 'documentHighlight', 'prepareRename', 'documentSymbol', 'foldingRange'])
    expect([method, await ask(`textDocument/${method}`, at)]).toEqual([method, null]);
  client.close(uri);
});

test('a client that counts in bytes gets its places in bytes', async () => {
  const capabilities = { ...CAPABLE, general: { positionEncodings: ['utf-8'] } };
  const other = await startClient({ capabilities });
  const { uri } = other.open('layercake.config.yaml', 'targets: ["ää", amd]\n');
  const { diagnostics } = await other.told(uri);
  expect(diagnostics[0]?.range).toEqual({ start: { line: 0, character: 10 }, end: { line: 0, character: 16 } });
  await other.stop();
});
