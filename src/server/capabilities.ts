import type { ServerCapabilities } from 'vscode-languageserver/node';
import type { Client } from './client.ts';
import { SYNC } from './documents.ts';
import { TRIGGERS } from './features/completion.ts';
import { ACTION_KINDS } from './features/fixes.ts';
import { legendFor } from './features/semantic-tokens.ts';

/** What the server can do, in words of the protocol. */
export function capabilitiesFor(client: Client): ServerCapabilities {
  const { encoding, changesFolders, resolvesActions, resolvesHints } = client;
  return {
    positionEncoding: encoding,
    textDocumentSync: SYNC,
    hoverProvider: true,
    completionProvider: { triggerCharacters: TRIGGERS, resolveProvider: true },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
    documentSymbolProvider: { label: 'Layercake' },
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentLinkProvider: {},
    codeActionProvider: { codeActionKinds: ACTION_KINDS, resolveProvider: resolvesActions },
    callHierarchyProvider: true,
    inlayHintProvider: { resolveProvider: resolvesHints },
    semanticTokensProvider: { legend: legendFor(client), range: true, full: { delta: true } },
    codeLensProvider: {},
    ...(changesFolders && { workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }),
  };
}
