import type { Catalog } from '../../catalog/catalog.ts';
import type { CheckOptions } from '../../check.ts';
import type { Reading } from '../../index.ts';
import type { Finding } from '../../rules/rule.ts';
import { componentMarkdown, entryMarkdown } from '../hover.ts';
import type { Asking, CompletionItem, Completions, CompletionSubject } from './item.ts';
import { keyItems, keyMarkdown } from './keys.ts';
import { isUnasked, offered } from './offer.ts';
import { placeAt } from './place.ts';
import { MOST_ENTRIES } from './references.ts';
import { commentAt, ignoreItems, ruleMarkdown } from './rules.ts';
import { shapeAt } from './shape.ts';
import { isShorthand, valueItems, versionPart } from './values.ts';
import { versionMarkdown } from './versions.ts';

/** What completion goes by beside the text. */
export interface CompletionOptions extends CheckOptions {
  /** The character whose typing asked, where nobody did. */
  readonly trigger?: string;
}

/** Completion as its hosts see it. */
export interface Completion {
  /** What may be put in at an offset; undefined where there is nothing. Works on what is half typed and broken, too. */
  readonly at: (reading: Reading, offset: number, options: CompletionOptions) => Completions | undefined;
  /** The documentation of an item as Markdown, asked for when somebody looks at it. */
  readonly documentation: (reading: Reading, item: CompletionItem, options: CheckOptions) => string | undefined;
}

type Check = (reading: Reading, options: CheckOptions) => readonly Finding[];

/** Makes completion over a catalog. */
export function createCompletion(catalog: Catalog, check: Check): Completion {
  return {
    at: (reading, offset, options) => {
      if (offset < 0 || offset > reading.manifest.text.length) return undefined;
      const findings = (): readonly Finding[] => check(reading, options);
      return completeAt({ reading, catalog, today: options.today, findings }, offset, options.trigger);
    },
    documentation: (reading, { subject }, { today }) => subject && documentation(reading, catalog, subject, today),
  };
}

function completeAt(asking: Omit<Asking, 'place'>, offset: number, trigger?: string): Completions | undefined {
  const { manifest } = asking.reading;
  const comment = commentAt(manifest, offset);
  if (comment !== undefined) return ignoreItems(asking, comment, offset);
  const place = placeAt(manifest, offset);
  if (!place || (trigger !== undefined && isUnasked(place, trigger, shapeAt))) return undefined;
  const part = isShorthand(place) ? versionPart(place, manifest.text) : place;
  const asked: Asking = { ...asking, place: part };
  const items = offered(part, {
    shapeAt,
    keys: (path) => keyItems(asked, path),
    values: (path, wrap) => valueItems(asked, path, wrap),
  });
  if (items.length === 0) return undefined;
  const isPartial = items.filter(({ kind }) => kind === 'entry').length >= MOST_ENTRIES;
  return { span: part.span, items, isPartial };
}

function documentation(
  { analysis }: Reading,
  catalog: Catalog,
  subject: CompletionSubject,
  today: string,
): string | undefined {
  switch (subject.about) {
    case 'entry':
      return analysis.nodes[subject.node]?.entry ? entryMarkdown(analysis, catalog, subject.node, today) : undefined;
    case 'rule':
      return ruleMarkdown(subject.id, subject.messages);
    case 'key':
      return keyMarkdown(subject.path);
    case 'value':
      return shapeAt(subject.path)?.meaning ?? shapeAt(subject.path)?.description;
    default: {
      const component = catalog.component(subject.id);
      if (!component) return undefined;
      return subject.about === 'component'
        ? componentMarkdown(catalog, component, today)
        : versionMarkdown(catalog, component, subject.version);
    }
  }
}
