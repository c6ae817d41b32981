import type { Catalog } from '../../catalog/catalog.ts';
import type { Reading } from '../../index.ts';
import type { Finding } from '../../rules/rule.ts';
import type { Span } from '../../text/span.ts';
import type { Place } from './place.ts';

/** What an item stands for, which decides on its icon. */
export type CompletionKind =
  'key' | 'layer' | 'value' | 'target' | 'entry' | 'component' | 'version' | 'rule' | 'snippet';

/** What there is more to say about, once somebody looks at the item. */
export type CompletionSubject =
  | { readonly about: 'component'; readonly id: string }
  | { readonly about: 'version'; readonly id: string; readonly version: string }
  | { readonly about: 'entry'; readonly node: number }
  | { readonly about: 'rule'; readonly id: string; readonly messages: readonly string[] }
  | { readonly about: 'key' | 'value'; readonly path: readonly string[] };

/** Something that may be put in. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** The kind of the component behind it, as the catalog has it. */
  readonly componentKind?: string;
  /** In short beside the label: the coupling, what changes with a version. */
  readonly detail?: string;
  /** Where it is from: the component's name, the layer. */
  readonly description?: string;
  readonly isDeprecated?: boolean;
  /** What it is found by, where that is more than the label. */
  readonly filter?: string;
  /** Items are in the order of these texts. */
  readonly sort: string;
  readonly text: string;
  /** True where `text` is a snippet as editors have it, with `$1` and `$0` to go to. Its lines are indented as they should be. */
  readonly isSnippet: boolean;
  /** True where the next thing to type can be completed, too. */
  readonly asksAgain: boolean;
  readonly subject?: CompletionSubject;
}

/** What may be put in, all in place of the same word. */
export interface Completions {
  readonly span: Span;
  readonly items: readonly CompletionItem[];
  /** True where there are more than these, so that it has to be asked again with the next letter. */
  readonly isPartial: boolean;
}

/** What a person is asking, and what the answer rests on. */
export interface Asking {
  readonly reading: Reading;
  readonly catalog: Catalog;
  readonly place: Place;
  readonly today: string;
  /** What is found in the text now; costly, so asked for only where rules are completed. */
  readonly findings: () => readonly Finding[];
}

type Word = Omit<CompletionItem, 'text' | 'isSnippet' | 'asksAgain'>;

/** A word as the value at a place: in brackets where a list is wanted and has none yet, in quotes where YAML would read a number. */
export function valueItem(
  { place }: Pick<Asking, 'place'>,
  word: Word,
  text = word.label,
  wrap = false,
): CompletionItem {
  const value = place.isQuoted || !READS_AS_OTHER.test(text) ? text : `"${text}"`;
  if (!wrap) return { ...word, text: place.lead + value, isSnippet: false, asksAgain: false };
  return { ...word, text: `${place.lead}[${escapeSnippet(value)}$0]`, isSnippet: true, asksAgain: false };
}

/** Numbers, truth values and nothing, which are no texts to YAML. */
const READS_AS_OTHER = /^(?:[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|0x[\da-f]+|0o[0-7]+|true|false|null|~|)$/i;

/** A text as a snippet that says just this. */
export function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** A number as a text that sorts like it. */
export function sortKey(number: number): string {
  return String(number).padStart(4, '0');
}
