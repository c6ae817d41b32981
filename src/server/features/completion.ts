import {
  type CompletionItem as ClientItem,
  CompletionItemKind,
  CompletionItemTag,
  type CompletionList,
  type CompletionParams,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type Range,
} from 'vscode-languageserver/node';
import type { CompletionItem, CompletionKind, Completions, Span } from '../../core/index.ts';
import type { Client } from '../client.ts';
import { completionsInConfig, documentationInConfig } from '../config-file/completion.ts';
import { answer, guarded, type Session } from '../session.ts';
import { createShelf, type Place } from '../shelf.ts';
import { plainSnippet } from './snippet.ts';

/** What is typed behind the name of a folder, which only configs have. */
const FOLDER = '/';

/** What is typed before something to choose from. */
export const TRIGGERS = ['-', ' ', '@', '[', '{', ',', ':', FOLDER];

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
  readonly items: readonly CompletionItem[];
  readonly document: (item: CompletionItem) => Promise<string | undefined>;
}

/** Completes manifests and configs as they are typed. The documentation of an item is written when the client shows it. */
export function serveCompletion(session: Session): void {
  const { connection, client } = session;
  const shelf = createShelf<Shown>();
  const listOf = (text: Asked, found: Completions | undefined, document: Shown['document']): CompletionList | null => {
    if (!found) return null;
    const list = shelf.put({ items: found.items, document });
    const [range, indent] = [text.rangeOf(found.span), indentAt(text.text, found.span.start)];
    const items = found.items.map((item, index) => itemOf(client, item, range, indent, { list, index }));
    return { isIncomplete: found.isPartial, items };
  };
  connection.onCompletion(
    answer(
      session,
      ({ uri, layercake, reading, options, offsetOf, rangeOf }, { position, context }: CompletionParams) => {
        const trigger = context?.triggerCharacter;
        if (trigger === FOLDER) return null;
        const asked = { ...options, ...(trigger !== undefined && { trigger }) };
        const found = layercake.completion.at(reading, offsetOf(position), asked);
        return listOf({ text: reading.manifest.text, rangeOf }, found, (item) => inManifest(session, uri, item));
      },
      (config, { position, context }) => {
        const found = completionsInConfig(config, config.offsetOf(position), context?.triggerCharacter);
        return listOf(config, found, (item) => inConfig(session, config.uri, item));
      },
    ),
  );
  connection.onCompletionResolve(
    guarded(session, async (item) => {
      const place = shelf.find(item.data);
      const source = place?.list.items[place.index];
      const value = source && (await place.list.document(source));
      return value === undefined ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value } };
    }),
  );
}

/** What was completed: a manifest or a config. */
interface Asked {
  readonly text: string;
  readonly rangeOf: (span: Span) => Range;
}

async function inManifest({ manifests }: Session, uri: string, item: CompletionItem): Promise<string | undefined> {
  const manifest = await manifests.of(uri);
  return manifest?.layercake.completion.documentation(manifest.reading, item, manifest.options);
}

async function inConfig(session: Session, uri: string, item: CompletionItem): Promise<string | undefined> {
  const config = await session.configs.of(uri);
  return config && documentationInConfig(session, config, item);
}

/** The blanks before the line of an offset. */
function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
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
