import type { Span } from '../text/span.ts';
import { NESTING_LIMIT } from './nesting.ts';
import { createAlias } from './nodes.ts';
import type { SyntaxIssue, YamlAlias, YamlNode, YamlPair } from './tree.ts';
import { createWords, type Words } from './words.ts';

/** How many values the aliases of one text may add to what is written out, so that no text expands without measure. */
const EXPANSION_BUDGET = 100_000;

type Target = Exclude<YamlNode, YamlAlias>;

/** The number of values in a node and its depth, both once every alias is expanded. */
interface Size {
  readonly size: number;
  readonly depth: number;
}

const ONE: Size = { size: 1, depth: 1 };

/** What is known of anchors while a text is read from its start to its end, piece by piece. */
export interface Names {
  readonly anchors: Map<string, Target>;
  readonly open: Set<string>;
  readonly sizes: Map<Target, Size>;
  readonly words: Words;
  /** What the piece that is being read is objected to. */
  issues: SyntaxIssue[];
  /** True once the piece that is being read has an anchor or an alias. */
  used: boolean;
  expanded: number;
  overflowed: boolean;
}

export function createNames(words = createWords()): Names {
  return {
    anchors: new Map(),
    open: new Set(),
    sizes: new Map(),
    words,
    issues: [],
    used: false,
    expanded: 0,
    overflowed: false,
  };
}

/** Told before what an anchor marks is read: an alias in it cannot stand for it. */
export function openAnchor(names: Names, name: string): void {
  names.used = true;
  names.open.add(name);
}

export function closeAnchor(names: Names, name: string, node: Target): void {
  names.open.delete(name);
  names.anchors.set(name, node);
  names.sizes.set(node, sizeOf(names, node));
}

function sizeOf(names: Names, node: YamlNode): Size {
  if (node.kind === 'alias') return (node.target && names.sizes.get(node.target)) ?? ONE;
  if (node.kind === 'scalar') return ONE;
  const known = names.sizes.get(node);
  if (known) return known;
  let size = 1;
  let depth = 0;
  const count = (child: YamlNode): void => {
    const of = sizeOf(names, child);
    size += of.size;
    depth = Math.max(depth, of.depth);
  };
  if (node.kind === 'seq') node.items.forEach(count);
  else
    for (const { key, value } of node.pairs) {
      count(key);
      count(value);
    }
  return { size, depth: depth + 1 };
}

/** An alias with what it stands for, if it stands for anything. */
export function resolveName(names: Names, span: Span, name: string): YamlAlias {
  names.used = true;
  const target = names.anchors.get(name);
  if (names.open.has(name) || !target) {
    const message = names.open.has(name)
      ? `The alias \`*${name}\` stands inside what its own anchor marks.`
      : `There is no anchor \`&${name}\` before this alias.`;
    names.issues.push({ rule: 'undefined-alias', message, span });
    return createAlias(span, name, undefined);
  }
  const { size, depth } = names.sizes.get(target) ?? ONE;
  if (names.expanded + size - 1 > EXPANSION_BUDGET || depth > NESTING_LIMIT) {
    reportExpansion(names, span);
    return createAlias(span, name, undefined);
  }
  names.expanded += size - 1;
  return createAlias(span, name, target);
}

function reportExpansion(names: Names, span: Span): void {
  if (names.overflowed) return;
  names.overflowed = true;
  const message =
    'The aliases of this file stand for more values than can be read; from here on they are not followed.';
  names.issues.push({ rule: 'yaml-syntax', message, span });
}

/** So many pairs are compared with each other faster than a table of them is made. */
const FEW = 8;

/** Reports every key that a mapping has had before. The merge key may stand there again and again. */
export function reportDuplicates(issues: SyntaxIssue[], pairs: readonly YamlPair[]): void {
  if (pairs.length < 2 || (pairs.length <= FEW && !hasTwins(pairs))) return;
  const seen = new Map<string, Span>();
  for (const { key } of pairs) {
    if (key.kind !== 'scalar' || key.text === '<<') continue;
    const first = seen.get(key.text);
    if (first) issues.push(duplicate(key.text, key.span, first));
    else seen.set(key.text, key.span);
  }
}

function hasTwins(pairs: readonly YamlPair[]): boolean {
  for (let later = 1; later < pairs.length; later++) {
    const key = pairs[later]?.key;
    for (let earlier = 0; earlier < later; earlier++) {
      const other = pairs[earlier]?.key;
      if (key?.kind === 'scalar' && other?.kind === 'scalar' && key.text === other.text) return true;
    }
  }
  return false;
}

function duplicate(key: string, span: Span, first: Span): SyntaxIssue {
  return {
    rule: 'duplicate-key',
    message: `The key \`${key}\` stands here a second time; only the first one counts.`,
    span,
    related: { message: 'The first one', span: first },
  };
}
