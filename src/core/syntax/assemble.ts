import type { Span } from '../text/span.ts';
import { createMap, createPair, createSeq } from './nodes.ts';
import { MOST_ERRORS } from './problems.ts';
import { reportDuplicates } from './resolve.ts';
import type { Segment } from './split.ts';
import type { SyntaxIssue, SyntaxTree, YamlNode, YamlPair } from './tree.ts';

/** Puts the segments of a text together, once they are read. */
export function treeOf(segments: readonly Segment[]): SyntaxTree {
  const pairs: YamlPair[] = [];
  const issues: SyntaxIssue[] = [];
  for (let at = 0; at < segments.length;) {
    const key = segments[at++];
    const first = segments[at];
    const items: YamlNode[] = [];
    for (let item = first; item && item.dash >= 0; item = segments[++at]) {
      for (const node of item.items) items.push(node);
      if (item.issues.length > 0) issues.push(...item.issues);
    }
    if (key) {
      issues.push(...key.issues);
      pairs.push(...pairsOf(key, first, items));
    }
  }
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
