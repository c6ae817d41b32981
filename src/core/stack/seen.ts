import { validateManifest } from 'layercake:validators';
import { toPlainValue, type YamlMap, type YamlNode } from '../syntax/tree.ts';
import type { Look } from '../syntax/look.ts';
import { readEntry } from './read-entry.ts';
import { readScannedEntry } from './scanned-entry.ts';
import { type Entry, isLayer, type Layer } from './types.ts';

/**
 * The items of layers that were understood while the text was read, in the order of the text: each has an entry and fits the schema. What
 * they hold need not be kept with the tree, which is most of it.
 */
export interface Seen {
  readonly nodes: YamlNode[];
  readonly entries: Entry[];
}

export function createSeen(): Seen {
  return { nodes: [], entries: [] };
}

/** Looks at items while they are read, and keeps those that are understood. */
export function lookInto({ nodes, entries }: Seen): Look {
  const keep = (item: YamlMap, entry: Entry | undefined): boolean => {
    if (!entry) return false;
    nodes.push(item);
    entries.push(entry);
    return true;
  };
  return {
    scanned: (key, item, piece) => isLayer(key) && keep(item, readScannedEntry(piece, key, entries.length, item.span)),
    read: (key, item) => isLayer(key) && fits(key, item) && keep(item, readEntry(item, key, entries.length)),
  };
}

/** Whether an item of a layer fits the schema, which judges each by itself. */
function fits(layer: Layer, item: YamlMap): boolean {
  return validateManifest({ layercake: 1, [layer]: [toPlainValue(item)] });
}

/** Asked of nodes in the order of the text: the entry of one that was seen. */
export function walkSeen({ nodes, entries }: Seen): (node: YamlNode) => Entry | undefined {
  let next = 0;
  return (node) => (node === nodes[next] ? entries[next++] : undefined);
}
