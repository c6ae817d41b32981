import type { Manifest } from '../../manifest.ts';
import { type Layer, LAYERS } from '../../stack/types.ts';
import { fieldsOf, resolveAlias, type YamlNode, type YamlPair } from '../../syntax/tree.ts';
import type { Span } from '../../text/span.ts';

/** A layer as it is written. */
export interface WrittenLayer {
  readonly layer: Layer;
  readonly pair: YamlPair;
  readonly items: readonly YamlNode[];
}

/** The layers of a manifest in the order in which they are read. */
export function layersOf({ syntax }: Manifest): readonly WrittenLayer[] {
  const root = syntax.root && resolveAlias(syntax.root);
  if (root?.kind !== 'map') return [];
  return [...fieldsOf(root)].flatMap(([key, pair]) => {
    const layer = LAYERS.find((one) => one === key);
    const list = resolveAlias(pair.value);
    return layer ? [{ layer, pair, items: list?.kind === 'seq' ? list.items : [] }] : [];
  });
}

/** The item of the tree that an entry was read from, by the entry's span. */
export function itemAt(manifest: Manifest, span: Span): YamlNode | undefined {
  for (const { items } of layersOf(manifest)) {
    const item = items.find((one) => one.span.start === span.start && one.span.end === span.end);
    if (item) return item;
  }
  return undefined;
}

/** True where one span lies in another. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** From the key of a pair to the end of what it says. */
export function pairSpan({ key, value }: YamlPair): Span {
  return { start: key.span.start, end: Math.max(key.span.end, value.span.end) };
}
