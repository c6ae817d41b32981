import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { CAPABLE, type Client, type ClientOptions, shown, startClient } from './support/client.ts';

let shared: Client;
const clients: Client[] = [];
beforeAll(async () => {
  shared = await startClient();
});
afterAll(() => Promise.all([shared, ...clients].map((one) => one.stop())));

/** A client of its own, where it is about another one than an editor of today; else the one that all tests share, in a folder of its own. */
async function start({ files, ...own }: ClientOptions = {}): Promise<Client> {
  if (Object.keys(own).length === 0) return shared.elsewhere(files);
  const client = await startClient({ files: files ?? {}, ...own });
  clients.push(client);
  return client;
}

const BAD = 'layercake: 1\nframework: [pytroch]\n';
const WARNING = '2:13 warning unknown-component pytroch';

const codes = ({ diagnostics }: PublishDiagnosticsParams): readonly string[] =>
  diagnostics.map((one) => `${one.code ?? ''} ${one.severity ?? ''}`);

/** Says whether the findings of `BAD` are of this severity. */
const isRated = (severity: number) => (told: PublishDiagnosticsParams) =>
  codes(told).includes(`unknown-component ${severity}`);

describe('what is found is told', () => {
  test('with the version of the text, the page of the rule, and the chain', async () => {
    const { open, told } = await start();
    const { uri, text } = open('found.layercake.yaml', BAD);
    const { version, diagnostics } = await told(uri);
    expect(version).toBe(1);
    expect(diagnostics.map((one) => shown(text, one))).toEqual([WARNING]);
    expect(diagnostics[0]?.source).toBe('layercake');
    expect(existsSync(fileURLToPath(diagnostics[0]?.codeDescription?.href ?? ''))).toBe(true);
    const chain = open(
      'chain.layercake.yaml',
      'layercake: 1\napplication: [{ id: api, uses: [engine] }]\nframework:\n  - { id: engine, uses: [tensorrt-llm] }\n  - tensorrt-llm\n',
    );
    const [inherited] = (await told(chain.uri)).diagnostics;
    expect(inherited?.code).toBe('inherited-lock');
    expect(inherited?.relatedInformation?.map(({ location }) => location.range.start.line + 1)).toEqual([4, 5]);
  });

  test('in plain form to a client that takes no more', async () => {
    const { open, told } = await start({ capabilities: {} });
    const { uri } = open('plain.layercake.yaml', 'layercake: 1\nframework: [tensorrt-llm]\n');
    for (const one of (await told(uri)).diagnostics)
      expect(Object.keys(one).sort()).toEqual(['code', 'message', 'range', 'severity', 'source']);
  });

  test('of the newest text only, once typing pauses; and taken back when it is closed', async () => {
    const { open, change, close, told, allTold } = await start();
    const opened = open('typed.layercake.yaml', 'layercake: 1\n');
    for (let version = 2; version <= 40; version++)
      change(opened, version, [
        { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text: '#\n' },
      ]);
    change(opened, 41, [{ text: BAD }]);
    const last = await told(opened.uri);
    expect(last.version).toBe(41);
    expect(allTold.filter(({ uri }) => uri === opened.uri).length).toBeLessThan(5);
    close(opened.uri);
    await told(opened.uri, ({ diagnostics }) => diagnostics.length === 0);
    const again = open('typed.layercake.yaml', BAD);
    expect((await told(again.uri)).version).toBe(1);
  });

  test.each(['utf-8', 'utf-16', 'utf-32'] as const)('with columns in %s', async (encoding) => {
    const { initialized, open, told } = await start({
      capabilities: { ...CAPABLE, general: { positionEncodings: [encoding, 'utf-16'] } },
    });
    expect(initialized.capabilities.positionEncoding).toBe(encoding);
    const { uri } = open('wide.layercake.yaml', 'layercake: 1\nframework: [{ name: "é𝄞", component: pytroch }]\n');
    const column = { 'utf-8': 41, 'utf-16': 38, 'utf-32': 37 }[encoding];
    const found = (await told(uri)).diagnostics.find(({ code }) => code === 'unknown-component');
    expect(found?.range.start).toEqual({ line: 1, character: column });
  });

  test.each([
    ['an empty text', '', ['schema 1']],
    ['a list', '- a\n', ['schema 1']],
    ['a half-typed key', 'layercake: 1\nframew', ['yaml-syntax 1']],
  ])('of bad input: %s', async (_, text, expected) => {
    const { open, told } = await start();
    expect(codes(await told(open('bad.layercake.yaml', text).uri))).toEqual(expected);
  });

  test('of names that exist nowhere yet: an unsaved manifest', async () => {
    const { open, told } = await start();
    const { uri, text } = open('untitled:layercake.yaml', BAD);
    expect((await told(uri)).diagnostics.map((one) => shown(text, one))).toEqual([WARNING]);
  });

  test('and of other texts nothing', async () => {
    const { open, told, allTold } = await start();
    const others = ['values.yaml', 'git:/a/layercake.yaml', 'mylayercake.yaml'].map((name) => open(name, BAD).uri);
    await told(open('beside.layercake.yaml', BAD).uri);
    expect(allTold.filter(({ uri }) => others.includes(uri))).toEqual([]);
  });
});

describe('a config', () => {
  const CONFIG = 'severities: { unknown-component: error }\n';

  test('above a manifest counts', async () => {
    const { open, told } = await start({ files: { 'layercake.config.yaml': CONFIG } });
    await told(open('deep/down/layercake.yaml', BAD).uri, isRated(1));
  });

  test('that is being edited counts as it is in the editor, and its mistakes are told', async () => {
    const { open, change, told } = await start({ files: { 'layercake.config.yaml': CONFIG } });
    const { uri } = open('layercake.yaml', BAD);
    await told(uri, isRated(1));
    const config = open('layercake.config.yaml', CONFIG);
    change(config, 2, [{ text: 'severities: { unknown-component: information }\n' }]);
    await told(uri, isRated(3));
    change(config, 3, [{ text: 'severities: { unknwon-component: error }\n' }]);
    const wrong = await told(config.uri);
    expect(wrong.diagnostics.map((one) => shown('severities: { unknwon-component: error }\n', one))).toEqual([
      '1:15 error unknown-reference unknwon-component',
    ]);
    await told(uri, isRated(2));
    change(config, 4, [{ text: CONFIG }]);
    await told(config.uri, ({ diagnostics }) => diagnostics.length === 0);
  });

  test.each(['is told to have changed', 'lies beside what is saved'])('that %s is read again', async (what) => {
    const { connection, folder, open, told } = await start();
    const { uri } = open('layercake.yaml', BAD);
    await told(uri, isRated(2));
    folder.write('layercake.config.yaml', CONFIG);
    if (what.startsWith('is told'))
      void connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: folder.uri('layercake.config.yaml'), type: 1 }],
      });
    else void connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
    await told(uri, isRated(1));
  });

  test('with mistakes that nobody has open is told of, and taken back with its last manifest', async () => {
    const { close, folder, open, told } = await start({ files: { 'layercake.config.yaml': 'targets: [abacus]\n' } });
    const { uri } = open('layercake.yaml', BAD);
    expect(codes(await told(folder.uri('layercake.config.yaml')))).toEqual(['unknown-reference 1']);
    close(uri);
    await told(folder.uri('layercake.config.yaml'), ({ diagnostics }) => diagnostics.length === 0);
  });

  test('that is no text leaves things as they are without one, which is logged', async () => {
    const started = await start();
    started.folder.write('layercake.config.yaml', 'severities: \0\n');
    await started.told(started.open('layercake.yaml', BAD).uri, isRated(2));
    expect(started.logged.join('\n')).toMatch(/layercake\.config\.yaml: is binary/);
  });
});

describe('a catalog of the team’s own', () => {
  const COMPONENT = [
    'id: pytroch',
    'name: Pytroch',
    'layer: framework',
    'kind: inference-engine',
    'summary: Ours.',
    'homepage: https://example.org/',
    'evidence: { readme: { source: https://example.org/, says: It exists., checked: 2026-11-23 } }',
    '',
  ].join('\n');

  test('counts, follows its files, and tells their mistakes', async () => {
    const { connection, folder, open, change, told } = await start({
      files: { 'layercake.config.yaml': 'catalog: [catalog]\n', 'catalog/pytroch.yaml': COMPONENT },
    });
    const { uri } = open('layercake.yaml', BAD);
    const knows = (told_: PublishDiagnosticsParams): boolean => !codes(told_).includes('unknown-component 2');
    await told(uri, knows);
    const file = open('catalog/pytroch.yaml', COMPONENT);
    change(file, 2, [{ text: COMPONENT.replace(/pytroch/gi, 'other') }]);
    await told(uri, isRated(2));
    change(file, 3, [{ text: COMPONENT.replace('kind:', 'knid:') }]);
    await told(file.uri);
    change(file, 4, [{ text: COMPONENT }]);
    await told(file.uri, ({ diagnostics }) => diagnostics.length === 0);
    await told(uri, knows);
    connection.sendNotification('textDocument/didClose', { textDocument: { uri: file.uri } }).catch(() => undefined);
    rmSync(`${folder.path}/catalog`, { recursive: true });
    void connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: folder.uri('catalog'), type: 3 }],
    });
    await told(uri, isRated(2));
  });
});

describe('settings', () => {
  const ERROR = { severities: { 'unknown-component': 'error' } };

  test('are asked for where the client tells them, and again when they change', async () => {
    let given: unknown = ERROR;
    const { connection, open, told } = await start({ settings: () => given });
    const { uri } = open('layercake.yaml', BAD);
    await told(uri, isRated(1));
    given = null;
    void connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await told(uri, isRated(2));
  });

  test.each([
    ['with the first message', { initializationOptions: ERROR }],
    ['with the first message, by their section', { initializationOptions: { layercake: ERROR } }],
  ])('may come %s, and change with a later one', async (_, params) => {
    const { connection, open, told } = await start({ capabilities: {}, params });
    const { uri } = open('layercake.yaml', BAD);
    await told(uri, isRated(1));
    const settings = { layercake: { severities: { 'unknown-component': 'information' } } };
    void connection.sendNotification('workspace/didChangeConfiguration', { settings });
    await told(uri, isRated(3));
  });

  test('yield to the file, and nonsense among them to nothing', async () => {
    const files = { 'layercake.config.yaml': 'severities: { unknown-component: information }\n' };
    const { open, told } = await start({
      files,
      settings: () => ({ severities: { 'unknown-component': 'error', x: 7 }, targets: 'all' }),
    });
    await told(open('layercake.yaml', BAD).uri, isRated(3));
  });
});

test('what may change it is watched where the client can', async () => {
  const { open, told, registered } = await start({
    capabilities: {
      workspace: {
        didChangeWatchedFiles: { dynamicRegistration: true },
        didChangeConfiguration: { dynamicRegistration: true },
      },
    },
  });
  await told(open('layercake.yaml', BAD).uri);
  expect([...registered].sort()).toEqual(['workspace/didChangeConfiguration', 'workspace/didChangeWatchedFiles']);
});

test('hostile names stay text', async () => {
  const { open, told, connection } = await start();
  const name = '<img src=x onerror=alert(1)>\\u202e](command:x)';
  const { uri, at } = open(
    'hostile.layercake.yaml',
    `layercake: 1\nframework: [{ id: a‸, name: "${name}", component: "${'x'.repeat(10_000)}" }]\n`,
  );
  expect(codes(await told(uri))).toContain('unknown-component 2');
  const hover = await connection.sendRequest<{ contents: { value: string } }>('textDocument/hover', at);
  expect(hover.contents.value).not.toMatch(/(?<!\\)<img/);
});
