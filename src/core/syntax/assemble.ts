import { withReplaced } from '../text/common-ends.ts';
import type { Span } from '../text/span.ts';
import { createMap, createPair, createSeq } from './nodes.ts';
import { MOST_ERRORS } from './problems.ts';
import { reportDuplicates } from './resolve.ts';
import type { Segment } from './split.ts';
import type { SyntaxIssue, SyntaxTree, YamlNode, YamlPair } from './tree.ts';

/** Segments put together: each key, with the list that follows it. */
export interface Assembly {
  readonly segments: Segment[];
  readonly lists: readonly List[];
  readonly issues: readonly SyntaxIssue[];
}

/** A key and the items of the list that follows it; `first` is the position of the first item among the segments. */
interface List {
  readonly key: Segment | undefined;
  readonly first: number;
  readonly end: number;
  readonly items: readonly YamlNode[];
}

/** Puts the segments of a text together, once they are read. */
export function assemble(segments: Segment[]): Assembly {
  const lists: List[] = [];
  const issues: SyntaxIssue[] = [];
  for (let at = 0; at < segments.length;) {
    const key = segments[at++];
    const first = at;
    const items: YamlNode[] = [];
    if (key) issues.push(...key.issues);
    for (let item = segments[at]; item && item.dash >= 0; item = segments[++at]) {
      for (const node of item.items) items.push(node);
      if (item.issues.length > 0) issues.push(...item.issues);
    }
    lists.push({ key, first, end: at, items });
  }
  return { segments, lists, issues };
}

/**
 * The same with one item in the place of another one, and the one before used up; undefined where the two are not one node each, or something
 * is wrong somewhere.
 */
export function withItem(before: Assembly, at: number, item: Segment): Assembly | undefined {
  const gone = before.segments[at];
  if (!gone || gone.dash < 0 || item.dash !== gone.dash || before.issues.length + item.issues.length > 0)
    return undefined;
  if (before.lists.some(({ first, end, items }) => items.length !== end - first)) return undefined;
  const [node] = item.items;
  if (!node || item.items.length !== 1) return undefined;
  before.segments[at] = item;
  return {
    segments: before.segments,
    lists: before.lists.map((list) =>
      at < list.first || at >= list.end ? list : { ...list, items: withReplaced(list.items, at - list.first, node) },
    ),
    issues: before.issues,
  };
}

/** The tree of a text that was put together. */
export function treeOf({ segments, lists, issues: found }: Assembly): SyntaxTree {
  const issues = [...found];
  const pairs = lists.flatMap(({ key, first, items }) => (key ? pairsOf(key, segments[first], items) : []));
  reportDuplicates(issues, pairs);
  return { root: pairs.length === 0 ? undefined : createMap(spanOf(pairs), pairs), issues: inOrder(issues) };
}

/** The pairs of a key; the last one holds the list that follows, if there is one. */
function pairsOf({ pairs }: Segment, first: Segment | undefined, items: readonly YamlNode[]): readonly YamlPair[] {
  const last = pairs.at(-1);
  if (!first || first.dash < 0 || !last) return pairs;
  const start = first.base.at + first.dash;
  const seq = createSeq({ start, end: items.at(-1)?.span.end ?? start + 1 }, items);
  return [...pairs.slice(0, -1), createPair(last.key, seq)];
}

function spanOf(pairs: readonly YamlPair[]): Span {
  const [first, last] = [pairs[0], pairs.at(-1)];
  return { start: first?.key.span.start ?? 0, end: Math.max(last?.key.span.end ?? 0, last?.value.span.end ?? 0) };
}

/** What is objected to: the text first, then names and keys; each in the order of the text. */
export function inOrder(issues: readonly SyntaxIssue[]): readonly SyntaxIssue[] {
  const sorted = [...issues].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const broken = sorted.filter(({ rule }) => rule === 'yaml-syntax');
  return [...broken.slice(0, MOST_ERRORS), ...sorted.filter(({ rule }) => rule !== 'yaml-syntax')];
}
