import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type ParsedNode, type Scalar } from 'yaml';
import type { Span } from '../text/span.ts';
import { NESTING_LIMIT } from './nesting.ts';
import type { SyntaxIssue, YamlAlias, YamlMap, YamlNode, YamlPair, YamlScalar, YamlSeq } from './tree.ts';

/** How many values the aliases of one text may add to what is written out, so that no text expands without measure. */
const EXPANSION_BUDGET = 100_000;

/** A node, with the number of values in it and its depth, both once every alias is expanded. */
interface Built<T extends YamlNode> {
  readonly node: T;
  readonly size: number;
  readonly depth: number;
}

interface Builder {
  readonly text: string;
  readonly anchors: Map<string, Built<Exclude<YamlNode, YamlAlias>>>;
  readonly open: Set<string>;
  readonly issues: SyntaxIssue[];
  readonly words: Map<string, string>;
  expanded: number;
  overflowed: boolean;
}

/** Turns the YAML library's nodes into our tree, resolving aliases and finding duplicate keys on the way. */
export function buildTree(root: ParsedNode, text: string): { root: YamlNode; issues: readonly SyntaxIssue[] } {
  const builder: Builder = {
    ...{ text, anchors: new Map(), open: new Set(), issues: [], words: new Map() },
    ...{ expanded: 0, overflowed: false },
  };
  return { root: build(builder, root, 0).node, issues: builder.issues };
}

function build(builder: Builder, node: Node | null, at: number): Built<YamlNode> {
  if (isAlias(node)) return buildAlias(builder, node);
  if (!node) return { node: emptyScalar(at), size: 1, depth: 1 };
  const anchor = 'anchor' in node ? node.anchor : undefined;
  if (anchor) builder.open.add(anchor);
  const built = buildValue(builder, node, at);
  if (anchor) {
    builder.open.delete(anchor);
    builder.anchors.set(anchor, built);
  }
  return built;
}

function buildValue(builder: Builder, node: Node, at: number): Built<Exclude<YamlNode, YamlAlias>> {
  if (isMap<ParsedNode, ParsedNode | null>(node)) {
    return buildMap(builder, spanOf(node, at), node.items);
  }
  if (isSeq<ParsedNode>(node)) return buildSeq(builder, spanOf(node, at), node.items);
  return { node: isScalar(node) ? buildScalar(builder, node, at) : emptyScalar(at), size: 1, depth: 1 };
}

interface LibraryPair {
  readonly key: Node | null;
  readonly value: Node | null;
}

function buildMap(builder: Builder, span: Span, items: readonly LibraryPair[]): Built<YamlMap> {
  const pairs: YamlPair[] = [];
  const seen = new Map<string, Span>();
  let size = 1;
  let depth = 0;
  for (const item of items) {
    const key = build(builder, item.key, item.value?.range?.[0] ?? span.start);
    reportDuplicate(builder, seen, key.node);
    const value = build(builder, item.value, key.node.span.end);
    size += key.size + value.size;
    depth = Math.max(depth, key.depth, value.depth);
    pairs.push({ key: key.node, value: value.node });
  }
  const last = pairs.at(-1);
  const end = Math.max(last?.key.span.end ?? 0, last?.value.span.end ?? 0);
  return { node: { kind: 'map', span: closeSpan(builder, span, end), pairs }, size, depth: depth + 1 };
}

function buildSeq(builder: Builder, span: Span, items: readonly (Node | null)[]): Built<YamlSeq> {
  let size = 1;
  let depth = 0;
  const built = items.map((item) => {
    const value = build(builder, item, span.start);
    size += value.size;
    depth = Math.max(depth, value.depth);
    return value.node;
  });
  const end = built.at(-1)?.span.end ?? 0;
  return { node: { kind: 'seq', span: closeSpan(builder, span, end), items: built }, size, depth: depth + 1 };
}

/** A collection without brackets ends where the last thing in it does; the library takes the line break along. */
function closeSpan({ text }: Builder, span: Span, lastEnd: number): Span {
  const bracketed = /[[{]/.test(text.charAt(span.start));
  return bracketed || lastEnd <= span.start ? span : { start: span.start, end: lastEnd };
}

function reportDuplicate(builder: Builder, seen: Map<string, Span>, key: YamlNode): void {
  if (key.kind !== 'scalar' || key.text === '<<') return;
  const first = seen.get(key.text);
  if (!first) {
    seen.set(key.text, key.span);
    return;
  }
  builder.issues.push({
    rule: 'duplicate-key',
    message: `The key \`${key.text}\` stands here a second time; only the first one counts.`,
    span: key.span,
    related: { message: 'The first one', span: first },
  });
}

function buildAlias(builder: Builder, alias: Alias): Built<YamlAlias> {
  const span = spanOf(alias, 0);
  const name = alias.source;
  const anchored = builder.anchors.get(name);
  const unresolved = { node: { kind: 'alias', span, name, target: undefined }, size: 1, depth: 1 } as const;
  if (builder.open.has(name) || !anchored) {
    const message = builder.open.has(name)
      ? `The alias \`*${name}\` stands inside what its own anchor marks.`
      : `There is no anchor \`&${name}\` before this alias.`;
    builder.issues.push({ rule: 'undefined-alias', message, span });
    return unresolved;
  }
  if (builder.expanded + anchored.size - 1 > EXPANSION_BUDGET || anchored.depth > NESTING_LIMIT) {
    reportExpansion(builder, span);
    return unresolved;
  }
  builder.expanded += anchored.size - 1;
  return { node: { kind: 'alias', span, name, target: anchored.node }, size: anchored.size, depth: anchored.depth };
}

function reportExpansion(builder: Builder, span: Span): void {
  if (builder.overflowed) return;
  builder.overflowed = true;
  const message =
    'The aliases of this file stand for more values than can be read; from here on they are not followed.';
  builder.issues.push({ rule: 'yaml-syntax', message, span });
}

function buildScalar(builder: Builder, scalar: Scalar, at: number): YamlScalar {
  const span = spanOf(scalar, at);
  const plain = scalar.type === 'PLAIN' || scalar.type === undefined;
  const content = wordOf(builder, plain ? (scalar.source ?? '') : String(scalar.value));
  const start = plain ? span.start : span.start + 1;
  const direct = builder.text.startsWith(content, start);
  return { kind: 'scalar', span, value: scalarValue(scalar), text: content, textStart: direct ? start : undefined };
}

const LONGEST_WORD = 64;

/** The same string for equal names: a manifest repeats them, and who looks one up compares it in no time. */
function wordOf({ words }: Builder, text: string): string {
  if (text.length > LONGEST_WORD) return text;
  const known = words.get(text);
  if (known === undefined) words.set(text, text);
  return known ?? text;
}

function scalarValue(scalar: Scalar): YamlScalar['value'] {
  const { value } = scalar;
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  return scalar.source ?? '';
}

function emptyScalar(at: number): YamlScalar {
  return { kind: 'scalar', span: { start: at, end: at }, value: null, text: '', textStart: undefined };
}

function spanOf(node: { readonly range?: readonly [number, number, number] | null | undefined }, at: number): Span {
  return node.range ? { start: node.range[0], end: node.range[1] } : { start: at, end: at };
}
