import * as vscode from 'vscode';
import { type EntryNames, matchesQuery } from '../../core/index.ts';
import { toRange } from '../convert.ts';
import { findManifests } from '../current-manifest.ts';
import { isManifest, type Readings } from '../readings.ts';

/** A manifest's names, and the state of the file that they were read from. */
interface Known {
  /** The document that it is open in; its versions begin anew where it is opened again. */
  readonly document: vscode.TextDocument | undefined;
  readonly state: string;
  readonly names: EntryNames;
}

/** *Go to Symbol in Workspace*: the entries of all manifests, open ones as they stand in the editor. */
export function registerWorkspaceSymbols(readings: Readings): vscode.Disposable {
  let known = new Map<string, Known>();
  return vscode.languages.registerWorkspaceSymbolProvider({
    async provideWorkspaceSymbols(query, token) {
      const uris = new Map((await findManifests()).map(({ uri }) => [uri.toString(), uri]));
      const open = new Map(vscode.workspace.textDocuments.filter(isManifest).map((one) => [one.uri.toString(), one]));
      for (const [key, { uri }] of open) uris.set(key, uri);
      const found = await Promise.all(
        [...uris].map(async ([key, uri]) => {
          const names = await namesIn(readings, uri, open.get(key), known.get(key));
          return names ? [{ key, uri, names }] : [];
        }),
      );
      if (token.isCancellationRequested) return [];
      known = new Map(found.flat().map(({ key, names }) => [key, names]));
      return found.flat().flatMap(({ uri, names }) => symbolsIn(uri, names.names, query));
    },
  });
}

/** Undefined for a file that went, or cannot be read, in the meantime. */
async function namesIn(
  readings: Readings,
  uri: vscode.Uri,
  document: vscode.TextDocument | undefined,
  known: Known | undefined,
): Promise<Known | undefined> {
  const read = (text: string): EntryNames => readings.layercakeOf(uri).navigate.entryNames(text);
  if (document) {
    const state = String(document.version);
    if (known?.document === document && known.state === state) return known;
    return { document, state, names: read(document.getText()) };
  }
  try {
    const { mtime, size } = await vscode.workspace.fs.stat(uri);
    const state = `${mtime} ${size}`;
    if (known && !known.document && known.state === state) return known;
    return { document, state, names: read(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))) };
  } catch {
    return undefined;
  }
}

function symbolsIn(uri: vscode.Uri, names: EntryNames, query: string): readonly vscode.SymbolInformation[] {
  const stack = names.stack ?? vscode.workspace.asRelativePath(uri);
  return names.entries
    .filter(({ name }) => matchesQuery(name, query))
    .map(({ name, layer, isOwn, span }) => {
      const kind = isOwn ? vscode.SymbolKind.Object : vscode.SymbolKind.Module;
      const location = new vscode.Location(uri, toRange(names, span));
      return new vscode.SymbolInformation(name, kind, `${stack} › ${layer}`, location);
    });
}
