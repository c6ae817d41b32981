import type { Manifest } from '../../manifest.ts';
import { resolveAlias, scalarOf, type YamlNode, type YamlPair } from '../../syntax/tree.ts';
import { lastStarting, type Span, touches } from '../../text/span.ts';
import { pathOf, placeAt } from '../complete/place.ts';
import { ITEM } from '../complete/shape.ts';

/** A word of a manifest: the path that leads to it, and whether it is a key or a value. */
export interface WordPlace {
  /** Keys, and `ITEM` for an item of a list; that of a key ends with itself. */
  readonly path: readonly string[];
  readonly part: 'key' | 'value';
  readonly span: Span;
  readonly text: string;
}

/** The word at an offset as the tree has it; undefined between words. Logarithmic in the items of a list. */
export function wordInTree({ syntax }: Manifest, offset: number): WordPlace | undefined {
  const path: string[] = [];
  let node: YamlNode | undefined = syntax.root;
  while (node) {
    if (!touches(node.span, offset)) return undefined;
    if (node.kind === 'seq') {
      path.push(ITEM);
      node = lastStarting(node.items, offset, ({ span }) => span.start);
      continue;
    }
    if (node.kind !== 'map') {
      const scalar = scalarOf(node);
      return scalar && { path, part: 'value', span: node.span, text: scalar.text };
    }
    const pair: YamlPair | undefined = lastStarting(node.pairs, offset, ({ key }) => key.span.start);
    const key = pair && resolveAlias(pair.key);
    if (!pair || key?.kind !== 'scalar') return undefined;
    if (touches(pair.key.span, offset))
      return { path: [...path, key.text], part: 'key', span: pair.key.span, text: key.text };
    // What a merge key brings in are fields of what it stands in.
    if (key.text !== '<<') path.push(key.text);
    node = pair.value;
  }
  return undefined;
}

/** The same as the lines have it, where the text is broken. */
export function wordOnLine(manifest: Manifest, offset: number): WordPlace | undefined {
  const place = placeAt(manifest, offset);
  if (!place) return undefined;
  const text = manifest.text.slice(place.span.start, place.span.end);
  const path = pathOf(place.frames);
  const isKey = place.wants === 'key';
  if (text === '') return undefined;
  return { path: isKey ? [...path, text] : path, part: isKey ? 'key' : 'value', span: place.span, text };
}
