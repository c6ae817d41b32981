import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CodeLens, InlayHint, InlayHintLabelPart, Range, TextEdit } from 'vscode-languageserver-protocol';
import { applyEdits } from '../../src/core/text/edits.ts';
import { createLineIndex } from '../../src/core/text/line-index.ts';
import { type Encoding, offsetOf } from '../../src/server/encoding.ts';
import { CAPABLE, type Client, type ClientOptions, type Opened, startClient, textIn } from './support/client.ts';

let shared: Client;
/** What the shared client answers when it is asked for its settings. */
let settings: unknown = null;
const clients: Client[] = [];
beforeAll(async () => {
  shared = await startClient({ settings: () => settings });
});
afterAll(() => Promise.all([shared, ...clients].map((one) => one.stop())));

async function start(options: ClientOptions): Promise<Client> {
  const client = await startClient(options);
  clients.push(client);
  return client;
}

/** Changes the settings of the shared client. */
function set(now: unknown): void {
  settings = now;
  void shared.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
}

const manifest = (...lines: readonly string[]): string => ['layercake: 1', ...lines, ''].join('\n');

const WHOLE: Range = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };

const hintsOf = ({ connection }: Client, { at }: Opened, range = WHOLE): Promise<InlayHint[] | null> =>
  connection.sendRequest('textDocument/inlayHint', { ...at, range });

const partsOf = ({ label }: InlayHint): readonly InlayHintLabelPart[] =>
  typeof label === 'string' ? [{ value: label }] : label;

const wordsOf = (hint: InlayHint): string =>
  partsOf(hint)
    .map(({ value }) => value)
    .join('');

function edited(text: string, edits: readonly TextEdit[], encoding: Encoding = 'utf-16'): string {
  const indexed = { text, lines: createLineIndex(text) };
  return applyEdits(
    text,
    edits.map(({ range, newText }) => ({
      span: { start: offsetOf(indexed, range.start, encoding), end: offsetOf(indexed, range.end, encoding) },
      text: newText,
    })),
  );
}

/** The text with its hints in it, `⟦like this⟧`. */
const hinted = (text: string, hints: readonly InlayHint[] | null, encoding?: Encoding): string =>
  edited(
    text,
    (hints ?? []).map((hint) => ({
      range: { start: hint.position, end: hint.position },
      newText: `⟦${wordsOf(hint)}⟧`,
    })),
    encoding,
  );

const withoutHints = (marked: string): string => marked.replace(/⟦[^⟧]*⟧/g, '');

const HINTED = manifest(
  'application:',
  '  - { id: api, uses: [engine, fast] }⟦■ locked to NVIDIA through fast⟧',
  'framework:',
  '  - id: engine⟦uses: pytorch, cuda, rocm⟧',
  '    component: vllm # é𝄞',
  '  - { name: "é𝄞", id: fast, component: tensorrt-llm }⟦uses: pytorch, cuda⟧',
  '  - pytorch⟦uses: cuda, rocm⟧',
  'system: [cuda, rocm]',
);

describe('inlay hints', () => {
  test('stand behind the entries, and lead to those that they name', async () => {
    const opened = shared.open('hints.layercake.yaml', withoutHints(HINTED));
    const hints = await hintsOf(shared, opened);
    expect(hinted(opened.text, hints)).toBe(HINTED);
    const led = partsOf(hints?.[1] ?? { position: opened.position, label: '' }).flatMap(({ value, location }) =>
      location ? [[value, location.uri, textIn(opened.text, location.range)]] : [],
    );
    expect(led).toEqual(['pytorch', 'cuda', 'rocm'].map((name) => [name, opened.uri, name]));
  });

  test('stand where they do in columns of UTF-8, too', async () => {
    const client = await start({ capabilities: { ...CAPABLE, general: { positionEncodings: ['utf-8'] } } });
    const text = withoutHints(HINTED);
    expect(hinted(text, await hintsOf(client, client.open('layercake.yaml', text)), 'utf-8')).toBe(HINTED);
  });

  test('are those of the lines that are asked for', async () => {
    const opened = shared.open('lines.layercake.yaml', withoutHints(HINTED));
    const range = { start: { line: 7, character: 0 }, end: { line: 7, character: 11 } };
    expect((await hintsOf(shared, opened, range))?.map(wordsOf)).toEqual(['uses: cuda, rocm']);
  });

  test('say more when somebody looks, and write what they say', async () => {
    const opened = shared.open('more.layercake.yaml', withoutHints(HINTED));
    const [lock, uses] = (await hintsOf(shared, opened)) ?? [];
    expect(uses?.tooltip ?? uses?.textEdits).toBeUndefined();
    const resolve = (hint?: InlayHint): Promise<InlayHint> =>
      shared.connection.sendRequest('inlayHint/resolve', hint ?? {});
    const told = await resolve(uses);
    expect(told.tooltip).toMatchObject({
      kind: 'markdown',
      value: expect.stringMatching(/^- `rocm` on AMD/m) as string,
    });
    expect(edited(opened.text, told.textEdits ?? [])).toBe(
      opened.text.replace('vllm # é𝄞', 'vllm # é𝄞\n    uses: [pytorch, cuda, rocm]'),
    );
    const { tooltip, textEdits } = await resolve(lock);
    expect(tooltip).toMatchObject({ value: expect.stringMatching(/^■ locked to NVIDIA: api → fast/) as string });
    expect(textEdits).toBeUndefined();
  });

  test('of a text that has changed since have nothing to write', async () => {
    const opened = shared.open('changed.layercake.yaml', withoutHints(HINTED));
    const hint = (await hintsOf(shared, opened))?.[1];
    shared.change(opened, 2, [{ text: `# one\n${opened.text}` }]);
    expect(await shared.connection.sendRequest('inlayHint/resolve', hint)).toEqual(hint);
    const stranger = { position: opened.position, label: 'x', data: { list: 1, index: 'x' } };
    expect(await shared.connection.sendRequest('inlayHint/resolve', stranger)).toEqual(stranger);
  });

  test.each([
    [{ inferredUses: false }, /locked/],
    [{ coupling: false }, /uses/],
    [{ inferredUses: false, coupling: false }, undefined],
    ['nonsense', /locked|uses/],
  ])('are of the kinds that the settings leave on: %j', async (inlayHints, expected) => {
    set({ inlayHints });
    const hints = await hintsOf(shared, shared.open('settings.layercake.yaml', withoutHints(HINTED)));
    set(null);
    expect(hints?.length === 0).toBe(expected === undefined);
    for (const words of hints?.map(wordsOf) ?? []) expect(words).toMatch(expected ?? /^$/);
  });

  test('are asked about only by clients that can', async () => {
    const provider = async (properties: string[]): Promise<unknown> =>
      (await start({ capabilities: { textDocument: { inlayHint: { resolveSupport: { properties } } } } })).initialized
        .capabilities.inlayHintProvider;
    expect(shared.initialized.capabilities.inlayHintProvider).toEqual({ resolveProvider: true });
    expect(await provider(['textEdits'])).toEqual({ resolveProvider: true });
    expect(await provider(['label.location'])).toEqual({ resolveProvider: false });
  });
});

const lensesOf = async ({ connection }: Client, { at, text }: Opened): Promise<readonly string[]> => {
  const lenses = await connection.sendRequest<CodeLens[]>('textDocument/codeLens', at);
  return lenses.map(({ range, command }) => `${textIn(text, range)}: ${command?.title ?? ''}${command?.command ?? ''}`);
};

describe('code lenses', () => {
  test('tell of the stack and its layers, those that do nothing but call a command left out', async () => {
    const opened = shared.open('lenses.layercake.yaml', `name: demo\n${withoutHints(HINTED)}`);
    expect(await lensesOf(shared, opened)).toEqual([
      expect.stringMatching(/^name: ■ Lock-in index \d+ · \d+ % known$/),
      'name: ● NVIDIA GPU',
      'application: 1 entry · 1 locked',
      'framework: 3 entries · 1 locked',
      'framework: Choke point: fast',
      'system: 2 entries · 2 platform',
    ]);
  });

  test('and hints are off where the config says so, unless the settings say otherwise', async () => {
    const config = 'editor: { codeLens: false, inlayHints: { inferredUses: false, coupling: false } }\n';
    const settings = { given: {} };
    const client = await start({ files: { 'layercake.config.yaml': config }, settings: () => settings.given });
    const opened = client.open('team.layercake.yaml', withoutHints(HINTED));
    expect([await lensesOf(client, opened), await hintsOf(client, opened)]).toEqual([[], []]);
    settings.given = { codeLens: true, inlayHints: { coupling: true } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    expect((await lensesOf(client, opened)).length).toBeGreaterThan(0);
    expect((await hintsOf(client, opened))?.map(wordsOf).join()).toMatch(/^[^:]*locked[^:]*$/);
  });

  test('are off where the settings say so', async () => {
    set({ codeLens: false });
    const lenses = await lensesOf(shared, shared.open('no-lenses.layercake.yaml', withoutHints(HINTED)));
    set(null);
    expect(lenses).toEqual([]);
  });
});

describe('what is shown is asked for again', () => {
  const ALL = ['inlayHint', 'semanticTokens', 'codeLens'];

  test('when a setting or a config has changed, once for all that is open', async () => {
    let inlayHints: unknown = {};
    const client = await start({ settings: () => ({ inlayHints }) });
    const { connection, folder, refreshed } = client;
    const [opened, ...others] = ['a', 'b', 'c'].map((name) =>
      client.open(`${name}.layercake.yaml`, withoutHints(HINTED)),
    );
    if (!opened) throw new Error('nothing is open');
    for (const { uri } of [opened, ...others]) await client.told(uri);
    expect(await hintsOf(client, opened)).not.toEqual([]);
    expect(refreshed).toEqual([]);
    inlayHints = { inferredUses: false, coupling: false };
    void connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await expect.poll(() => refreshed, { timeout: 45_000 }).toEqual(ALL);
    expect(await hintsOf(client, opened)).toEqual([]);
    expect(await lensesOf(client, opened)).toContain('layercake: ● NVIDIA GPU');
    folder.write('layercake.config.yaml', 'targets: [amd, intel-gpu]\n');
    const changes = [{ uri: folder.uri('layercake.config.yaml'), type: 1 }];
    void connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await expect.poll(() => refreshed, { timeout: 45_000 }).toEqual([...ALL, ...ALL]);
    expect(await lensesOf(client, opened)).not.toContain('layercake: ● NVIDIA GPU');
  });

  test('never because of typing, nor by a client that cannot be told', async () => {
    const typing = await start({});
    const opened = typing.open('layercake.yaml', 'layercake: 1\n');
    typing.change(opened, 2, [{ text: 'layercake: 1\nframework: [pytroch]\n' }]);
    await typing.told(opened.uri);
    const plain = await start({ capabilities: {} });
    const { uri } = plain.open('layercake.yaml', 'layercake: 1\nframework: [pytroch]\n');
    await plain.told(uri);
    void plain.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: { layercake: { severities: { 'unknown-component': 'error' } } },
    });
    await plain.told(uri, ({ diagnostics }) => diagnostics[0]?.severity === 1);
    await plain.connection.sendRequest('textDocument/codeLens', { textDocument: { uri } });
    expect([typing.refreshed, plain.refreshed]).toEqual([[], []]);
  });
});

test.each([
  ['inlayHint', { range: WHOLE }],
  ['semanticTokens/full', {}],
  ['semanticTokens/full/delta', { previousResultId: '1' }],
  ['semanticTokens/range', { range: WHOLE }],
  ['codeLens', {}],
])('a text that is no manifest is left alone: %s', async (method, params) => {
  const { at } = shared.open(`values-${method.replaceAll('/', '-')}.yaml`, withoutHints(HINTED));
  expect(await shared.connection.sendRequest(`textDocument/${method}`, { ...at, ...params })).toBeNull();
});

test.each([
  ['an empty text', ''],
  ['a half-typed one', 'layercake: 1\nframework:\n  - { id: x, uses: ['],
  ['a list', '- a\n'],
])('bad input is answered: %s', async (_, text) => {
  const opened = shared.open('bad.layercake.yaml', text);
  for (const [method, params] of [
    ['inlayHint', { range: { start: { line: -1, character: -1 }, end: {} } }],
    ['semanticTokens/full', {}],
    ['semanticTokens/full/delta', {}],
    ['semanticTokens/range', { range: WHOLE }],
    ['codeLens', {}],
  ] as const)
    expect(await shared.connection.sendRequest(`textDocument/${method}`, { ...opened.at, ...params })).toBeTruthy();
  shared.close(opened.uri);
});
