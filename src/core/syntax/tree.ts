import { besides } from '../remember.ts';
import type { Base, Span } from '../text/span.ts';

/**
 * Our own small YAML tree: what Layercake needs of a document, each node with its span.
 * Nothing outside `core/syntax` sees a YAML library, so the reader behind this tree can change.
 */
export type YamlNode = YamlMap | YamlSeq | YamlScalar | YamlAlias;

export interface YamlScalar {
  readonly kind: 'scalar';
  readonly span: Span;
  /** The value that YAML 1.2's core schema gives it. */
  readonly value: string | number | boolean | null;
  /** The text it stands for: for `2.10` that is "2.10", while its value is the number 2.1. */
  readonly text: string;
  /** How far behind the start of its span the text itself starts: 1 in quotes. Undefined where escapes or folding break the one-to-one mapping. */
  readonly inset: number | undefined;
}

export interface YamlMap {
  readonly kind: 'map';
  readonly span: Span;
  readonly pairs: readonly YamlPair[];
}

export interface YamlPair {
  readonly key: YamlNode;
  readonly value: YamlNode;
}

export interface YamlSeq {
  readonly kind: 'seq';
  readonly span: Span;
  readonly items: readonly YamlNode[];
}

export interface YamlAlias {
  readonly kind: 'alias';
  readonly span: Span;
  readonly name: string;
  /** Undefined where the anchor is missing, stands around the alias itself, or would expand without measure. */
  readonly target: Exclude<YamlNode, YamlAlias> | undefined;
}

/** What the reader of the text itself objects to, by the rule that reports it. */
export interface SyntaxIssue {
  readonly rule: 'yaml-syntax' | 'duplicate-key' | 'undefined-alias';
  readonly message: string;
  readonly span: Span;
  readonly related?: { readonly message: string; readonly span: Span };
  /** True where what stands there is not even looked at, which no other reader of YAML says. */
  readonly isUnread?: boolean;
}

/** A text as read: the tree of its first document, as far as it could be understood, and what was wrong with it. */
export interface SyntaxTree {
  readonly root: YamlNode | undefined;
  readonly issues: readonly SyntaxIssue[];
  /** Of a text that was read again after an edit: the pieces of the text before that are in it no more. */
  readonly gone?: readonly Base[];
}

/** Follows an alias to what it stands for. */
export function resolveAlias(node: YamlNode): Exclude<YamlNode, YamlAlias> | undefined {
  return node.kind === 'alias' ? node.target : node;
}

/** The text of a scalar (aliases followed), or undefined for anything else. An empty value is not a text. */
export function scalarOf(node: YamlNode | undefined): YamlScalar | undefined {
  const resolved = node && resolveAlias(node);
  return resolved?.kind === 'scalar' && resolved.value !== null ? resolved : undefined;
}

const MERGE = '<<';

/** What gives the effective pair of a key. */
export interface Fields {
  readonly get: (key: string) => YamlPair | undefined;
}

/** The same as `fieldsOf` for who asks once: in a mapping of a few keys a pair is found sooner than a table of them is made. */
export function fieldsIn(map: YamlMap): Fields {
  return map.pairs.length <= FEW && map.pairs.every(isOwnField) ? new FewFields(map.pairs) : fieldsOf(map);
}

const FEW = 12;

function isOwnField({ key }: YamlPair): boolean {
  return key.kind === 'scalar' && key.text !== MERGE;
}

class FewFields implements Fields {
  readonly #pairs: readonly YamlPair[];

  constructor(pairs: readonly YamlPair[]) {
    this.#pairs = pairs;
  }

  get(wanted: string): YamlPair | undefined {
    for (const pair of this.#pairs) {
      const { key } = pair;
      if (key.kind === 'scalar' && key.text === wanted && key.value !== null) return pair;
    }
    return undefined;
  }
}

/**
 * The effective pairs of a mapping by key: its own first, then those that merge keys (`<<`) bring in.
 * Keys that are no scalars are left out. Merge chains end, since an alias never points at what stands around it.
 */
export function fieldsOf(map: YamlMap): ReadonlyMap<string, YamlPair> {
  let known = FIELDS.get(map);
  if (!known) FIELDS.set(map, (known = collectFields(map)));
  return known;
}

/** Asked for again and again by readers, validators and rules; trees never change. */
const FIELDS = besides<YamlMap, ReadonlyMap<string, YamlPair>>();

function collectFields(map: YamlMap): ReadonlyMap<string, YamlPair> {
  const fields = new Map<string, YamlPair>();
  const merges: YamlNode[] = [];
  for (const pair of map.pairs) {
    const key = scalarOf(pair.key);
    if (key?.text === MERGE) merges.push(pair.value);
    else if (key && !fields.has(key.text)) fields.set(key.text, pair);
  }
  for (const source of merges.flatMap(mergeSources)) {
    for (const [key, pair] of fieldsOf(source)) if (!fields.has(key)) fields.set(key, pair);
  }
  return fields;
}

function mergeSources(node: YamlNode): readonly YamlMap[] {
  const resolved = resolveAlias(node);
  if (resolved?.kind === 'map') return [resolved];
  return resolved?.kind === 'seq' ? resolved.items.flatMap(mergeSources) : [];
}

/** The plain value of a node, aliases and merge keys expanded; what a schema validator reads. */
export function toPlainValue(node: YamlNode | undefined): unknown {
  const resolved = node && resolveAlias(node);
  if (!resolved) return null;
  if (resolved.kind === 'scalar') return resolved.value;
  if (resolved.kind === 'seq') return resolved.items.map(toPlainValue);
  return valueOf(resolved) ?? Object.fromEntries([...fieldsOf(resolved)].map(valueOfField));
}

function valueOfField([key, { value }]: readonly [string, YamlPair]): readonly [string, unknown] {
  return [key, toPlainValue(value)];
}

/** The value of a mapping whose fields are just its pairs; undefined for any other. Made by one write a field, so that all alike have one shape. */
function valueOf({ pairs }: YamlMap): Record<string, unknown> | undefined {
  const value: Record<string, unknown> = {};
  for (const pair of pairs) {
    const { key } = pair;
    // What every object has already would be taken for a key that stands there twice.
    if (key.kind !== 'scalar' || key.value === null || key.text === MERGE || value[key.text] !== undefined)
      return undefined;
    value[key.text] = toPlainValue(pair.value);
  }
  return value;
}
