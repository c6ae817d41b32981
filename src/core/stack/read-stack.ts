import { fieldsOf, resolveAlias, type YamlMap, type YamlNode } from '../syntax/tree.ts';
import { itemsOf, locatedText, textAt } from './fields.ts';
import { readEntry } from './read-entry.ts';
import { type Entry, type Layer, LAYERS, type Stack } from './types.ts';

/**
 * Reads a manifest's tree into a Stack. Whatever has the wrong shape is passed over (the schema reports it),
 * so that a manifest that is being typed is understood as far as it goes.
 */
export function readStack(root: YamlNode | undefined): Stack {
  const map = root && resolveAlias(root);
  if (map?.kind !== 'map') return { targets: [], entries: [] };
  const fields = fieldsOf(map);
  const name = textAt(fields.get('name'));
  return {
    ...(name && { name }),
    targets: itemsOf(fields.get('targets')?.value).flatMap((item) => locatedText(item) ?? []),
    entries: readEntries(map),
  };
}

function readEntries(map: YamlMap): readonly Entry[] {
  const entries: Entry[] = [];
  for (const [key, pair] of fieldsOf(map)) {
    if (!isLayer(key)) continue;
    for (const item of itemsOf(pair.value)) {
      const entry = readEntry(item, key, entries.length);
      if (entry) entries.push(entry);
    }
  }
  return entries;
}

function isLayer(key: string): key is Layer {
  return (LAYERS as readonly string[]).includes(key);
}
