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
  readonly tellsSettings: boolean;
  readonly watchesFiles: boolean;
  readonly watchesSettings: boolean;
  readonly changesFolders: boolean;
  /** The settings that it started us with. */
  readonly settings: unknown;
  /** The folders that are open. */
  readonly folders: readonly string[];
}

/** Reads what a client says of itself. */
export function clientOf(params: InitializeParams): Client {
  const { general, textDocument, workspace } = params.capabilities;
  const { completion, codeAction, publishDiagnostics } = textDocument ?? {};
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
