import { fieldsOf, resolveAlias, type YamlMap, type YamlNode } from '../syntax/tree.ts';
import { commonEnds } from '../text/common-ends.ts';
import { itemsOf, locatedText, textAt } from './fields.ts';
import { readEntry, renumber } from './read-entry.ts';
import { type Entry, isLayer, type Layer, type Stack } from './types.ts';

/**
 * Reads a manifest's tree into a Stack. Whatever has the wrong shape is passed over (the schema reports it),
 * so that a manifest that is being typed is understood as far as it goes. With the stack before an edit, of which the tree keeps what the
 * edit did not touch, only new items are read; the entries of the others stay the very same.
 */
export function readStack(root: YamlNode | undefined, before?: Stack): Stack {
  const map = root && resolveAlias(root);
  if (map?.kind !== 'map') return { targets: [], entries: [] };
  const fields = fieldsOf(map);
  const name = textAt(fields.get('name'));
  const items = readItems(layersIn(map), before && READ.get(before));
  const stack: Stack = {
    ...(name && { name }),
    targets: itemsOf(fields.get('targets')?.value).flatMap((item) => locatedText(item) ?? []),
    entries: named(items.entries),
  };
  READ.set(stack, items);
  return stack;
}

/** Nearly always all of them: then the list is not copied. */
function named(entries: readonly (Entry | undefined)[]): readonly Entry[] {
  return entries.includes(undefined) ? entries.filter((entry) => entry !== undefined) : (entries as readonly Entry[]);
}

/** The items of one layer, one behind the other in the text. */
interface LayerItems {
  readonly layer: Layer;
  readonly nodes: readonly YamlNode[];
}

/** What a stack was read from, for those that come after it. */
interface Items {
  readonly layers: readonly LayerItems[];
  /** The nodes of all layers, and the entry of each; undefined where it names nothing. */
  readonly nodes: readonly YamlNode[];
  readonly entries: readonly (Entry | undefined)[];
}

const READ = new WeakMap<Stack, Items>();

function layersIn(map: YamlMap): readonly LayerItems[] {
  return [...fieldsOf(map)].flatMap(([layer, pair]) => (isLayer(layer) ? [{ layer, nodes: itemsOf(pair.value) }] : []));
}

function readItems(layers: readonly LayerItems[], before: Items | undefined): Items {
  // Many times as fast as `flatMap`, with an item for each of thousands of entries.
  const nodes = ([] as YamlNode[]).concat(...layers.map((one) => one.nodes));
  const { head, tail } = commonEnds(before?.nodes ?? [], nodes);
  const known = before && entriesInPlace(layers, nodes, before, head, nodes.length - tail);
  return { layers, nodes, entries: known ?? readAll(layers, nodes, before, { head, tail }) };
}

/** The entries where each item that is still there has the place that it had: only those of the other items are read. */
function entriesInPlace(
  layers: readonly LayerItems[],
  nodes: readonly YamlNode[],
  before: Items,
  from: number,
  to: number,
): readonly (Entry | undefined)[] | undefined {
  if (!layers.every((one, at) => isAsLong(one, before.layers[at])) || layers.length !== before.layers.length)
    return undefined;
  const entries = [...before.entries];
  for (let at = from; at < to; at++) {
    const [node, was] = [nodes[at], entries[at]];
    // An item without an entry has no place among the entries, and one more moves all that follow.
    if (!node || !was) return undefined;
    const entry = readEntry(node, was.layer, was.index);
    if (!entry) return undefined;
    entries[at] = entry;
  }
  return entries;
}

function isAsLong(one: LayerItems, other: LayerItems | undefined): boolean {
  return one.layer === other?.layer && one.nodes.length === other.nodes.length;
}

/** How many items stand at the start and at the end of both texts. */
interface Ends {
  readonly head: number;
  readonly tail: number;
}

function readAll(
  layers: readonly LayerItems[],
  nodes: readonly YamlNode[],
  before: Items | undefined,
  { head, tail }: Ends,
): readonly (Entry | undefined)[] {
  const entries: (Entry | undefined)[] = [];
  const shift = nodes.length - (before?.nodes.length ?? 0);
  let index = 0;
  for (const { layer, nodes: own } of layers) {
    for (const node of own) {
      const at = entries.length;
      const isKnown = before && (at < head || at >= nodes.length - tail);
      const known = isKnown ? before.entries[at < head ? at : at - shift] : undefined;
      const entry = isKnown ? known && placed(known, layer, index) : readEntry(node, layer, index);
      entries.push(entry);
      if (entry) index++;
    }
  }
  return entries;
}

function placed(entry: Entry, layer: Layer, index: number): Entry {
  return entry.index === index && entry.layer === layer ? entry : renumber(entry, layer, index);
}
