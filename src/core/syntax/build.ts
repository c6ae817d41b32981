import { type Alias, isAlias, isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { type Base, placedSpan, type Span } from '../text/span.ts';
import { createEmpty, createMap, createPair, createScalar, createSeq } from './nodes.ts';
import { closeAnchor, type Names, openAnchor, reportDuplicates, resolveName } from './resolve.ts';
import { wordOf } from './words.ts';
import { blockEnd, isKeyMark, skipBlanks } from './scan.ts';
import type { YamlAlias, YamlMap, YamlNode, YamlPair, YamlScalar, YamlSeq } from './tree.ts';
import { plainValue, taggedValue } from './values.ts';

interface Builder {
  readonly text: string;
  /** Says where in the text the piece starts that the nodes belong to. */
  readonly base: Base;
  readonly names: Names;
}

/** Turns a node of the tolerant YAML library into ours. `at` is where it stands if it does not know that itself. */
export function buildNode(builder: Builder, node: Node | null, at: number): YamlNode {
  if (isAlias(node)) return buildAlias(builder, node);
  if (!node) return createEmpty(builder.base, at - builder.base.at);
  const anchor = 'anchor' in node ? node.anchor : undefined;
  if (!anchor) return buildValue(builder, node, at);
  openAnchor(builder.names, anchor);
  const built = buildValue(builder, node, at);
  closeAnchor(builder.names, anchor, built);
  return built;
}

function buildValue(builder: Builder, node: Node, at: number): Exclude<YamlNode, YamlAlias> {
  if (isMap<Node, Node | null>(node)) return buildMap(builder, node, rangeOf(node, at));
  if (isSeq<Node | null>(node)) return buildSeq(builder, node, rangeOf(node, at));
  return isScalar(node) ? buildScalar(builder, node, at) : createEmpty(builder.base, at - builder.base.at);
}

interface LibraryPair {
  readonly key: Node | null;
  readonly value: Node | null;
}

function buildMap(builder: Builder, map: YAMLMap<Node, Node | null>, range: Span): YamlMap {
  const { text, base } = builder;
  const pairs: YamlPair[] = [];
  const isBraced = map.flow === true && text.charAt(range.start) === '{' && firstStart(map) !== range.start;
  let end = isBraced ? range.start + 1 : skipBlanks(text, range.start);
  for (const item of map.items as readonly LibraryPair[]) {
    const key = isUnwritten(item.key) ? createEmpty(base, end - base.at) : buildNode(builder, item.key, end);
    const value = buildNode(builder, item.value, key.span.end);
    end = Math.max(key.span.end, value.span.end);
    pairs.push(createPair(key, value));
  }
  reportDuplicates(builder.names.issues, pairs);
  const isMarked = isBraced || (!map.flow && isKeyMark(text, range.start));
  const start = isMarked ? range.start : (pairs[0]?.key.span.start ?? range.start);
  return createMap(place(builder, start, isBraced || pairs.length === 0 ? range.end : end), pairs);
}

/** The key of a pair without braces may be in braces itself. */
function firstStart(map: YAMLMap<Node, Node | null>): number | undefined {
  return map.items[0]?.key.range?.[0];
}

/** A key that is not written stands right behind the pair before it. */
function isUnwritten(key: Node | null): boolean {
  if (!key) return true;
  return (
    isScalar(key) && key.type === 'PLAIN' && key.source === '' && key.anchor === undefined && key.tag === undefined
  );
}

/** A list in block style ends where its last item does; the library takes the line break along. */
function buildSeq(builder: Builder, seq: YAMLSeq<Node | null>, { start, end }: Span): YamlSeq {
  const items = seq.items.map((item) => buildNode(builder, item, start));
  const last = items.at(-1)?.span.end ?? 0;
  return createSeq(place(builder, start, seq.flow === true || last <= start ? end : last), items);
}

function place({ base }: Builder, start: number, end: number): Span {
  return placedSpan(base, start - base.at, end - base.at);
}

function buildAlias(builder: Builder, alias: Alias): YamlAlias {
  const { start, end } = rangeOf(alias, 0);
  return resolveName(builder.names, place(builder, start, end), alias.source);
}

function buildScalar(builder: Builder, scalar: Scalar, at: number): YamlScalar {
  const { start, end: told } = rangeOf(scalar, at);
  const isBlock = scalar.type === 'BLOCK_LITERAL' || scalar.type === 'BLOCK_FOLDED';
  const end = isBlock ? blockEnd(builder.text, start, told) : told;
  const isPlain = scalar.type === 'PLAIN' || scalar.type === undefined;
  const content = wordOf(builder.names.words, scalar.source ?? '');
  const value = valueOf(scalar, content, isPlain);
  if (isPlain && content === '') return buildEmpty(builder, start, value);
  const inset = isPlain ? 0 : 1;
  const isDirect = builder.text.startsWith(content, start + inset);
  return createScalar(place(builder, start, end), value, content, isDirect ? inset : undefined);
}

/**
 * What is not written stands right behind the mark or the key that it belongs to; the library puts it behind the blanks there, and in brackets
 * behind the line breaks as well.
 */
function buildEmpty({ text, base }: Builder, start: number, value: YamlScalar['value']): YamlScalar {
  const blank = /[,\]}]/.test(text.charAt(start)) ? /\s/ : /[ \t]/;
  let at = start;
  while (at > 0 && blank.test(text.charAt(at - 1))) at--;
  return createScalar(placedSpan(base, at - base.at, at - base.at), value, '', undefined);
}

function valueOf(scalar: Scalar, content: string, isPlain: boolean): YamlScalar['value'] {
  if (scalar.tag !== undefined) return taggedValue(content, scalar.tag);
  return isPlain ? plainValue(content) : content;
}

function rangeOf(node: { readonly range?: readonly [number, number, number] | null | undefined }, at: number): Span {
  return node.range ? { start: node.range[0], end: node.range[1] } : { start: at, end: at };
}
