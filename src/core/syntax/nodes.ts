import { type Base, placedSpan } from '../text/span.ts';
import type { YamlAlias, YamlMap, YamlNode, YamlPair, YamlScalar, YamlSeq } from './tree.ts';

/*
 * Every node is made here: an engine reads a property many times faster where all objects of a kind have the same properties in
 * the same order.
 */

export function createScalar(
  span: YamlScalar['span'],
  value: YamlScalar['value'],
  text: string,
  inset: number | undefined,
): YamlScalar {
  return { kind: 'scalar', span, value, text, inset };
}

/** What stands where nothing was written. */
export function createEmpty(base: Base, at: number): YamlScalar {
  return createScalar(placedSpan(base, at, at), null, '', undefined);
}

export function createMap(span: YamlMap['span'], pairs: readonly YamlPair[]): YamlMap {
  return { kind: 'map', span, pairs };
}

export function createPair(key: YamlNode, value: YamlNode): YamlPair {
  return { key, value };
}

export function createSeq(span: YamlSeq['span'], items: readonly YamlNode[]): YamlSeq {
  return { kind: 'seq', span, items };
}

export function createAlias(span: YamlAlias['span'], name: string, target: YamlAlias['target']): YamlAlias {
  return { kind: 'alias', span, name, target };
}
