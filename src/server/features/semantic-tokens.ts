import type { SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver/node';
import { editTokenData, type Span, TOKEN_MODIFIERS, TOKEN_TYPES, type TokenType } from '../../core/index.ts';
import type { Client } from '../client.ts';
import { columnCounter } from '../encoding.ts';
import type { OpenManifest } from '../manifests.ts';
import { answer, type Session } from '../session.ts';

/** The types of the protocol that come nearest, which themes have colours for. */
export const NEAREST_TYPES: Readonly<Record<TokenType, string>> = {
  layer: 'namespace',
  entry: 'variable',
  component: 'class',
  version: 'number',
  target: 'enumMember',
  rule: 'function',
  level: 'keyword',
};

/** What the numbers mean to a client: our own types to one that knows them. A modifier that it does not know it leaves out. */
export function legendFor({ tokenTypes }: Client): SemanticTokensLegend {
  const types = TOKEN_TYPES.map((type) => (tokenTypes.includes(type) ? type : NEAREST_TYPES[type]));
  return { tokenTypes: types, tokenModifiers: [...TOKEN_MODIFIERS] };
}

/** The data of a text as the client has it. */
interface Sent {
  readonly resultId: string;
  readonly data: Uint32Array;
}

/** What the words of a manifest are, for themes to colour. */
export function serveSemanticTokens(session: Session): void {
  const { connection, documents } = session;
  const { semanticTokens } = connection.languages;
  const sent = new Map<string, Sent>();
  let count = 0;
  const send = (manifest: OpenManifest): Sent => {
    const next = { resultId: String(++count), data: dataOf(session, manifest) };
    sent.set(manifest.uri, next);
    return next;
  };
  semanticTokens.on(answer(session, (manifest) => tokensOf(send(manifest))));
  semanticTokens.onDelta(
    answer(session, (manifest, { previousResultId }) => {
      const before = sent.get(manifest.uri);
      const next = send(manifest);
      if (before?.resultId !== previousResultId) return tokensOf(next);
      const edit = editTokenData(before.data, next.data);
      return { resultId: next.resultId, edits: edit ? [{ ...edit, data: [...edit.data] }] : [] };
    }),
  );
  semanticTokens.onRange(
    answer(session, (manifest, { range }) => {
      const within = { start: manifest.offsetOf(range.start), end: manifest.offsetOf(range.end) };
      return { data: [...dataOf(session, manifest, within)] };
    }),
  );
  documents.onDidClose(({ document }) => void sent.delete(document.uri));
}

function dataOf({ client }: Session, { layercake, reading }: OpenManifest, within?: Span): Uint32Array {
  return layercake.glance.tokenData(reading, within, columnCounter(reading.manifest, client.encoding));
}

function tokensOf({ resultId, data }: Sent): SemanticTokens {
  return { resultId, data: [...data] };
}
