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
  return new Mapping(span, pairs);
}

/** Where the pairs of a mapping can be read again. */
export interface Written {
  readonly read: () => readonly YamlPair[];
}

/** A mapping whose pairs are read once somebody asks for them, and kept from then on. */
export function createUnread(span: YamlMap['span'], written: Written): YamlMap {
  return new Mapping(span, undefined, written);
}

/** Lets go of the pairs of a mapping, so that they are read again. */
export function forgetPairs(map: YamlMap, written: Written): void {
  if (map instanceof Mapping) map.forget(written);
}

/** Reads what was not read yet, if anything was not. */
export function recallPairs(node: YamlNode): void {
  if (node instanceof Mapping) node.recall();
}

class Mapping implements YamlMap {
  readonly kind = 'map';
  readonly span: YamlMap['span'];
  #pairs: readonly YamlPair[] | undefined;
  #written: Written | undefined;

  constructor(span: YamlMap['span'], pairs: readonly YamlPair[] | undefined, written?: Written) {
    this.span = span;
    this.#pairs = pairs;
    this.#written = written;
  }

  get pairs(): readonly YamlPair[] {
    return this.#pairs ?? this.recall();
  }

  recall(): readonly YamlPair[] {
    return (this.#pairs ??= this.#written?.read() ?? []);
  }

  forget(written: Written): void {
    this.#written = written;
    this.#pairs = undefined;
  }
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
