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
  const items = itemsIn(map);
  const stack: Stack = {
    ...(name && { name }),
    targets: itemsOf(fields.get('targets')?.value).flatMap((item) => locatedText(item) ?? []),
    entries: readEntries(items, before && READ.get(before)),
  };
  READ.set(stack, items);
  return stack;
}

/**
 * The items of all layers in the order of the text, each with its layer and, once it is read, its entry and the index of that (-1 without one):
 * lists side by side, since to look into thousands of entries takes longer than to compare them.
 */
interface Items {
  readonly nodes: YamlNode[];
  readonly layers: Layer[];
  readonly entries: (Entry | undefined)[];
  readonly indexes: number[];
}

/** What stacks were read from, for those that come after them. */
const READ = new WeakMap<Stack, Items>();

function itemsIn(map: YamlMap): Items {
  const items: Items = { nodes: [], layers: [], entries: [], indexes: [] };
  for (const [key, pair] of fieldsOf(map)) {
    if (!isLayer(key)) continue;
    for (const item of itemsOf(pair.value)) {
      items.nodes.push(item);
      items.layers.push(key);
    }
  }
  return items;
}

function readEntries(items: Items, before: Items | undefined): readonly Entry[] {
  const entries: Entry[] = [];
  const { head, tail } = commonEnds(before?.nodes ?? [], items.nodes);
  const end = items.nodes.length - tail;
  const shift = items.nodes.length - (before?.nodes.length ?? 0);
  for (let at = 0; at < items.nodes.length; at++) {
    const known =
      before && (at < head || at >= end)
        ? entryAt(before, at < head ? at : at - shift, items, at, entries.length)
        : undefined;
    const entry = known ?? readItem(items, at, entries.length);
    items.entries.push(entry);
    items.indexes.push(entry ? entries.length : -1);
    if (entry) entries.push(entry);
  }
  return entries;
}

/** The entry that an item had before, at its place among the entries now. */
function entryAt(before: Items, was: number, { layers }: Items, at: number, index: number): Entry | undefined {
  const entry = before.entries[was];
  const layer = layers[at];
  const isSame = before.indexes[was] === index && before.layers[was] === layer;
  return isSame || !entry || !layer ? entry : renumber(entry, layer, index);
}

function readItem({ nodes, layers }: Items, at: number, index: number): Entry | undefined {
  const [node, layer] = [nodes[at], layers[at]];
  return node && layer && readEntry(node, layer, index);
}
