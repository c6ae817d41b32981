import type { Span } from '../text/span.ts';
import { fieldsOf, resolveAlias, type YamlNode, type YamlPair } from './tree.ts';

/** A route through a document: keys of mappings, indexes of sequences. */
export type Path = readonly (string | number)[];

interface Found {
  readonly node: YamlNode;
  readonly pair: YamlPair | undefined;
}

/** The node at a path and the pair that holds it; the deepest one that exists where the path leads on. */
function find(root: YamlNode, path: Path): Found {
  let found: Found = { node: root, pair: undefined };
  for (const step of path) {
    const parent = resolveAlias(found.node);
    const pair = parent?.kind === 'map' ? fieldsOf(parent).get(String(step)) : undefined;
    const item = parent?.kind === 'seq' ? parent.items[Number(step)] : pair?.value;
    if (!item) return found;
    found = { node: item, pair };
  }
  return found;
}

/** The node at a path; the deepest one that exists where the path leads on. */
export function nodeAtPath(root: YamlNode, path: Path): YamlNode {
  return find(root, path).node;
}

/**
 * Where the value at a path stands. An empty value (`key:` with nothing behind it) has no extent of its own:
 * its key is the place to look at.
 */
export function valueSpan(root: YamlNode, path: Path): Span {
  const { node, pair } = find(root, path);
  return node.span.end > node.span.start || !pair ? node.span : pair.key.span;
}

/** Where the key of the pair at a path stands; the value itself for an item of a sequence. */
export function keySpan(root: YamlNode, path: Path): Span {
  const { node, pair } = find(root, path);
  return pair ? pair.key.span : node.span;
}
