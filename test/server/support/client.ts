import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  type ConfigurationItem,
  createProtocolConnection,
  type Diagnostic,
  type InitializeParams,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Range,
  type RegistrationParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { fromRoot } from '../../../scripts/paths.ts';
import { atCursor } from '../../support/cursor.ts';

/** A folder with files in it, that a client has open. */
export interface Folder {
  readonly path: string;
  readonly uri: (name: string) => string;
  readonly write: (name: string, text: string) => string;
  readonly remove: () => void;
}

/** Makes a temporary folder. It is a repository, so that no config from above it is looked for. */
export function createFolder(files: Readonly<Record<string, string>> = {}): Folder {
  const path = mkdtempSync(join(tmpdir(), 'layercake-server-'));
  mkdirSync(join(path, '.git'));
  const write = (name: string, text: string): string => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
    return join(path, name);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  return {
    ...{ path, write },
    uri: (name) => pathToFileURL(join(path, name)).href,
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** A text that is open, and where the cursor was in it. */
export interface Opened {
  readonly uri: string;
  readonly text: string;
  readonly position: Position;
  /** What most requests ask with. */
  readonly at: { readonly textDocument: { readonly uri: string }; readonly position: Position };
}

/** A client of the server, over standard input and output, as an editor is one. */
export interface Client {
  readonly folder: Folder;
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** Opens a text that marks the cursor by `‸`; without one it is at the beginning. */
  readonly open: (name: string, marked: string) => Opened;
  readonly change: (opened: Opened, version: number, contentChanges: readonly unknown[]) => void;
  readonly close: (uri: string) => void;
  /** The diagnostics of a text, once they satisfy; by default, once there are any. */
  readonly told: (
    uri: string,
    satisfies?: (told: PublishDiagnosticsParams) => boolean,
  ) => Promise<PublishDiagnosticsParams>;
  /** Everything that was told of diagnostics, in order. */
  readonly allTold: readonly PublishDiagnosticsParams[];
  readonly registered: readonly string[];
  readonly logged: readonly string[];
  /** What the client was asked to ask for again, in order. */
  readonly refreshed: readonly string[];
  /** The same client at work in another folder, which is none of those that it has open. */
  readonly elsewhere: (files?: Readonly<Record<string, string>>) => Client;
  /** Ends the server as an editor does, and gives its exit code. */
  readonly stop: () => Promise<number | null>;
}

export interface ClientOptions {
  readonly files?: Readonly<Record<string, string>>;
  readonly capabilities?: ClientCapabilities;
  readonly params?: Partial<InitializeParams> | ((folder: Folder) => Partial<InitializeParams>);
  /** How the server is called. */
  readonly call?: readonly string[];
  /** The answer to `workspace/configuration`, when it is asked. */
  readonly settings?: (item: ConfigurationItem) => unknown;
}

/** In milliseconds; a machine may be busy. */
const LONGEST_WAIT = 45_000;

/** What an editor of today can take. */
export const CAPABLE: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, versionSupport: true },
    completion: {
      completionItem: { snippetSupport: true, insertTextModeSupport: { valueSet: [1, 2] }, labelDetailsSupport: true },
    },
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: { dataSupport: true, resolveSupport: { properties: ['edit'] } },
    inlayHint: { resolveSupport: { properties: ['tooltip', 'textEdits', 'label.location'] } },
  },
  workspace: {
    ...{ workspaceEdit: { documentChanges: true }, configuration: true, workspaceFolders: true },
    inlayHint: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
    codeLens: { refreshSupport: true },
  },
};

/** The server as it is built, just started. */
export function startServer(call: readonly string[] = ['lsp', '--stdio']): ChildProcess {
  return spawn(process.execPath, [fromRoot('dist/cli.cjs'), ...call], { stdio: ['pipe', 'pipe', 'inherit'] });
}

/** Starts a server and greets it. */
export async function startClient({
  files,
  capabilities = CAPABLE,
  params,
  call,
  settings = () => null,
}: ClientOptions = {}): Promise<Client> {
  const folder = createFolder(files);
  const child = startServer(call);
  const connection = connect(child);
  const news = followNews(connection, settings);
  connection.listen();
  const initialized: InitializeResult = await connection.sendRequest('initialize', {
    ...{ processId: process.pid, rootUri: null, capabilities },
    workspaceFolders: [{ uri: folder.uri('.'), name: 'folder' }],
    ...(typeof params === 'function' ? params(folder) : params),
  });
  await connection.sendNotification('initialized', {});
  const folders = [folder];
  const clientIn = (place: Folder): Client => ({
    ...{ folder: place, process: child, connection, initialized, ...news },
    ...textsOf(connection, place),
    elsewhere: (more) => {
      const other = createFolder(more);
      folders.push(other);
      return clientIn(other);
    },
    stop: async () => {
      const code = await end(child, connection);
      for (const one of folders) one.remove();
      return code;
    },
  });
  return clientIn(folder);
}

async function end(child: ChildProcess, connection: ProtocolConnection): Promise<number | null> {
  const ended = exitOf(child);
  if (child.exitCode === null) {
    await connection.sendRequest('shutdown');
    await connection.sendNotification('exit');
  }
  const code = await ended;
  connection.dispose();
  return code;
}

/** The exit code of a process, when it has one. */
export function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => child.once('exit', (code) => resolve(code)));
}

function connect({ stdin, stdout }: ChildProcess): ProtocolConnection {
  if (!stdin || !stdout) throw new Error('the server has no standard streams');
  return createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
}

function textsOf(connection: ProtocolConnection, folder: Folder): Pick<Client, 'open' | 'change' | 'close'> {
  // A server that has ended is found out elsewhere.
  const send = (method: string, params: object): Promise<void> =>
    connection.sendNotification(method, params).catch(() => undefined);
  return {
    open: (name, marked) => {
      const { text, offset } = marked.includes('‸') ? atCursor(marked) : { text: marked, offset: 0 };
      const uri = /^[a-z]+:/.test(name) ? name : folder.uri(name);
      void send('textDocument/didOpen', {
        textDocument: { uri, languageId: 'yaml', version: 1, text },
      });
      const position = positionIn(text, offset);
      return { uri, text, position, at: { textDocument: { uri }, position } };
    },
    change: ({ uri }, version, contentChanges) =>
      void send('textDocument/didChange', { textDocument: { uri, version }, contentChanges }),
    close: (uri) => void send('textDocument/didClose', { textDocument: { uri } }),
  };
}

function followNews(
  connection: ProtocolConnection,
  settings: (item: ConfigurationItem) => unknown,
): Pick<Client, 'told' | 'allTold' | 'registered' | 'logged' | 'refreshed'> {
  const allTold: PublishDiagnosticsParams[] = [];
  const [registered, logged, refreshed]: [string[], string[], string[]] = [[], [], []];
  const waiting = new Set<() => void>();
  connection.onNotification('textDocument/publishDiagnostics', (told: PublishDiagnosticsParams) => {
    allTold.push(told);
    for (const look of waiting) look();
  });
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => void logged.push(message));
  connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
    registered.push(...registrations.map(({ method }) => method));
  });
  for (const name of ['inlayHint', 'semanticTokens', 'codeLens'])
    connection.onRequest(`workspace/${name}/refresh`, () => void refreshed.push(name));
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly ConfigurationItem[] }) =>
    items.map((item) => settings(item)),
  );
  return {
    ...{ allTold, registered, logged, refreshed },
    told: (uri, satisfies = ({ diagnostics }) => diagnostics.length > 0) =>
      new Promise((resolve, reject) => {
        const last = (): PublishDiagnosticsParams | undefined => allTold.findLast((one) => one.uri === uri);
        const look = (): void => {
          const now = last();
          if (now && satisfies(now)) done(() => resolve(now));
        };
        const late = (): void =>
          done(() => reject(new Error(`${uri} was last told of with ${JSON.stringify(last())}`)));
        const timer = setTimeout(late, LONGEST_WAIT);
        const done = (settle: () => void): void => {
          clearTimeout(timer);
          waiting.delete(look);
          settle();
        };
        waiting.add(look);
        look();
      }),
  };
}

/** A place in a text, in UTF-16 units. */
export function positionIn(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** What a range covers. */
export function textIn(text: string, { start, end }: Range): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: Position): number =>
    lines.slice(0, line).reduce((total, { length }) => total + length + 1, 0) + character;
  return text.slice(offset(start), offset(end));
}

/** A diagnostic in a form that reads well in a test: `2:12 error unknown-component pytroch`. */
export function shown(text: string, { range, severity, code }: Diagnostic): string {
  const { line, character } = range.start;
  const level = ['', 'error', 'warning', 'information'][severity ?? 0] ?? '';
  return `${line + 1}:${character + 1} ${level} ${code ?? ''} ${textIn(text, range)}`;
}
