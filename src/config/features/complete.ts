import { type CompletionItem, sortKey, valueItem } from '../../core/features/complete/item.ts';
import { type KeyName, offeredKeys } from '../../core/features/complete/keys.ts';
import type { Lined } from '../../core/features/complete/lines.ts';
import { isUnasked, offered } from '../../core/features/complete/offer.ts';
import { pathOf, type Place } from '../../core/features/complete/place.ts';
import { commentAt } from '../../core/features/complete/rules.ts';
import { ITEM } from '../../core/features/complete/shape.ts';
import { targetItems, thereIn } from '../../core/features/complete/values.ts';
import type { Completions, Layercake } from '../../core/index.ts';
import { configPlaceAt, configShapeAt } from './shapes.ts';
import { keyWords, SEVERITY_WORDS, severityWords, targetWords, type Wording } from './words.ts';

/** What the completion of a config goes by beside its text. */
export interface ConfigAsked {
  readonly layercake: Layercake;
  /** The character whose typing asked, where nobody did. */
  readonly trigger?: string;
  /** The folders that there are where a catalog is being named, from the config on. */
  readonly folders?: readonly string[];
}

interface Asking extends ConfigAsked {
  readonly lined: Lined;
  readonly place: Place;
}

/** What may be put into a config at an offset; undefined where there is nothing. Works on what is half typed and broken, too. */
export function completeConfig(lined: Lined, offset: number, asked: ConfigAsked): Completions | undefined {
  const place = commentAt(lined, offset) === undefined ? configPlaceAt(lined, offset) : undefined;
  if (!place || (asked.trigger !== undefined && isUnasked(place, asked.trigger, configShapeAt))) return undefined;
  const asking: Asking = { ...asked, lined, place };
  const items = offered(place, {
    shapeAt: configShapeAt,
    keys: (path) => offeredKeys({ lined, place, shapeAt: configShapeAt, names: namesAt(asking, path) }, path),
    values: (path, wrap) => valuesAt(asking, path, wrap),
  });
  return items.length === 0 ? undefined : { span: place.span, items, isPartial: false };
}

/** The folder, from the config on, in which another one is being named as a catalog (`''` is the config's own); undefined elsewhere. */
export function folderAskedAt(lined: Lined, offset: number): string | undefined {
  const place = configPlaceAt(lined, offset);
  const path = place && pathOf(place.frames);
  if (!place || path?.[0] !== 'catalog' || place.wants === 'key') return undefined;
  return place.typed.slice(0, place.typed.lastIndexOf('/') + 1);
}

/** The documentation of an item as Markdown; nothing where there is nothing to add. */
export function configItemMarkdown({ kind, label, subject }: CompletionItem, wording: Wording): string {
  if (kind === 'target') return targetWords(wording, label);
  if (subject?.about === 'key') return keyWords(wording, subject.path);
  return kind === 'value' ? severityWords(label) : '';
}

function namesAt({ layercake }: Asking, [first]: readonly string[]): readonly KeyName[] {
  if (first !== 'severities') return [];
  return layercake.rules.map(({ id, title }) => ({ key: id, kind: 'rule', detail: title }));
}

function valuesAt(asking: Asking, path: readonly string[], wrap: boolean): readonly CompletionItem[] {
  const [first, second] = path;
  if (first === 'severities' && second !== undefined) return severityItems(asking, path, second);
  if (first === 'editor') return shapeItems(asking, path);
  if (second !== ITEM) return [];
  if (first === 'targets') return targetItems({ ...asking, catalog: asking.layercake.catalog }, wrap);
  return first === 'catalog' ? folderItems(asking, wrap) : [];
}

/** The severities that a rule may have; its own is told. */
function severityItems({ layercake, place }: Asking, path: readonly string[], rule: string): readonly CompletionItem[] {
  const usual = layercake.rules.find(({ id }) => id === rule)?.severity;
  return Object.entries(SEVERITY_WORDS).map(([label, detail], index) =>
    valueItem(
      { place },
      {
        ...{ label, kind: 'value', detail, sort: `2${sortKey(index)}`, subject: { about: 'value', path } },
        ...(label === usual && { description: 'as usual' }),
      },
    ),
  );
}

/** The values that the schema lists. */
function shapeItems({ place }: Asking, path: readonly string[]): readonly CompletionItem[] {
  return (configShapeAt(path)?.values ?? []).map((label, index) => {
    const word = { label, kind: 'value', sort: `2${sortKey(index)}`, subject: { about: 'key', path } } as const;
    return { ...valueItem({ place }, word), text: place.lead + label };
  });
}

function folderItems({ lined, place, folders = [] }: Asking, wrap: boolean): readonly CompletionItem[] {
  const there = wrap ? [] : thereIn(lined, place);
  return folders
    .filter((folder) => !there.includes(folder))
    .map((label, index) =>
      valueItem({ place }, { label, kind: 'value', detail: 'folder', sort: `2${sortKey(index)}` }, label, wrap),
    );
}
