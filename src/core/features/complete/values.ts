import { type Layer, LAYERS } from '../../stack/types.ts';
import { componentsOfKind, layerComponents } from './components.ts';
import { type Asking, type CompletionItem, sortKey, valueItem } from './item.ts';
import type { Lined } from './lines.ts';
import { newEntryItem } from './new-entry.ts';
import { pathOf, type Place } from './place.ts';
import { memberItems, type Self, useItems } from './references.ts';
import { ruleItems } from './rules.ts';
import { ITEM, shapeAt } from './shape.ts';
import { fieldsOfFrame, itemsOfFrame } from './siblings.ts';
import { versionItems } from './versions.ts';

function isLayer(step: string | undefined): step is Layer {
  return (LAYERS as readonly (string | undefined)[]).includes(step);
}

/** True for an item of a layer that is no mapping: `vllm`, `vllm@0.10.2`. */
export function isShorthand({ frames, wants }: Place): boolean {
  return wants === 'either' && frames.length === 2 && isLayer(frames[0]?.step);
}

/** The half of a shorthand that the cursor is in, before the `@` or behind it. */
export function versionPart(place: Place, text: string): Place {
  const { span, typed } = place;
  const at = text.slice(span.start, span.end).lastIndexOf('@');
  if (at < 0) return place;
  if (at >= typed.length) return { ...place, span: { start: span.start, end: span.start + at } };
  return { ...place, span: { start: span.start + at + 1, end: span.end } };
}

/** The values that may stand at a path; in brackets where `wrap` says that the list has none yet. */
export function valueItems(asking: Asking, path: readonly string[], wrap: boolean): readonly CompletionItem[] {
  const [first, item, ...fields] = path;
  if (first === 'targets' && item === ITEM) return targetItems({ ...asking, lined: asking.reading.manifest }, wrap);
  if (!isLayer(first) || item !== ITEM) return listedItems(asking, path);
  switch (fields.join('/')) {
    case '':
      return entryItems(asking, first, wrap);
    case 'component':
      return layerComponents(asking, first);
    case 'version':
      return versionItems(asking, asking.catalog.find(entryField(asking, 'component') ?? ''));
    case 'format':
    case 'precision':
      return componentsOfKind(asking, fields[0] ?? '');
    case `uses/${ITEM}`:
    case `uses/${ITEM}/id`:
      return useItems(asking, selfOf(asking, first), wrap);
    case `any-of/${ITEM}`:
    case `uses/${ITEM}/any-of/${ITEM}`:
      return memberItems(asking, selfOf(asking, first), wrap);
    case `accept/${ITEM}/rule`:
      return acceptedItems(asking);
    case `accept/${ITEM}/until`:
      return [untilItem(asking)];
    default:
      return listedItems(asking, path);
  }
}

/** An item of a layer: a component, one of its versions behind an `@`, or a new entry. */
function entryItems(asking: Asking, layer: Layer, wrap: boolean): readonly CompletionItem[] {
  const { place, catalog } = asking;
  const at = place.typed.lastIndexOf('@');
  if (at > 0)
    return versionItems({ ...asking, place: { ...place, isQuoted: true } }, catalog.find(place.typed.slice(0, at)));
  const isNew = !place.isQuoted && place.span.end - place.span.start === place.typed.length;
  return [...(isNew ? [newEntryItem(asking, layer)] : []), ...layerComponents(asking, layer, wrap)];
}

function listedItems(asking: Asking, path: readonly string[]): readonly CompletionItem[] {
  const values = shapeAt(path)?.values ?? [];
  return values.map((label, index) => {
    const word = { label, kind: 'value', sort: `2${sortKey(index)}`, subject: { about: 'value', path } } as const;
    return { ...valueItem(asking, word), text: asking.place.lead + label };
  });
}

/** The targets that the list around the cursor does not have yet. */
export function targetItems(
  asked: Pick<Asking, 'catalog' | 'place'> & { readonly lined: Lined },
  wrap: boolean,
): readonly CompletionItem[] {
  const there = wrap ? [] : thereIn(asked.lined, asked.place);
  const free = asked.catalog.targets.filter(({ id }) => !there.includes(id));
  return free.map(({ id, name, vendorName, rank }) => {
    const word = { label: id, kind: 'target', detail: name, description: vendorName } as const;
    return valueItem(asked, { ...word, sort: `2${sortKey(rank)}` }, id, wrap);
  });
}

/** What the list around the cursor has besides. */
export function thereIn(lined: Lined, place: Place): readonly string[] {
  const list = place.frames.findLast(({ kind }) => kind === 'seq');
  return list ? itemsOfFrame(lined, list, place.span.start) : [];
}

/** A field of the entry that the cursor is in. */
function entryField({ reading, place }: Asking, key: string): string | undefined {
  const frame = place.frames[2];
  return frame?.kind === 'map' ? fieldsOfFrame(reading.manifest, frame).get(key) : undefined;
}

function selfOf(asking: Asking, layer: Layer): Self {
  const name = entryField(asking, 'component');
  const component = name === undefined ? undefined : asking.catalog.find(name);
  const isInList = pathOf(asking.place.frames).length > 3;
  return {
    id: entryField(asking, 'id') ?? name,
    component,
    layer,
    there: isInList ? thereIn(asking.reading.manifest, asking.place) : [],
  };
}

/** The rules for an acceptance; of those that find something on this entry, what is not accepted yet comes first. */
function acceptedItems(asking: Asking): readonly CompletionItem[] {
  const id = entryField(asking, 'id') ?? entryField(asking, 'component');
  const text = (rule: string): Pick<CompletionItem, 'text' | 'isSnippet'> => ({
    text: asking.place.lead + rule,
    isSnippet: false,
  });
  return ruleItems(({ entry }) => entry !== undefined && entry === id, asking.findings(), text);
}

/** Half a year is long enough to act, and short enough to be asked again. */
function untilItem(asking: Asking): CompletionItem {
  const day = new Date(`${asking.today}T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() + 6);
  return valueItem(asking, {
    label: day.toISOString().slice(0, 10),
    kind: 'value',
    detail: 'in six months',
    sort: '2',
  });
}
