import {
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  type InitializeParams,
  ResponseError,
} from 'vscode-languageserver/node';
import { createLayercake, type Layercake } from '../core/index.ts';
import { capabilitiesFor } from './capabilities.ts';
import { type Client, clientOf } from './client.ts';
import { createOpenConfigs } from './configs.ts';
import { followTexts } from './diagnostics.ts';
import { createDocuments, type Documents } from './documents.ts';
import type { Encoding } from './encoding.ts';
import { serveCodeLens } from './features/code-lens.ts';
import { serveCompletion } from './features/completion.ts';
import { serveDependencies } from './features/dependencies.ts';
import { serveFixes } from './features/fixes.ts';
import { serveHover } from './features/hover.ts';
import { serveInlayHints } from './features/inlay-hints.ts';
import { serveOutline } from './features/outline.ts';
import { servePlaces } from './features/places.ts';
import { serveRename } from './features/rename.ts';
import { serveSemanticTokens } from './features/semantic-tokens.ts';
import { serveWorkspaceSymbols } from './features/workspace-symbols.ts';
import { createHolds } from './holds.ts';
import type { ServerOptions } from './index.ts';
import { createLifecycle, type Lifecycle } from './lifecycle.ts';
import { createManifests } from './manifests.ts';
import { createRefresh } from './refresh.ts';
import type { Session } from './session.ts';
import { createSettings, type Settings } from './settings.ts';
import { pathOf, uriOf } from './uris.ts';

/** What can be asked about one text. */
const FEATURES = [
  ...[serveHover, serveCompletion, servePlaces, serveRename, serveOutline, serveFixes, serveDependencies],
  ...[serveInlayHints, serveSemanticTokens, serveCodeLens],
];

/** Serves a client, from its `initialize` on. */
export function serve(connection: Connection, options: ServerOptions): void {
  const layercake = createLayercake(options.catalog);
  const lifecycle = createLifecycle();
  let encoding: Encoding | undefined;
  const documents = createDocuments(() => encoding ?? 'utf-16');
  connection.onRequest((method: string) => {
    lifecycle.requireOpen();
    throw new ResponseError(ErrorCodes.MethodNotFound, `There is no method ${method}.`);
  });
  connection.onInitialize((params: InitializeParams) => {
    lifecycle.open();
    const client = clientOf(params);
    encoding = client.encoding;
    begin({ connection, documents, client, layercake, lifecycle, options });
    return { capabilities: capabilitiesFor(client), serverInfo: { name: 'Layercake', version: options.version } };
  });
  connection.onShutdown(() => lifecycle.close());
  connection.listen();
}

interface Beginning {
  readonly connection: Connection;
  readonly documents: Documents;
  readonly client: Client;
  readonly layercake: Layercake;
  readonly lifecycle: Lifecycle;
  readonly options: ServerOptions;
}

function begin({ connection, documents, client, layercake, lifecycle, options: { rulePages } }: Beginning): void {
  const settings = createSettings(connection, client);
  const warn = (message: string): void => connection.console.warn(message);
  const holds = createHolds({ builtin: layercake, documents, settings, root: client.folders[0], warn });
  const refresh = createRefresh(connection, client);
  const session: Session = {
    ...{ connection, client, documents, holds, lifecycle, refresh },
    configs: createOpenConfigs({ documents, holds, encoding: client.encoding }),
    manifests: createManifests({ documents, holds, encoding: client.encoding, refresh }),
    rulePages: rulePages === undefined ? undefined : uriOf(rulePages),
    fail: (error) => connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  };
  for (const feature of FEATURES) feature(session);
  const folders = followFolders(session);
  serveWorkspaceSymbols(session, layercake, folders);
  followSettings(session, settings, followTexts(session).recheck);
  documents.listen(connection);
}

/** The folders that are open, as they come and go. */
function followFolders({ connection, client }: Session): () => readonly string[] {
  const folders = new Set(client.folders);
  connection.onInitialized(() => {
    watch(connection, client);
    if (!client.changesFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      for (const { uri } of removed) folders.delete(pathOf(uri) ?? uri);
      for (const { uri } of added) folders.add(pathOf(uri) ?? uri);
    });
  });
  return () => [...folders];
}

/** Asks the client to tell of files and settings that change, where it can. */
function watch({ client: registry }: Connection, client: Client): void {
  // A catalog may be any folder, and one that goes as a whole is told of by its own name only.
  const watchers = [{ globPattern: '**/*.{yaml,yml}' }];
  if (client.watchesFiles) void registry.register(DidChangeWatchedFilesNotification.type, { watchers });
  if (client.watchesSettings) void registry.register(DidChangeConfigurationNotification.type, { section: 'layercake' });
}

function followSettings({ connection }: Session, settings: Settings, recheck: () => void): void {
  connection.onDidChangeConfiguration(({ settings: sent }) => {
    settings.change(sent);
    recheck();
  });
}
