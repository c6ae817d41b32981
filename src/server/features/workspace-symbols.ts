import { statSync } from 'node:fs';
import { relative } from 'node:path';
import { type SymbolInformation, SymbolKind } from 'vscode-languageserver/node';
import { type EntryNames, type Layercake, matchesQuery } from '../../core/index.ts';
import { Failure } from '../../files/failure.ts';
import { manifestsBelow } from '../../files/manifests.ts';
import { readText } from '../../files/read-text.ts';
import { rangeOf } from '../encoding.ts';
import { cancelled, guarded, type Session } from '../session.ts';
import { isManifest, pathOf, uriOf } from '../uris.ts';

/** So many manifests are looked into, as in the editor. */
const MOST_MANIFESTS = 200;
/** How long manifests are looked for, in milliseconds: somebody is waiting, and a home folder may be open. */
const LONGEST_SEARCH = 3000;

/** The names in a manifest, with its text and the state of the file that they were read from. */
interface Known {
  readonly state: string;
  readonly text: string;
  readonly names: EntryNames;
}

/** The entries of all manifests below the open folders, by name; open ones as they stand in the editor. */
export function serveWorkspaceSymbols(session: Session, layercake: Layercake, folders: () => readonly string[]): void {
  let known = new Map<string, Known>();
  session.connection.onWorkspaceSymbol(
    guarded(session, async ({ query }, token) => {
      const uris = new Set(session.documents.keys().filter(isManifest));
      const open = new Set([...uris].map(pathOf));
      for (const path of await filesIn(folders())) if (!open.has(path)) uris.add(uriOf(path));
      const found = new Map<string, Known>();
      for (const uri of uris) {
        if (token.isCancellationRequested) throw cancelled();
        const names = namesIn(session, layercake, uri, known.get(uri));
        if (names) found.set(uri, names);
      }
      known = found;
      return [...found].flatMap(([uri, one]) => symbolsIn(session, folders(), uri, one, query));
    }),
  );
}

async function filesIn(folders: readonly string[]): Promise<readonly string[]> {
  const signal = AbortSignal.timeout(LONGEST_SEARCH);
  const found = await Promise.all(folders.map((folder) => manifestsBelow(folder, signal)));
  return found.flat().sort().slice(0, MOST_MANIFESTS);
}

/** Undefined for a file that went, or cannot be read, in the meantime. */
function namesIn({ documents }: Session, layercake: Layercake, uri: string, before?: Known): Known | undefined {
  const document = documents.get(uri);
  const path = pathOf(uri) ?? '';
  const read = (state: string, text: () => string): Known => {
    if (before?.state === state) return before;
    const now = text();
    return { state, text: now, names: layercake.navigate.entryNames(now) };
  };
  if (document) return read(`version ${document.version}`, () => document.text);
  const stat = statSync(path, { throwIfNoEntry: false });
  try {
    return stat && read(`${stat.mtimeMs} ${stat.size}`, () => readText(path, path));
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

function symbolsIn(
  { client }: Session,
  folders: readonly string[],
  uri: string,
  { text, names }: Known,
  query: string,
): readonly SymbolInformation[] {
  const { stack = nameOf(uri, folders), entries, lines } = names;
  return entries
    .filter(({ name }) => matchesQuery(name, query))
    .map(({ name, layer, isOwn, span }) => ({
      ...{ name, kind: isOwn ? SymbolKind.Object : SymbolKind.Module, containerName: `${stack} › ${layer}` },
      location: { uri, range: rangeOf({ text, lines }, span, client.encoding) },
    }));
}

/** A file as people know it: from its folder on. */
function nameOf(uri: string, folders: readonly string[]): string {
  const path = pathOf(uri) ?? uri;
  const folder = folders.find((one) => path.startsWith(one));
  return folder === undefined ? path : relative(folder, path);
}
