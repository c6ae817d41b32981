import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  CompletionList,
  DocumentSymbol,
  PublishDiagnosticsParams,
  SymbolInformation,
} from 'vscode-languageserver-protocol';
import { fromRoot } from '../../scripts/paths.ts';
import { type Client, type ClientOptions, exitOf, startClient, startServer } from './support/client.ts';

const clients: Client[] = [];
afterAll(() => Promise.all(clients.map((one) => one.stop())));

async function start(options?: ClientOptions): Promise<Client> {
  const client = await startClient(options);
  clients.push(client);
  return client;
}

const message = (body: object): string => {
  const text = JSON.stringify({ jsonrpc: '2.0', ...body });
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
};

describe('the process ends', () => {
  test('with 0 after shutdown and exit', async () => {
    expect(await (await start()).stop()).toBe(0);
  });

  test('with 1 after exit alone', async () => {
    const { connection, process: child } = await start();
    void connection.sendNotification('exit');
    expect(await exitOf(child)).toBe(1);
  });

  test('when its input is closed', async () => {
    const { process: child } = await start();
    child.stdin?.end();
    expect(await exitOf(child)).toBe(1);
  });

  test('when nobody reads its output any more', async () => {
    const started = await start();
    started.process.stdout?.destroy();
    started.open('a.layercake.yaml', 'layercake: 1\nframework: [pytroch]\n');
    started.process.stdin?.end();
    expect(await exitOf(started.process)).not.toBeNull();
  });

  test('when the client’s process is gone, with its input still open', async () => {
    const stranger = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'ignore' });
    const { process: child } = await start({ params: { processId: stranger.pid ?? 0 } });
    stranger.kill();
    await once(stranger, 'exit');
    expect(await exitOf(child)).toBe(1);
  });
});

describe('what is no protocol', () => {
  test('goes to nobody: standard output has messages only', async () => {
    const child = startServer();
    let out = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stdin?.write(
      message({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } }),
    );
    child.stdin?.write(message({ method: 'initialized', params: {} }));
    child.stdin?.write(message({ id: 2, method: 'shutdown' }));
    while (!out.includes('"id":2')) await once(child.stdout ?? child, 'data');
    child.stdin?.write(message({ method: 'exit' }));
    expect(await exitOf(child)).toBe(0);
    const messages = out.split(/Content-Length: \d+\r\n\r\n/).slice(1);
    expect(messages.map((text) => (JSON.parse(text) as { id: number }).id)).toEqual([1, 2]);
  });

  test('does no harm where it is JSON that is broken', async () => {
    const { process: child, connection, open } = await start();
    const { at } = open('a.layercake.yaml', 'layercake: 1\nframework: [v‸llm]\n');
    for (const body of [
      '{"jsonrpc":',
      '[]',
      '7',
      'null',
      '{}',
      '{"jsonrpc":"2.0","id":{},"method":"textDocument/hover"}',
    ])
      child.stdin?.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
    expect(await connection.sendRequest('textDocument/hover', at)).not.toBeNull();
  });
});

describe('a request', () => {
  let shared: Client;
  beforeAll(async () => {
    shared = await start();
  });

  test('for a method that there is not is told so', async () => {
    const { connection } = shared.elsewhere();
    await expect(connection.sendRequest('textDocument/telepathy', {})).rejects.toMatchObject({ code: -32601 });
    await connection.sendNotification('$/telepathy', {});
  });

  test('before the first message is told so', async () => {
    const child = startServer();
    child.stdin?.write(message({ id: 1, method: 'textDocument/hover', params: {} }));
    let out = '';
    while (!out.endsWith('}')) out += String((await once(child.stdout ?? child, 'data'))[0]);
    expect(out).toContain('"code":-32002');
    child.stdin?.end();
    expect(await exitOf(child)).toBe(1);
  });

  test('after shutdown is refused, and the server waits for its exit', async () => {
    const { connection, open, process: child } = await start();
    const { at } = open('a.layercake.yaml', 'layercake: 1\nframework: [v‸llm]\n');
    await connection.sendRequest('shutdown');
    const refused = { code: -32600 };
    for (const name of ['hover', 'documentSymbol', 'inlayHint', 'telepathy'])
      await expect(connection.sendRequest(`textDocument/${name}`, at), name).rejects.toMatchObject(refused);
    await expect(connection.sendRequest('workspace/symbol', { query: '' })).rejects.toMatchObject(refused);
    await expect(connection.sendRequest('shutdown')).rejects.toMatchObject(refused);
    await connection.sendNotification('exit');
    expect(await exitOf(child)).toBe(0);
  });

  test('to begin again is refused', async () => {
    const { connection, open } = await start();
    const { at } = open('a.layercake.yaml', 'layercake: 1\nframework: [v‸llm]\n');
    const again = connection.sendRequest('initialize', { processId: null, rootUri: null, capabilities: {} });
    await expect(again).rejects.toMatchObject({ code: -32600 });
    expect(await connection.sendRequest('textDocument/hover', at)).not.toBeNull();
  });

  test.each([
    ['textDocument/hover', {}],
    ['textDocument/selectionRange', { positions: 7 }],
    ['textDocument/codeAction', {}],
    ['callHierarchy/incomingCalls', { item: null }],
    ['workspace/symbol', {}],
  ])('that makes no sense fails alone, and is logged: %s %j', async (method, params) => {
    const { connection, logged, open } = shared.elsewhere();
    const before = logged.length;
    const { at, uri } = open('a.layercake.yaml', 'layercake: 1\nframework: [v‸llm]\n');
    await expect(connection.sendRequest(method, { ...params, textDocument: { uri } })).rejects.toThrow();
    await expect(connection.sendRequest(method, null)).rejects.toThrow();
    expect(logged.length).toBeGreaterThan(before);
    expect(await connection.sendRequest('textDocument/hover', at)).not.toBeNull();
  });

  test('with a place outside of the text is answered', async () => {
    const { connection, open } = shared.elsewhere();
    const { at } = open('a.layercake.yaml', 'layercake: 1\nframework: [vllm]\n');
    for (const position of [
      { line: 1e9, character: 1e9 },
      { line: -1, character: -1 },
      { line: 0.5, character: 0.5 },
      {},
    ])
      await connection.sendRequest('textDocument/hover', { ...at, position });
  });

  test('about a text that is not open, or lies nowhere, has no answer', async () => {
    const { connection } = shared.elsewhere();
    for (const uri of [
      'file:///nowhere/layercake.yaml',
      'file://host/layercake.yaml',
      'x:%/layercake.yaml',
      'nonsense',
      '',
    ])
      expect(
        await connection.sendRequest('textDocument/hover', {
          textDocument: { uri },
          position: { line: 0, character: 0 },
        }),
      ).toBeNull();
  });

  test('that is cancelled before its turn is answered as such', async () => {
    const { process: child, connection } = shared.elsewhere();
    const answers = new Promise<string>((resolve) => {
      child.stdout?.on('data', (data: Buffer) => {
        if (data.toString().includes('"id":77')) resolve(data.toString());
      });
    });
    const params = {
      textDocument: { uri: 'file:///a/layercake.yaml', version: 1, languageId: 'yaml', text: 'layercake: 1\n' },
    };
    child.stdin?.write(
      message({ method: 'textDocument/didOpen', params }) +
        message({ id: 77, method: 'textDocument/documentSymbol', params }) +
        message({ method: '$/cancelRequest', params: { id: 77 } }),
    );
    expect(await answers).toContain('"code":-32800');
    expect(connection).toBeDefined();
  });
});

describe('a client that takes little', () => {
  test('gets lists for trees, plain edits, plain text for snippets', async () => {
    const { connection, open, told } = await start({ capabilities: {} });
    const { at, uri } = open(
      'a.layercake.yaml',
      'layercake: 1\nframework:\n  - id: pytroch\n    component: pytroch\n    ‸\n',
    );
    const [stack, layer, entry] = await connection.sendRequest<SymbolInformation[]>('textDocument/documentSymbol', at);
    expect([stack?.name, layer?.containerName, entry?.containerName]).toEqual(['stack', 'stack', 'framework']);
    const list = await connection.sendRequest<CompletionList>('textDocument/completion', at);
    const texts = list.items.map(({ textEdit }) => textEdit?.newText ?? '');
    expect(texts.filter((text) => /\$\d|\$\{/.test(text))).toEqual([]);
    expect(list.items.every(({ insertTextFormat }) => insertTextFormat === undefined)).toBe(true);
    const { diagnostics } = await told(uri);
    const range = diagnostics.find(({ code }) => code === 'unknown-component')?.range;
    const [action] = await connection.sendRequest<{ edit: object }[]>('textDocument/codeAction', {
      ...at,
      range,
      context: { diagnostics },
    });
    expect(action?.edit).toMatchObject({ changes: { [uri]: [{ newText: 'pytorch' }] } });
  });

  test('that indents the lines of a snippet itself gets them without', async () => {
    const lines = async (item: object): Promise<readonly string[]> => {
      const { connection, open } = await start({
        capabilities: { textDocument: { completion: { completionItem: { snippetSupport: true, ...item } } } },
      });
      const { at } = open('a.layercake.yaml', 'layercake: 1\nframework:\n  ‸\n');
      const list = await connection.sendRequest<CompletionList>('textDocument/completion', at);
      return list.items.flatMap(({ textEdit }) => textEdit?.newText.split('\n').slice(1) ?? []);
    };
    const plain = await lines({});
    expect(plain).not.toEqual([]);
    expect(await lines({ insertTextModeSupport: { valueSet: [1] } })).toEqual(plain.map((line) => `  ${line}`));
  });
});

test('ten thousand entries are read, told of, and edited', async () => {
  const { connection, open, change, told } = await start();
  const entries = Array.from({ length: 10_000 }, (_, i) => `  - { id: entry-${i}, uses: [entry-${i + 1}] }`);
  const opened = open('large.layercake.yaml', `layercake: 1\napplication:\n${entries.join('\n')}\n`);
  const isMissing =
    (name: number) =>
    ({ diagnostics }: PublishDiagnosticsParams) =>
      diagnostics.some(
        ({ code, message: words }) =>
          code === 'unknown-reference' && typeof words === 'string' && words.includes(`entry-${name}\``),
      );
  await told(opened.uri, isMissing(10_000));
  const [root] = await connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', opened.at);
  expect(root?.children?.[0]?.children).toHaveLength(10_000);
  const range = { start: { line: 10_001, character: 35 }, end: { line: 10_001, character: 40 } };
  change(opened, 2, [{ range, text: '99999' }]);
  const { version } = await told(opened.uri, isMissing(99_999));
  expect(version).toBe(2);
});

test('the program says what it wants from somebody who calls it by hand', async () => {
  const child = spawn(process.execPath, [fromRoot('dist/cli.cjs'), 'lsp', '--socket=1'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  expect(await exitOf(child)).toBe(2);
  expect(err).toMatch(/^layercake: unknown option '--socket=1'\n$/);
});
