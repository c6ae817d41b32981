import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SemanticTokens, SemanticTokensDelta, SemanticTokensLegend } from 'vscode-languageserver-protocol';
import { fromRoot } from '../../scripts/paths.ts';
import { createLineIndex } from '../../src/core/text/line-index.ts';
import { type Encoding, offsetOf } from '../../src/server/encoding.ts';
import { NEAREST_TYPES } from '../../src/server/features/semantic-tokens.ts';
import { CAPABLE, type Client, type ClientOptions, type Opened, startClient } from './support/client.ts';

let shared: Client;
const clients: Client[] = [];
beforeAll(async () => {
  shared = await startClient();
});
afterAll(() => Promise.all([shared, ...clients].map((one) => one.stop())));

async function start(options: ClientOptions): Promise<Client> {
  const client = await startClient(options);
  clients.push(client);
  return client;
}

/** Tokens in a form that reads well: `engine variable declaration portable`, with their places counted in an encoding. */
function tokensIn(text: string, data: readonly number[], { capabilities }: Client['initialized']): readonly string[] {
  const legend = legendOf(capabilities);
  const indexed = { text, lines: createLineIndex(text) };
  const encoding = capabilities.positionEncoding as Encoding;
  const told: string[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, columns = 0, length = 0, type = 0, bits = 0] = data.slice(at, at + 5);
    character = lines > 0 ? columns : character + columns;
    line += lines;
    const [start, end] = [character, character + length].map((column) =>
      offsetOf(indexed, { line, character: column }, encoding),
    );
    const modifiers = legend.tokenModifiers.filter((_, bit) => (bits >> bit) & 1);
    told.push([text.slice(start, end), legend.tokenTypes[type], ...modifiers].join(' '));
  }
  return told;
}

function legendOf({ semanticTokensProvider }: Client['initialized']['capabilities']): SemanticTokensLegend {
  return semanticTokensProvider?.legend ?? { tokenTypes: [], tokenModifiers: [] };
}

const COLOURED = [
  'layercake: 1',
  'framework:',
  '  - { name: "é𝄞", id: é𝄞, component: tensorrt-llm, version: 1.0 }',
  '  - { id: b, uses: [é𝄞], supports: { amd: none } }',
  '',
].join('\n');
const WORDS = [
  ...['framework namespace', 'é𝄞 variable declaration locked', 'tensorrt-llm class locked', '1.0 number'],
  ...['b variable declaration unknown', 'é𝄞 variable locked', 'amd enumMember', 'none keyword'],
];

describe('semantic tokens', () => {
  const full = ({ connection }: Client, { at }: Opened): Promise<SemanticTokens> =>
    connection.sendRequest('textDocument/semanticTokens/full', at);
  const delta = (
    { connection }: Client,
    { at }: Opened,
    previousResultId?: string,
  ): Promise<SemanticTokensDelta & Partial<SemanticTokens>> =>
    connection.sendRequest('textDocument/semanticTokens/full/delta', { ...at, previousResultId });

  test.each(['utf-8', 'utf-16', 'utf-32'] as const)('tell what words are, with columns in %s', async (encoding) => {
    const client = await start({ capabilities: { ...CAPABLE, general: { positionEncodings: [encoding] } } });
    const opened = client.open('layercake.yaml', COLOURED);
    expect(tokensIn(COLOURED, (await full(client, opened)).data, client.initialized)).toEqual(WORDS);
  });

  test('of a range are those that touch it', async () => {
    const { at } = shared.open('range.layercake.yaml', COLOURED);
    const range = { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } };
    const { data } = await shared.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/range', {
      ...at,
      range,
    });
    expect(tokensIn(COLOURED, data, shared.initialized)).toEqual(WORDS.slice(4));
  });

  test('come as what is different, where the client has those before', async () => {
    const opened = shared.open('delta.layercake.yaml', COLOURED);
    const before = await full(shared, opened);
    expect((await delta(shared, opened, before.resultId)).edits).toEqual([]);
    const text = COLOURED.replace('version: 1.0', 'version: 1.0.1');
    shared.change(opened, 2, [{ text }]);
    const stale = await delta(shared, opened, before.resultId);
    expect(tokensIn(text, stale.data ?? [], shared.initialized)).toContain('1.0.1 number');
    shared.change(opened, 3, [{ text: COLOURED }]);
    const { edits, resultId } = await delta(shared, opened, stale.resultId);
    const data = [...(stale.data ?? [])];
    expect(edits.flatMap((edit) => edit.data ?? []).length).toBeLessThan(data.length);
    for (const edit of edits) data.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
    expect(data).toEqual(before.data);
    expect(resultId).not.toBe(stale.resultId);
    shared.close(opened.uri);
    const again = shared.open('delta.layercake.yaml', COLOURED);
    expect((await delta(shared, again, resultId)).data).toEqual(before.data);
  });

  test('are of our own types for a client that knows them, else of the nearest that the protocol has', async () => {
    const own = await start({
      capabilities: {
        textDocument: {
          semanticTokens: {
            ...{ requests: {}, formats: ['relative'], tokenModifiers: [] },
            tokenTypes: Object.keys(NEAREST_TYPES).filter((type) => type !== 'rule'),
          },
        },
      },
    });
    const expected = ['layer', 'entry', 'component', 'version', 'target', 'function', 'level'];
    expect(legendOf(own.initialized.capabilities).tokenTypes).toEqual(expected);
    expect(legendOf(shared.initialized.capabilities).tokenTypes).toEqual(Object.values(NEAREST_TYPES));
  });

  test('have the same nearest types as in the extension', () => {
    const { contributes } = JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')) as {
      contributes: { semanticTokenTypes: readonly { id: string; superType: string }[] };
    };
    expect(contributes.semanticTokenTypes.map(({ id, superType }) => [id, superType])).toEqual(
      Object.entries(NEAREST_TYPES),
    );
  });
});
