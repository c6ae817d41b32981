import type { Catalog } from '../../catalog/catalog.ts';
import type { CheckOptions } from '../../check.ts';
import type { Reading } from '../../index.ts';
import type { Finding } from '../../rules/rule.ts';
import { componentMarkdown } from '../hover/component.ts';
import { entryMarkdown } from '../hover/entry.ts';
import { keyMarkdown } from '../hover/key.ts';
import { offeredRule } from '../hover/rule.ts';
import { versionMarkdown } from '../hover/version.ts';
import type { Writer } from '../hover/writer.ts';
import type { Asking, CompletionItem, Completions, CompletionSubject } from './item.ts';
import { keyItems } from './keys.ts';
import { pathOf, type Place, placeAt } from './place.ts';
import { MOST_ENTRIES } from './references.ts';
import { commentAt, ignoreItems } from './rules.ts';
import { ITEM, shapeAt } from './shape.ts';
import { isShorthand, valueItems, versionPart } from './values.ts';

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
    documentation: (reading, { subject }, options) => subject && documentation({ reading, catalog, options }, subject),
  };
}

function completeAt(asking: Omit<Asking, 'place'>, offset: number, trigger?: string): Completions | undefined {
  const { manifest } = asking.reading;
  const comment = commentAt(manifest, offset);
  if (comment !== undefined) return ignoreItems(asking, comment, offset);
  const place = placeAt(manifest, offset);
  if (!place || (trigger !== undefined && isUnasked(place, trigger))) return undefined;
  const part = isShorthand(place) ? versionPart(place, manifest.text) : place;
  const items = itemsAt({ ...asking, place: part });
  if (items.length === 0) return undefined;
  const isPartial = items.filter(({ kind }) => kind === 'entry').length >= MOST_ENTRIES;
  return { span: part.span, items, isPartial };
}

/**
 * Where a typed character opens no list: behind `uses:` people mostly go on to the next line, and the key that does so would take the
 * first item; blanks at the beginning of a line are indentation.
 */
function isUnasked(place: Place, trigger: string): boolean {
  if (trigger !== ' ' && trigger !== ':') return false;
  if (place.typed !== '') return true;
  if (!place.isBehindKey) return place.style === 'block' && (place.lead === '- ' || place.wants === 'key');
  return shapeAt(pathOf(place.frames))?.isScalar !== true;
}

function itemsAt(asking: Asking): readonly CompletionItem[] {
  const { place } = asking;
  const path = pathOf(place.frames);
  if (place.wants === 'key') return keyItems(asking, path);
  const shape = shapeAt(path);
  if (place.wants === 'value' && shape && !shape.isScalar && !place.isQuoted) {
    if (shape.items?.isScalar) return valueItems(asking, [...path, ITEM], true);
    return shape.items ? [] : keyItems(asking, path);
  }
  const beginsMapping = place.wants === 'either' && !place.isQuoted && !place.typed.includes('@');
  return [...valueItems(asking, path, false), ...(beginsMapping ? keyItems(asking, path) : [])];
}

function documentation(writer: Writer, subject: CompletionSubject): string | undefined {
  const { reading, catalog } = writer;
  switch (subject.about) {
    case 'entry':
      return reading.analysis.nodes[subject.node]?.entry ? entryMarkdown(writer, subject.node) : undefined;
    case 'rule':
      return offeredRule(subject.id, subject.messages);
    case 'key':
      return keyMarkdown(subject.path);
    case 'value':
      return shapeAt(subject.path)?.meaning ?? shapeAt(subject.path)?.description;
    default: {
      const component = catalog.component(subject.id);
      if (!component) return undefined;
      return subject.about === 'component'
        ? componentMarkdown(writer, component)
        : versionMarkdown(writer, component, subject.version);
    }
  }
}
