import type { InitializeParams } from 'vscode-languageserver/node';
import { chooseEncoding, type Encoding } from './encoding.ts';
import { pathOf } from './uris.ts';

/** What there is to know of the client: what it can take, and where it works. */
export interface Client {
  readonly encoding: Encoding;
  readonly takesRelated: boolean;
  readonly takesRulePages: boolean;
  readonly takesSnippets: boolean;
  /** Leaves the lines of an item as they are indented. */
  readonly takesLinesAsTheyAre: boolean;
  readonly takesLabelDetails: boolean;
  readonly takesSymbolTrees: boolean;
  readonly takesDefinitionLinks: boolean;
  readonly takesVersionedEdits: boolean;
  readonly resolvesActions: boolean;
  readonly resolvesHints: boolean;
  /** The kinds of words that it knows. */
  readonly tokenTypes: readonly string[];
  /** The requests that have it ask again for what it shows without being asked. */
  readonly refreshes: readonly string[];
  readonly tellsSettings: boolean;
  readonly watchesFiles: boolean;
  readonly watchesSettings: boolean;
  readonly changesFolders: boolean;
  /** The settings that it started us with. */
  readonly settings: unknown;
  /** The folders that are open. */
  readonly folders: readonly string[];
}

/** What is told of a hint when the client asks. */
const HINT_DETAILS = ['tooltip', 'textEdits'];

/** What is shown without being asked for, as the protocol calls it. */
const REFRESHABLE = ['inlayHint', 'semanticTokens', 'codeLens'] as const;

/** Reads what a client says of itself. */
export function clientOf(params: InitializeParams): Client {
  const { general, textDocument, workspace } = params.capabilities;
  const { completion, codeAction, inlayHint, publishDiagnostics, semanticTokens } = textDocument ?? {};
  const item = completion?.completionItem;
  return {
    encoding: chooseEncoding(general?.positionEncodings),
    takesRelated: publishDiagnostics?.relatedInformation === true,
    takesRulePages: publishDiagnostics?.codeDescriptionSupport === true,
    takesSnippets: item?.snippetSupport === true,
    takesLinesAsTheyAre: item?.insertTextModeSupport?.valueSet.includes(1) === true,
    takesLabelDetails: item?.labelDetailsSupport === true,
    takesSymbolTrees: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    takesDefinitionLinks: textDocument?.definition?.linkSupport === true,
    takesVersionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    resolvesActions:
      codeAction?.dataSupport === true && codeAction.resolveSupport?.properties.includes('edit') === true,
    resolvesHints: HINT_DETAILS.some((name) => inlayHint?.resolveSupport?.properties.includes(name)),
    tokenTypes: semanticTokens?.tokenTypes ?? [],
    refreshes: REFRESHABLE.flatMap((name) =>
      workspace?.[name]?.refreshSupport === true ? [`workspace/${name}/refresh`] : [],
    ),
    tellsSettings: workspace?.configuration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    watchesSettings: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    changesFolders: workspace?.workspaceFolders === true,
    settings: params.initializationOptions,
    folders: foldersOf(params),
  };
}

/** Where a client says that it works; those without folders have one root. */
interface Roots {
  readonly workspaceFolders?: readonly { readonly uri: string }[] | null;
  readonly rootUri?: string | null;
  readonly rootPath?: string | null;
}

function foldersOf({ workspaceFolders, rootUri, rootPath }: Roots): readonly string[] {
  if (workspaceFolders) return workspaceFolders.flatMap(({ uri }) => pathOf(uri) ?? []);
  const root = rootUri ? pathOf(rootUri) : rootPath;
  return root ? [root] : [];
}
