import type { Reading } from '../../index.ts';
import { type Entry, LAYER_NAMES } from '../../stack/types.ts';
import type { Span } from '../../text/span.ts';
import { entryDetail } from './details.ts';
import { contains, layersOf, pairSpan, type WrittenLayer } from './items.ts';

/** What an outline shows of a manifest. */
export interface OutlineItem {
  /** An entry is the user's own where it names no component. */
  readonly kind: 'stack' | 'layer' | 'component' | 'own';
  readonly name: string;
  readonly detail: string;
  readonly span: Span;
  /** What is selected when someone goes there; inside of `span`. */
  readonly selection: Span;
  readonly children: readonly OutlineItem[];
}

/** The outline: the stack, its layers, their entries, in the order of the text. Nothing where there is no layer. */
export function outlineOf(reading: Reading): OutlineItem | undefined {
  const { text, stack } = reading.manifest;
  const layers = layersOf(reading.manifest).map((layer) => layerItem(reading, layer));
  const [first] = layers;
  if (!first) return undefined;
  return {
    kind: 'stack',
    name: stack.name?.value ?? 'stack',
    detail: '',
    span: { start: 0, end: text.length },
    selection: stack.name?.span ?? first.selection,
    children: layers.sort((a, b) => a.span.start - b.span.start),
  };
}

function layerItem(reading: Reading, { layer, pair }: WrittenLayer): OutlineItem {
  const span = pairSpan(pair);
  const children = entriesByLayer(reading).get(layer) ?? [];
  return {
    kind: 'layer',
    name: layer,
    detail: LAYER_NAMES[layer],
    span,
    selection: pair.key.span,
    // What an alias brings in stands elsewhere; here stands the alias.
    children: children.map((entry) => entryItem(reading, entry, contains(span, entry.span) ? entry.span : span)),
  };
}

const BY_LAYER = new WeakMap<Reading, ReadonlyMap<string, readonly Entry[]>>();

function entriesByLayer(reading: Reading): ReadonlyMap<string, readonly Entry[]> {
  const known = BY_LAYER.get(reading);
  if (known) return known;
  const layers = new Map<string, Entry[]>();
  for (const entry of reading.manifest.stack.entries) {
    const layer = layers.get(entry.layer);
    if (layer) layer.push(entry);
    else layers.set(entry.layer, [entry]);
  }
  BY_LAYER.set(reading, layers);
  return layers;
}

function entryItem({ analysis }: Reading, entry: Entry, span: Span): OutlineItem {
  return {
    kind: entry.component ? 'component' : 'own',
    name: entry.id.value,
    detail: entryDetail(analysis, entry.index),
    span,
    selection: contains(span, entry.id.span) ? entry.id.span : span,
    children: [],
  };
}
