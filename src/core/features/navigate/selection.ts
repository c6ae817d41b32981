import type { Reading } from '../../index.ts';
import type { Entry } from '../../stack/types.ts';
import type { YamlNode, YamlScalar } from '../../syntax/tree.ts';
import { partOf, type Span, touches } from '../../text/span.ts';
import { contains, pairSpan } from './items.ts';

/** What to select around an offset, from the narrowest to the whole text; each holds the one before. */
export function selectionAt({ manifest }: Reading, offset: number): readonly Span[] {
  const spans: Span[] = [{ start: 0, end: manifest.text.length }];
  const add = (span: Span): void => {
    const last = spans.at(-1);
    const grows = last && contains(last, span) && (last.start < span.start || span.end < last.end);
    if (grows && touches(span, offset)) spans.push(span);
  };
  let node: YamlNode | undefined = manifest.syntax.root;
  while (node) {
    add(node.span);
    if (node.kind === 'scalar') partsOf(node, manifest.stack.entries).forEach(add);
    node = inside(node, offset, add);
  }
  return spans.reverse();
}

/** The child that an offset is in; the pair around it is added on the way. */
function inside(node: YamlNode, offset: number, add: (span: Span) => void): YamlNode | undefined {
  if (node.kind === 'seq') return node.items.find(({ span }) => touches(span, offset));
  if (node.kind !== 'map') return undefined;
  const pair = node.pairs.find((one) => touches(pairSpan(one), offset));
  if (!pair) return undefined;
  add(pairSpan(pair));
  return touches(pair.key.span, offset) ? pair.key : touches(pair.value.span, offset) ? pair.value : undefined;
}

/** The text without its quotes; of a shorthand then the component, or the version. */
function partsOf({ span, text, inset }: YamlScalar, entries: readonly Entry[]): readonly Span[] {
  const inner = inset === undefined ? [] : [partOf(span, inset, inset + text.length)];
  const entry = entries.find((one) => one.span === span);
  return [...inner, ...[entry?.component, entry?.version].flatMap((part) => (part ? [part.span] : []))];
}
