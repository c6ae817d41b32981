import {
  type CompletionItem as ClientItem,
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type Range,
} from 'vscode-languageserver/node';
import type { CompletionItem, CompletionKind } from '../../core/index.ts';
import type { Client } from '../client.ts';
import type { OpenManifest } from '../manifests.ts';
import { answer, guarded, type Session } from '../session.ts';
import { createShelf, type Place } from '../shelf.ts';
import { plainSnippet } from './snippet.ts';

/** What is typed before something to choose from. */
export const TRIGGERS = ['-', ' ', '@', '[', '{', ',', ':'];

const ICONS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  layer: CompletionItemKind.Module,
  value: CompletionItemKind.EnumMember,
  target: CompletionItemKind.Constant,
  entry: CompletionItemKind.Reference,
  component: CompletionItemKind.Class,
  version: CompletionItemKind.Unit,
  rule: CompletionItemKind.Event,
  snippet: CompletionItemKind.Snippet,
};

/** What the items of a list were made from. */
interface Shown {
  readonly uri: string;
  readonly items: readonly CompletionItem[];
}

/** Completes manifests as they are typed. The documentation of an item is written when the client shows it. */
export function serveCompletion(session: Session): void {
  const { connection, client, manifests } = session;
  const shelf = createShelf<Shown>();
  connection.onCompletion(
    answer(session, (manifest, { position, context }) => {
      const { uri, layercake, reading, options, offsetOf, rangeOf } = manifest;
      const trigger = context?.triggerCharacter;
      const asked = { ...options, ...(trigger !== undefined && { trigger }) };
      const found = layercake.completion.at(reading, offsetOf(position), asked);
      if (!found) return null;
      const list = shelf.put({ uri, items: found.items });
      const [range, indent] = [rangeOf(found.span), indentAt(manifest, found.span.start)];
      const items = found.items.map((item, index) => itemOf(client, item, range, indent, { list, index }));
      return { isIncomplete: found.isPartial, items };
    }),
  );
  connection.onCompletionResolve(
    guarded(session, async (item) => {
      const place = shelf.find(item.data);
      const source = place?.list.items[place.index];
      const manifest = place && (await manifests.of(place.list.uri));
      if (!source || !manifest) return item;
      const value = manifest.layercake.completion.documentation(manifest.reading, source, manifest.options);
      return value === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
    }),
  );
}

/** The blanks before the line of an offset. */
function indentAt({ reading: { manifest } }: OpenManifest, offset: number): string {
  const start = manifest.text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(manifest.text.slice(start, offset))?.[0] ?? '';
}

function itemOf(client: Client, item: CompletionItem, range: Range, indent: string, data: Place): ClientItem {
  const { label, kind, detail, description, isDeprecated, filter, sort } = item;
  const beside = [detail, description].filter((part) => part !== undefined).join(' · ');
  return {
    ...{ label, kind: ICONS[kind], sortText: sort, data },
    ...textOf(client, item, range, indent),
    ...(client.takesLabelDetails
      ? { labelDetails: { ...(detail && { detail: `  ${detail}` }), ...(description && { description }) } }
      : { ...(beside !== '' && { detail: beside }) }),
    ...(filter !== undefined && { filterText: filter }),
    ...(isDeprecated && { tags: [CompletionItemTag.Deprecated] }),
  };
}

/** Its lines are indented as they should be; a client that indents those of a snippet itself gets them without. */
function textOf(
  { takesSnippets, takesLinesAsTheyAre }: Client,
  { text, isSnippet }: CompletionItem,
  range: Range,
  indent: string,
): Pick<ClientItem, 'textEdit' | 'insertTextFormat' | 'insertTextMode'> {
  if (!isSnippet || !takesSnippets) return { textEdit: { range, newText: isSnippet ? plainSnippet(text) : text } };
  const insertTextFormat = InsertTextFormat.Snippet;
  if (takesLinesAsTheyAre)
    return { textEdit: { range, newText: text }, insertTextFormat, insertTextMode: InsertTextMode.asIs };
  return { textEdit: { range, newText: text.replaceAll(`\n${indent}`, '\n') }, insertTextFormat };
}
