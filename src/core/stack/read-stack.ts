import { besides } from '../remember.ts';
import { fieldsOf, resolveAlias, type YamlMap, type YamlNode } from '../syntax/tree.ts';
import { commonEnds, type CommonEnds, withReplaced } from '../text/common-ends.ts';
import { itemsOf, locatedText, textAt } from './fields.ts';
import { readEntry, renumber } from './read-entry.ts';
import { createSeen, type Seen, walkSeen } from './seen.ts';
import { type Entry, isLayer, type Layer, type Stack } from './types.ts';

/**
 * Reads a manifest's tree into a Stack. Whatever has the wrong shape is passed over (the schema reports it),
 * so that a manifest that is being typed is understood as far as it goes. With the stack before an edit, of which the tree keeps what the
 * edit did not touch, only new items are read; the entries of the others stay the very same. So do those that were seen before.
 */
export function readStack(root: YamlNode | undefined, before?: Stack, seen?: Seen): Stack {
  const map = root && resolveAlias(root);
  if (map?.kind !== 'map') return { targets: [], entries: [] };
  const fields = fieldsOf(map);
  const name = textAt(fields.get('name'));
  const items = readItems(layersIn(map), before && READ.get(before), seen);
  const stack: Stack = {
    ...(name && { name }),
    targets: itemsOf(fields.get('targets')?.value).flatMap((item) => locatedText(item) ?? []),
    entries: items.isFull ? (items.entries as readonly Entry[]) : items.entries.filter((entry) => entry !== undefined),
  };
  // What is told of a stack that is gone would live, and be copied by the collector, until that looks at everything.
  if (before) READ.delete(before);
  READ.set(stack, items);
  return stack;
}

/** The items of one layer, one behind the other in the text. */
interface LayerItems {
  readonly layer: Layer;
  readonly nodes: readonly YamlNode[];
}

/** What a stack was read from, for those that come after it. */
interface Items {
  readonly layers: readonly LayerItems[];
  /** The entry of each node of all layers; undefined where it names nothing. */
  readonly entries: readonly (Entry | undefined)[];
  /** Whether each has an entry, as nearly always: then the list is not copied. */
  readonly isFull: boolean;
}

const READ = besides<Stack, Items>();

function layersIn(map: YamlMap): readonly LayerItems[] {
  return [...fieldsOf(map)].flatMap(([layer, pair]) => (isLayer(layer) ? [{ layer, nodes: itemsOf(pair.value) }] : []));
}

function readItems(layers: readonly LayerItems[], before: Items | undefined, seen: Seen | undefined): Items {
  const known = before && itemsAfterOne(layers, before);
  if (known) return known;
  const [was, now] = [nodesIn(before?.layers ?? []), nodesIn(layers)];
  const entries = before ? readNew(layers, now, before, commonEnds(was, now)) : readAll(layers, seen);
  return { layers, entries, isFull: !entries.includes(undefined) };
}

/** Many times as fast as `flatMap`, with an item for each of thousands of entries. */
function nodesIn(layers: readonly LayerItems[]): readonly YamlNode[] {
  return ([] as YamlNode[]).concat(...layers.map((one) => one.nodes));
}

/** The items where no more than one of them is another one, and all have the places that they had: only that one is read. */
function itemsAfterOne(layers: readonly LayerItems[], before: Items): Items | undefined {
  const edits = editsIn(layers, before.layers);
  if (!edits || edits.length > 1) return undefined;
  const [edit] = edits;
  if (!edit) return { ...before, layers };
  const was = before.entries[edit.at];
  // An item without an entry has no place among the entries, and one more moves all that follow.
  const entry = was && readEntry(edit.node, was.layer, was.index);
  return (
    entry && {
      ...{ layers, isFull: before.isFull },
      entries: withReplaced(before.entries, edit.at, entry),
    }
  );
}

/** An item that stands in the place of another one; `at` is its place among those of all layers. */
interface ItemEdit {
  readonly at: number;
  readonly node: YamlNode;
}

/** The items that are others than before, where that is one in a layer; undefined where it may be more, or one came or went. */
function editsIn(layers: readonly LayerItems[], before: readonly LayerItems[]): readonly ItemEdit[] | undefined {
  if (layers.length !== before.length) return undefined;
  const edits: ItemEdit[] = [];
  let start = 0;
  for (const [index, { layer, nodes }] of layers.entries()) {
    const was = before[index];
    if (was?.layer !== layer || was.nodes.length !== nodes.length) return undefined;
    const { head, tail } = commonEnds(was.nodes, nodes);
    const [node, count] = [nodes[head], nodes.length - head - tail];
    if (count > 1) return undefined;
    if (node && count === 1) edits.push({ at: start + head, node });
    start += nodes.length;
  }
  return edits;
}

function readAll(layers: readonly LayerItems[], seen = createSeen()): readonly (Entry | undefined)[] {
  const entries: (Entry | undefined)[] = [];
  const entryOf = walkSeen(seen);
  let index = 0;
  for (const { layer, nodes } of layers) {
    for (const node of nodes) {
      const known = entryOf(node);
      const entry = known ? placed(known, layer, index) : readEntry(node, layer, index);
      entries.push(entry);
      if (entry) index++;
    }
  }
  return entries;
}

function readNew(
  layers: readonly LayerItems[],
  nodes: readonly YamlNode[],
  before: Items,
  { head, tail }: CommonEnds,
): readonly (Entry | undefined)[] {
  const entries: (Entry | undefined)[] = [];
  const shift = nodes.length - before.entries.length;
  let index = 0;
  for (const { layer, nodes: own } of layers) {
    for (const node of own) {
      const at = entries.length;
      const isKnown = at < head || at >= nodes.length - tail;
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
