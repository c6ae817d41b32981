import { resolveAlias, scalarOf, type YamlNode, type YamlPair } from '../syntax/tree.ts';
import type { Located } from '../text/span.ts';

/** The items of a sequence; none for anything else. */
export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  const resolved = node && resolveAlias(node);
  return resolved?.kind === 'seq' ? resolved.items : [];
}

/** The text of a scalar and where it stands (at the alias, where one stands for it). */
export function locatedText(node: YamlNode | undefined): Located<string> | undefined {
  const scalar = scalarOf(node);
  if (!node || !scalar || scalar.text === '') return undefined;
  return { value: scalar.text, span: node.span };
}

/** The same for the value of a pair. */
export function textAt(pair: YamlPair | undefined): Located<string> | undefined {
  return locatedText(pair?.value);
}
