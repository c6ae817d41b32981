import { validateManifest } from 'layercake:validators';
import { toPlainValue, type YamlMap, type YamlNode } from '../syntax/tree.ts';
import { readEntry } from './read-entry.ts';
import { type Entry, isLayer } from './types.ts';

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

/** Looks at an item that was read, and tells whether it was understood. */
export function see({ nodes, entries }: Seen, key: string, item: YamlMap): boolean {
  if (!isLayer(key)) return false;
  const entry = readEntry(item, key, entries.length);
  if (!entry || !validateManifest({ layercake: 1, [key]: [toPlainValue(item)] })) return false;
  nodes.push(item);
  entries.push(entry);
  return true;
}

/** Asked of nodes in the order of the text: the entry of one that was seen. */
export function walkSeen({ nodes, entries }: Seen): (node: YamlNode) => Entry | undefined {
  let next = 0;
  return (node) => (node === nodes[next] ? entries[next++] : undefined);
}
