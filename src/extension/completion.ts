import * as vscode from 'vscode';
import { today } from '../config/today.ts';
import type { CompletionItem, CompletionKind, Completions } from '../core/index.ts';
import { toRange } from './convert.ts';
import { isManifest, type Readings } from './readings.ts';

/** What is typed before something to choose from. */
export const TRIGGERS = ['-', ' ', '@', '[', '{', ',', ':'];

const ICONS: Readonly<Record<Exclude<CompletionKind, 'component' | 'entry'>, vscode.CompletionItemKind>> = {
  key: vscode.CompletionItemKind.Property,
  layer: vscode.CompletionItemKind.Module,
  value: vscode.CompletionItemKind.EnumMember,
  target: vscode.CompletionItemKind.Constant,
  version: vscode.CompletionItemKind.Unit,
  rule: vscode.CompletionItemKind.Event,
  snippet: vscode.CompletionItemKind.Snippet,
};

/** The icon of a component by the end of its kind's name, as the catalog has it; all others are libraries of some sort. */
const COMPONENT_ICONS: readonly (readonly [RegExp, vscode.CompletionItemKind])[] = [
  [/^(accelerator|cpu|fabric)$/, vscode.CompletionItemKind.Struct],
  [/^(model)$/, vscode.CompletionItemKind.Class],
  [/^(format|base-image)$/, vscode.CompletionItemKind.File],
  [/^(precision)$/, vscode.CompletionItemKind.TypeParameter],
  [/^(server|orchestrator|application|cloud-service|resource-key)$/, vscode.CompletionItemKind.Interface],
  [/^(driver|operating-system|device-tool|runtime)$/, vscode.CompletionItemKind.Operator],
];

/** An item that knows what it was made from, to be documented when somebody looks at it. */
export class Item extends vscode.CompletionItem {
  constructor(
    readonly source: CompletionItem,
    readonly document: vscode.TextDocument,
  ) {
    const { label, detail, description } = source;
    super({ label, ...(detail && { detail: `  ${detail}` }), ...(description && { description }) }, iconOf(source));
  }
}

/** Completes manifests as they are typed. The documentation of an item is written when the editor shows it. */
export function registerCompletion(selector: vscode.DocumentSelector, readings: Readings): vscode.Disposable {
  const provider: vscode.CompletionItemProvider = {
    provideCompletionItems(document, position, _, { triggerCharacter }) {
      if (!isManifest(document)) return undefined;
      const reading = readings.read(document);
      const options = readings.optionsOf(document.uri);
      const trigger = triggerCharacter === undefined ? {} : { trigger: triggerCharacter };
      const { completion } = readings.layercakeOf(document.uri);
      const found = completion.at(reading, document.offsetAt(position), { ...options, ...trigger });
      if (!found) return undefined;
      const items = toItems(found, document, toRange(reading.manifest, found.span));
      return new vscode.CompletionList(items, found.isPartial);
    },
    resolveCompletionItem(item) {
      if (!(item instanceof Item) || item.document.isClosed) return item;
      const { document, source } = item;
      const { completion } = readings.layercakeOf(document.uri);
      const markdown = completion.documentation(readings.read(document), source, { today: today() });
      if (markdown !== undefined) item.documentation = new vscode.MarkdownString(markdown);
      return item;
    },
  };
  return vscode.languages.registerCompletionItemProvider(selector, provider, ...TRIGGERS);
}

/** Items as the editor has them, all in place of a range. */
export function toItems(
  { items }: Completions,
  document: vscode.TextDocument,
  range: vscode.Range,
): vscode.CompletionItem[] {
  return items.map((source) => {
    const item = new Item(source, document);
    item.range = range;
    item.insertText = source.isSnippet ? new vscode.SnippetString(source.text) : source.text;
    // The lines of a snippet are indented as they should be already.
    item.keepWhitespace = true;
    item.sortText = source.sort;
    if (source.filter !== undefined) item.filterText = source.filter;
    if (source.isDeprecated) item.tags = [vscode.CompletionItemTag.Deprecated];
    if (source.asksAgain) item.command = NEXT;
    return item;
  });
}

/** Asks for what comes behind a key, and stays silent where there is nothing to choose from. */
const NEXT: vscode.Command = {
  command: 'editor.action.triggerSuggest',
  title: '',
  arguments: [{ auto: true }],
};

function iconOf({ kind, componentKind }: CompletionItem): vscode.CompletionItemKind {
  if (kind !== 'component' && kind !== 'entry') return ICONS[kind];
  if (componentKind === undefined) return vscode.CompletionItemKind.Reference;
  const icon = COMPONENT_ICONS.find(([pattern]) => pattern.test(componentKind))?.[1];
  return icon ?? vscode.CompletionItemKind.Function;
}
