import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  ClientCapabilities,
  CodeAction,
  CompletionItem,
  CompletionList,
  Hover,
  InlayHint,
} from 'vscode-languageserver-protocol';
import { fromRoot } from '../../scripts/paths.ts';
import { type Client, shown, startClient } from './support/client.ts';

interface ZedSettings {
  readonly lsp: {
    readonly 'yaml-language-server': {
      readonly binary: { readonly path: string; readonly arguments: readonly string[] };
      readonly settings: Readonly<Record<string, unknown>>;
    };
  };
}

/** The configuration of the page, as somebody copies it. */
const [, block = ''] =
  /^## Zed$[^]*?^```json\n([^]*?)^```/m.exec(readFileSync(fromRoot('docs/language-server.md'), 'utf8')) ?? [];
const { binary, settings } = (JSON.parse(block) as ZedSettings).lsp['yaml-language-server'];

/** What Zed asks its own YAML server to hold to, with the user's settings over it. */
const CONFIGURATION: Readonly<Record<string, unknown>> = {
  '[yaml]': { 'editor.tabSize': 2 },
  yaml: { format: { enable: true } },
  ...settings,
};

/** What Zed says that it can take: `default_initialize_params` in its `crates/lsp`. */
const ZED: ClientCapabilities = {
  general: { positionEncodings: ['utf-16'] },
  workspace: {
    ...{ configuration: true, workspaceFolders: true, applyEdit: true },
    didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
    didChangeConfiguration: { dynamicRegistration: true },
    symbol: {},
    ...{ inlayHint: { refreshSupport: true }, codeLens: { refreshSupport: true } },
    workspaceEdit: { resourceOperations: ['create', 'rename', 'delete'], documentChanges: true },
    fileOperations: { dynamicRegistration: false, didRename: true, willRename: true },
    executeCommand: { dynamicRegistration: false },
  },
  textDocument: {
    definition: { linkSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['refactor', 'quickfix', 'source'] } },
      dataSupport: true,
      resolveSupport: { properties: ['kind', 'diagnostics', 'isPreferred', 'disabled', 'edit', 'command'] },
    },
    completion: {
      completionItem: {
        ...{ snippetSupport: true, insertReplaceSupport: true, labelDetailsSupport: true },
        resolveSupport: { properties: ['additionalTextEdits', 'command', 'documentation'] },
        insertTextModeSupport: { valueSet: [1, 2] },
      },
      insertTextMode: 2,
      completionList: { itemDefaults: ['commitCharacters', 'editRange', 'insertTextMode', 'insertTextFormat', 'data'] },
      contextSupport: true,
    },
    rename: { prepareSupport: true, prepareSupportDefaultBehavior: 1 },
    hover: { contentFormat: ['markdown'] },
    inlayHint: {
      resolveSupport: { properties: ['textEdits', 'tooltip', 'label.tooltip', 'label.location', 'label.command'] },
      dynamicRegistration: false,
    },
    publishDiagnostics: { relatedInformation: true },
    synchronization: { didSave: true },
    codeLens: { dynamicRegistration: false },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
  window: { workDoneProgress: true, showMessage: {} },
  experimental: { serverStatusNotification: true, localDocs: true },
};

let zed: Client;
beforeAll(async () => {
  zed = await startClient({
    call: binary.arguments,
    capabilities: ZED,
    params: (folder) => {
      const uri = folder.uri('');
      const now = {
        processId: null,
        workspaceFolders: [{ uri, name: '' }],
        clientInfo: { name: 'Zed', version: '1.0.0' },
      };
      // It tells the root in the old way, too.
      return Object.assign(now, { rootUri: uri });
    },
    settings: ({ section }) => (section === undefined ? CONFIGURATION : (CONFIGURATION[section] ?? null)),
  });
  await zed.connection.sendNotification('workspace/didChangeConfiguration', { settings: CONFIGURATION });
});
afterAll(() => zed.stop());

const ask = <R>(method: string, params: object): Promise<R> => zed.connection.sendRequest(method, params);

test('findings are told under the settings of the page', async () => {
  const { uri, text } = zed.open(
    'layercake.yaml',
    'layercake: 1\napplication: [{ id: api, uses: [engine] }]\nframework:\n  - { id: engine, uses: [tensorrt-llm] }\n  - tensorrt-llm\n  - pytroch\n',
  );
  const { diagnostics } = await zed.told(uri);
  expect(JSON.stringify(settings)).toContain('"inherited-lock":"off"');
  expect(diagnostics.map((one) => shown(text, one))).toEqual([
    '5:5 warning hardware-locked tensorrt-llm',
    '5:5 information open-but-locked tensorrt-llm',
    '6:5 warning unknown-component pytroch',
  ]);
});

test('a hover is Markdown, and completion is documented when it is asked for', async () => {
  const { at } = zed.open('hover.layercake.yaml', 'layercake: 1\nframework: [vl‸lm]\n');
  expect((await ask<Hover>('textDocument/hover', at)).contents).toMatchObject({
    kind: 'markdown',
    value: expect.stringContaining('vLLM') as string,
  });
  const half = zed.open('half.layercake.yaml', 'layercake: 1\nframework:\n  - vl‸\n');
  const { items } = await ask<CompletionList>('textDocument/completion', { ...half.at, context: { triggerKind: 1 } });
  const vllm = items.find(({ label }) => label === 'vllm');
  expect(vllm?.documentation).toBeUndefined();
  const { documentation } = await ask<CompletionItem>('completionItem/resolve', vllm ?? {});
  expect(documentation).toMatchObject({ kind: 'markdown', value: expect.stringContaining('vLLM') as string });
});

test('a quick fix has its edit when it is looked at, and a hint its words', async () => {
  const { uri } = zed.open('fixed.layercake.yaml', 'layercake: 1\nframework: [pytroch, vllm, cuda]\n');
  const [diagnostic] = (await zed.told(uri)).diagnostics;
  const range = diagnostic?.range;
  const actions = await ask<CodeAction[]>('textDocument/codeAction', {
    ...{ textDocument: { uri }, range },
    context: { diagnostics: [diagnostic], only: ['quickfix'] },
  });
  const { edit } = await ask<CodeAction>('codeAction/resolve', actions[0] ?? {});
  expect(edit?.documentChanges).toMatchObject([{ edits: [{ newText: 'pytorch' }] }]);
  const lines = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
  const hints = await ask<InlayHint[]>('textDocument/inlayHint', { textDocument: { uri }, range: lines });
  expect(hints.map(({ label }) => label)).toMatchObject([[{ value: 'uses: ' }, { value: 'cuda' }]]);
});
