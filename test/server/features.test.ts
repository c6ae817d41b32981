import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CodeAction,
  CompletionItem,
  CompletionList,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  LocationLink,
  Range,
  SelectionRange,
  SymbolInformation,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { type Client, type Opened, startClient, textIn } from './support/client.ts';

let client: Client;
beforeAll(async () => {
  client = await startClient({
    files: { 'stacks/other.layercake.yaml': 'layercake: 1\nname: other\nframework: [vllm, { id: engine }]\n' },
  });
});
afterAll(() => client.stop());

let count = 0;
/** Opens lines of a manifest behind its first one; the cursor is at `‸`. */
const open = (...lines: readonly string[]): Opened =>
  client.open(`feature-${++count}.layercake.yaml`, ['layercake: 1', ...lines, ''].join('\n'));

const ask = <R>(method: string, params: object): Promise<R> => client.connection.sendRequest(method, params);

const STACK = [
  'application:',
  '  - { id: api, uses: [engine, { any-of: [engine, sglang] }] }',
  'framework:',
  '  - id: engine',
  '    component: vllm',
  '    version: "0.10.2"',
];

/** The stack with the cursor at the nth place of a name. */
const stack = (name: string, nth = 1): Opened => {
  let seen = 0;
  return open(
    ...STACK.map((line) =>
      line.replaceAll(name, (found) => (++seen === nth ? `${found.slice(0, 2)}‸${found.slice(2)}` : found)),
    ),
  );
};

test('a hover is Markdown over the name', async () => {
  const { at, text } = stack('engine');
  const hover = await ask<Hover>('textDocument/hover', at);
  expect(hover.contents).toMatchObject({ kind: 'markdown', value: expect.stringContaining('vLLM') as string });
  expect(hover.range && textIn(text, hover.range)).toBe('engine');
  expect(await ask('textDocument/hover', open('name: wo‸rd').at)).toBeNull();
});

test('a hover links to lines of its manifest, and calls no commands', async () => {
  const hover = await ask<Hover>('textDocument/hover', stack('api').at);
  const markdown = JSON.stringify(hover.contents);
  expect(markdown).toMatch(/\[engine\]\(<file:[^>]*\.layercake\.yaml#L6>\)/);
  expect(markdown).not.toContain('command:');
});

describe('a definition', () => {
  test('leads from a use to the entry', async () => {
    const { at, text } = stack('engine');
    const [link] = await ask<LocationLink[]>('textDocument/definition', at);
    expect(link && textIn(text, link.targetSelectionRange)).toBe('engine');
    expect(link && textIn(text, link.targetRange)).toMatch(/^id: engine\n[^]*0\.10\.2"$/);
    expect(link?.originSelectionRange?.start.line).toBe(2);
  });

  test('is none between the names', async () => {
    expect(await ask('textDocument/definition', open('frame‸work: [vllm]').at)).toBeNull();
  });
});

test('references, with the declaration or without', async () => {
  const { at } = stack('engine', 2);
  const lines = async (includeDeclaration: boolean): Promise<readonly number[]> => {
    const found = await ask<Location[]>('textDocument/references', { ...at, context: { includeDeclaration } });
    return found.map(({ range }) => range.start.line + 1);
  };
  expect(await lines(true)).toEqual([3, 3, 5]);
  expect(await lines(false)).toEqual([3, 3]);
});

test('highlights tell writing from reading', async () => {
  const found = await ask<DocumentHighlight[]>('textDocument/documentHighlight', stack('engine').at);
  expect(found.map(({ kind }) => kind)).toEqual([2, 2, 3]);
});

describe('a rename', () => {
  const after = (text: string, edits: readonly { range: Range; newText: string }[]): string => {
    const lines = text.split('\n');
    for (const { range, newText } of [...edits].reverse()) {
      const line = lines[range.start.line] ?? '';
      lines[range.start.line] = line.slice(0, range.start.character) + newText + line.slice(range.end.character);
    }
    return lines.join('\n');
  };

  test('says what it is about, and changes the entry with all its uses', async () => {
    const { at, text, uri } = stack('engine', 2);
    expect(await ask('textDocument/prepareRename', at)).toMatchObject({ placeholder: 'engine' });
    const edit = await ask<WorkspaceEdit>('textDocument/rename', { ...at, newName: 'motor' });
    const [change] = (edit.documentChanges ?? []) as TextDocumentEdit[];
    expect(change?.textDocument).toEqual({ uri, version: 1 });
    const edits = (change?.edits ?? []) as { range: Range; newText: string }[];
    expect(after(text, edits)).toBe(text.replaceAll('engine', 'motor'));
  });

  test.each([
    ['prepareRename', {}, 'sglang', /`sglang` is no entry of this manifest/],
    ['rename', { newName: 'a b' }, 'engine', /`a b` is no id/],
    ['rename', { newName: 'api' }, 'engine', /There is an entry `api` already/],
  ])('%s is refused with the reason: %j', async (method, more, name, message) => {
    await expect(ask(`textDocument/${method}`, { ...stack(name).at, ...more })).rejects.toMatchObject({
      code: -32803,
      message: expect.stringMatching(message) as string,
    });
  });
});

test('the outline is a tree of layers and entries', async () => {
  const [root] = await ask<DocumentSymbol[]>('textDocument/documentSymbol', open('name: demo', ...STACK).at);
  const tree = ({ name, children = [] }: DocumentSymbol): unknown =>
    children.length > 0 ? [name, children.map(tree)] : name;
  expect(root && tree(root)).toEqual([
    'demo',
    [
      ['application', ['api']],
      ['framework', ['engine']],
    ],
  ]);
});

test('entries of all manifests are found by name, open ones as they stand in the editor', async () => {
  const { uri } = open('name: unsaved', 'framework: [{ id: my-engine }]');
  const found = await ask<SymbolInformation[]>('workspace/symbol', { query: 'engine' });
  const told = found.map(({ name, containerName, location }) => [name, containerName, location.uri]);
  expect(told).toContainEqual(['my-engine', 'unsaved › framework', uri]);
  expect(told).toContainEqual(['engine', 'other › framework', client.folder.uri('stacks/other.layercake.yaml')]);
  expect(found.filter(({ location }) => location.uri === uri)).toHaveLength(1);
});

test('layers, entries and comments fold', async () => {
  const folds = await ask<FoldingRange[]>('textDocument/foldingRange', open('# one', '# two', ...STACK).at);
  expect(folds).toEqual([
    { startLine: 1, endLine: 2, kind: 'comment' },
    { startLine: 3, endLine: 4 },
    { startLine: 5, endLine: 8 },
    { startLine: 6, endLine: 8 },
  ]);
});

test('a selection grows from a name to the file, and each position has one', async () => {
  const { at, text, position } = stack('engine');
  const [first, second] = await ask<SelectionRange[]>('textDocument/selectionRange', {
    ...at,
    positions: [position, { line: 99, character: 0 }],
  });
  const widths: string[] = [];
  for (let one = first; one; one = one.parent) widths.push(textIn(text, one.range));
  expect(widths[0]).toBe('engine');
  expect(widths.at(-1)).toBe(text);
  expect(second).toBeDefined();
});

test('addresses in evidence are links, files from the manifest on', async () => {
  const { at } = open('framework:', '  - id: a', '    evidence: [https://example.org/a, ../notes/a.md]');
  const links = await ask<DocumentLink[]>('textDocument/documentLink', at);
  expect(links.map(({ target }) => target)).toEqual([
    'https://example.org/a',
    new URL('../notes/a.md', at.textDocument.uri).href,
  ]);
});

describe('completion', () => {
  const complete = async (marked: Opened, context: object = { triggerKind: 1 }): Promise<CompletionList | null> =>
    ask('textDocument/completion', { ...marked.at, context });

  test('offers components in place of the word, documented when somebody looks', async () => {
    const opened = open('framework:', '  - vll‸');
    const list = await complete(opened);
    const item = list?.items.find(({ label }) => label === 'vllm');
    expect(item?.textEdit).toMatchObject({ range: { start: { line: 2, character: 4 } }, newText: 'vllm' });
    expect(item?.documentation).toBeUndefined();
    const resolved = await ask<CompletionItem>('completionItem/resolve', item ?? {});
    expect(resolved.documentation).toMatchObject({
      kind: 'markdown',
      value: expect.stringContaining('vLLM') as string,
    });
  });

  test('gives snippets whose lines stay as they are', async () => {
    const list = await complete(open('framework:', '  - id: a', '    ‸'));
    const supports = list?.items.find(({ label }) => label === 'supports');
    expect(supports).toMatchObject({ insertTextFormat: 2, insertTextMode: 1 });
  });

  test('opens no list where a typed blank asks for none', async () => {
    const typed = { triggerKind: 2, triggerCharacter: ' ' };
    expect(await complete(open('framework:', '  ‸'), typed)).toBeNull();
    expect((await complete(open('targets: [‸]'), { triggerKind: 2, triggerCharacter: '[' }))?.items).not.toEqual([]);
  });

  test('an item of a list that is long gone comes back as it is', async () => {
    const item = { label: 'vllm', data: { list: -1, index: 0 } };
    expect(await ask('completionItem/resolve', item)).toEqual(item);
    expect(await ask('completionItem/resolve', { label: 'x', data: 'nonsense' })).toEqual({
      label: 'x',
      data: 'nonsense',
    });
  });
});

describe('code actions', () => {
  const actions = async (opened: Opened, only?: readonly string[]): Promise<CodeAction[]> => {
    const { diagnostics } = await client.told(opened.uri);
    const range = { start: opened.position, end: opened.position };
    return ask('textDocument/codeAction', { ...opened.at, range, context: { diagnostics, ...(only && { only }) } });
  };

  test('mend a finding, their edits worked out when one is chosen', async () => {
    const opened = open('framework: [pytro‸ch]');
    const [first] = await actions(opened);
    expect(first).toMatchObject({ title: 'Change to `pytorch`', kind: 'quickfix', isPreferred: true });
    expect(first?.diagnostics).toHaveLength(1);
    expect(first?.edit).toBeUndefined();
    const { edit } = await ask<CodeAction>('codeAction/resolve', first ?? {});
    const range = { start: { line: 1, character: 12 }, end: { line: 1, character: 19 } };
    expect(edit?.documentChanges).toEqual([
      { textDocument: { uri: opened.uri, version: 1 }, edits: [{ range, newText: 'pytorch' }] },
    ]);
  });

  test('of several places in a selection are told apart', async () => {
    const opened = open('framework: [‸pytroch, pytroch]');
    const { diagnostics } = await client.told(opened.uri);
    const range = { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } };
    const found = await ask<CodeAction[]>('textDocument/codeAction', { ...opened.at, range, context: { diagnostics } });
    const titles = found.map(({ title }) => title);
    expect(titles).toContain('Change to `pytorch` (2:22)');
    expect(new Set(titles).size).toBe(titles.length);
  });

  test('of a text that has changed since are refused', async () => {
    const opened = open('framework: [pytro‸ch]');
    const [first] = await actions(opened);
    client.change(opened, 2, [{ text: 'layercake: 1\n' }]);
    await expect(ask('codeAction/resolve', first ?? {})).rejects.toMatchObject({ code: -32803 });
  });

  test.each([
    [undefined, false],
    [['quickfix'], false],
    [['source.fixAll'], true],
    [['source.fixAll.layercake'], true],
    [['source.fixAll.other'], false],
    [['source'], true],
  ])('of the kinds %j mend everything: %s', async (only, isOffered) => {
    const opened = open('framework:', '  - vl‸lm', '  # layercake-ignore hardware-locked: gone', '  - pytorch');
    const found = await actions(opened, only);
    expect(found.some(({ kind }) => kind === 'source.fixAll.layercake')).toBe(isOffered);
  });
});

describe('the call hierarchy', () => {
  test('tells who uses an entry, and what it uses', async () => {
    const [item] = await ask<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', stack('engine').at);
    expect(item).toMatchObject({ name: 'engine', kind: 2 });
    const incoming = await ask<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });
    expect(incoming.map(({ from, fromRanges }) => [from.name, fromRanges.length])).toEqual([['api', 2]]);
    const [api] = incoming.map(({ from }) => from);
    const outgoing = await ask<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', { item: api });
    expect(outgoing.map(({ to }) => to.name).sort()).toEqual(['engine', 'sglang']);
  });

  test('starts nowhere outside of the entries', async () => {
    expect(await ask('textDocument/prepareCallHierarchy', open('na‸me: x').at)).toBeNull();
  });
});

test.each(['hover', 'definition', 'foldingRange', 'documentSymbol', 'completion', 'documentLink'])(
  'a text that is no manifest is left alone: %s',
  async (method) => {
    const { at } = client.open(`values-${method}.yaml`, 'layercake: 1\nframework: [py‸torch]\n');
    expect(await ask(`textDocument/${method}`, at)).toBeNull();
  },
);
