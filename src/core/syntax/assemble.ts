import type { Span } from '../text/span.ts';
import { createMap, createPair, createSeq } from './nodes.ts';
import { MOST_ERRORS } from './problems.ts';
import { reportDuplicates } from './resolve.ts';
import type { Segment } from './split.ts';
import type { SyntaxIssue, SyntaxTree, YamlNode, YamlPair } from './tree.ts';

/** Puts the segments of a text together, once they are read. */
export function treeOf(segments: readonly Segment[]): SyntaxTree {
  const pairs: YamlPair[] = [];
  for (let at = 0; at < segments.length;) {
    const key = segments[at++];
    const first = at;
    while ((segments[at]?.dash ?? -1) >= 0) at++;
    if (key) pairs.push(...pairsOf(key, segments.slice(first, at)));
  }
  const duplicates: SyntaxIssue[] = [];
  reportDuplicates(duplicates, pairs);
  return {
    root: pairs.length === 0 ? undefined : createMap(spanOf(pairs), pairs),
    issues: issuesOf(segments, duplicates),
  };
}

/** The pairs of a key; the last one holds the list that follows. */
function pairsOf({ pairs }: Segment, listed: readonly Segment[]): readonly YamlPair[] {
  const [first, last] = [listed[0], pairs.at(-1)];
  if (!first || !last) return pairs;
  const items: YamlNode[] = [];
  for (const segment of listed) for (const item of segment.items) items.push(item);
  const start = first.base.at + first.dash;
  const seq = createSeq({ start, end: items.at(-1)?.span.end ?? start + 1 }, items);
  return [...pairs.slice(0, -1), createPair(last.key, seq)];
}

function spanOf(pairs: readonly YamlPair[]): Span {
  const [first, last] = [pairs[0], pairs.at(-1)];
  return { start: first?.key.span.start ?? 0, end: Math.max(last?.key.span.end ?? 0, last?.value.span.end ?? 0) };
}

function issuesOf(segments: readonly Segment[], duplicates: readonly SyntaxIssue[]): readonly SyntaxIssue[] {
  const all = [...duplicates];
  for (const { issues } of segments) if (issues.length > 0) all.push(...issues);
  return inOrder(all);
}

/** What is objected to: the text first, then names and keys; each in the order of the text. */
export function inOrder(issues: readonly SyntaxIssue[]): readonly SyntaxIssue[] {
  const sorted = [...issues].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const broken = sorted.filter(({ rule }) => rule === 'yaml-syntax');
  return [...broken.slice(0, MOST_ERRORS), ...sorted.filter(({ rule }) => rule !== 'yaml-syntax')];
}
