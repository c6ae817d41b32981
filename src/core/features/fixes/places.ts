import type { Manifest } from '../../manifest.ts';
import type { Entry, Layer } from '../../stack/types.ts';
import { plainText } from '../../syntax/flow-text.ts';
import {
  fieldsOf,
  resolveAlias,
  scalarOf,
  type YamlMap,
  type YamlNode,
  type YamlPair,
  type YamlSeq,
} from '../../syntax/tree.ts';
import type { TextEdit } from '../../text/edits.ts';
import type { Located, Span } from '../../text/span.ts';
import type { FixContext } from './fix.ts';

/** Where an entry is listed. */
export interface Listed {
  readonly entry: Entry;
  readonly seq: YamlSeq;
  readonly index: number;
  readonly item: YamlNode;
}

/** The entry that the finding is about; of several with one id that in which it stands. */
export function entryOf({ reading, finding }: FixContext): Entry | undefined {
  const named = reading.manifest.stack.entries.filter(({ id }) => id.value === finding.entry);
  return named.find(({ span }) => contains(span, finding.span)) ?? named[0];
}

/** Where an entry is listed; undefined where its list, or the entry itself, is borrowed from elsewhere by an alias. */
export function listedAt({ syntax }: Manifest, entry: Entry | undefined): Listed | undefined {
  const seq = entry && layerPair(syntax.root, entry.layer)?.value;
  if (!entry || seq?.kind !== 'seq') return undefined;
  const index = seq.items.findIndex(({ span }) => span === entry.span);
  const item = seq.items[index];
  return item && item.kind !== 'alias' ? { entry, seq, index, item } : undefined;
}

/** The root of a manifest, where it is a mapping. */
export function rootMap(root: YamlNode | undefined): YamlMap | undefined {
  return root?.kind === 'map' ? root : undefined;
}

/** The pair that lists a layer, written in the file's own mapping. */
export function layerPair(root: YamlNode | undefined, layer: Layer): YamlPair | undefined {
  const map = rootMap(root);
  return map && ownPair(map, layer);
}

/** The pair of a key, where the mapping has it itself. */
export function ownPair(map: YamlMap, key: string): YamlPair | undefined {
  const pair = fieldsOf(map).get(key);
  return pair && map.pairs.includes(pair) ? pair : undefined;
}

/** The list under a key of a mapping, where both are written there. */
export function ownSeq(map: YamlMap | undefined, key: string): YamlSeq | undefined {
  const value = map && ownPair(map, key)?.value;
  return value?.kind === 'seq' ? value : undefined;
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether something in a piece of the text is named for, or taken from, another place. */
export function hasAnchor(text: string): boolean {
  return /(?:^|[\s[{,:-])[&*][\w-]/.test(text);
}

/** Writes another name in the place of one, its quotes kept; undefined where it is not written there as it is. */
export function renameAt(text: string, { value, span }: Located<string>, name: string): TextEdit | undefined {
  const written = text.slice(span.start, span.end);
  if (written === value) return { span, text: name };
  const quote = written.charAt(0);
  return written === `${quote}${value}${quote}` ? { span, text: `${quote}${name}${quote}` } : undefined;
}

/** The deepest nodes around a place, from the root inwards, with the pairs on the way. */
export function nodesAround(root: YamlNode | undefined, span: Span): readonly (YamlNode | YamlPair)[] {
  const found: (YamlNode | YamlPair)[] = [];
  let node = root;
  while (node && contains(node.span, span)) {
    found.push(node);
    const within: YamlNode = node;
    if (within.kind === 'seq') node = within.items.find((item) => contains(item.span, span));
    else if (within.kind === 'map') {
      const pair = within.pairs.find(({ key, value }) => contains(key.span, span) || contains(value.span, span));
      if (pair) found.push(pair);
      node = pair && contains(pair.value.span, span) ? pair.value : undefined;
    } else node = undefined;
  }
  return found;
}

/** The text of an item of a list, where it is a simple one. */
export function textOfItem(item: YamlNode): string | undefined {
  return item.kind === 'alias' ? undefined : scalarOf(resolveAlias(item))?.text;
}

/** What a shorthand says, as pairs; a version that YAML would read as a number is put into quotes. */
export function pairsOf({ component, version }: Entry): readonly string[] {
  const text = version && (/^[\d.]+$/.test(version.value) ? `"${version.value}"` : plainText(version.value));
  return [`component: ${plainText(component?.value ?? '')}`, ...(text === undefined ? [] : [`version: ${text}`])];
}
