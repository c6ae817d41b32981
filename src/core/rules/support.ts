import type { Analysis } from '../analysis/analyze.ts';
import type { Manifest } from '../manifest.ts';
import type { OwnPart } from '../analysis/own.ts';
import type { Entry } from '../stack/types.ts';
import type { SyntaxIssue } from '../syntax/tree.ts';
import type { Located, Span } from '../text/span.ts';
import { MOST_RELATED, type Related, type Report } from './rule.ts';

/** The reader's own objections that belong to one rule. */
export function syntaxReports(manifest: Manifest, rule: SyntaxIssue['rule']): readonly Report[] {
  return manifest.syntax.issues
    .filter((issue) => issue.rule === rule)
    .map(({ message, span, related }) => ({ message, span, ...(related && { related: [related] }) }));
}

/** The first links of a chain below its first entry, as related places of a finding. */
export function chainPlaces(analysis: Analysis, chain: readonly number[]): readonly Related[] {
  return chain.slice(1, 1 + MOST_RELATED).flatMap((node, index) => {
    const [above, below] = [analysis.nodes[chain[index] ?? -1], analysis.nodes[node]];
    const entry = below?.entry;
    return entry ? [{ message: `${above?.id ?? '?'} stands on ${below.id}`, span: entry.head }] : [];
  });
}

/** The first links of a chain from above, each at the use that makes it, as related places of a finding on its last node. */
export function usePlaces(analysis: Analysis, chain: readonly number[]): readonly Related[] {
  return chain.slice(1, 1 + MOST_RELATED).flatMap((node, index) => {
    const [above, below] = [analysis.nodes[chain[index] ?? -1], analysis.nodes[node]];
    if (!above?.entry || !below) return [];
    return [{ message: `${above.id} stands on ${below.id}`, span: useSpan(above.entry, below.id) }];
  });
}

/**
 * For each node the shortest way down to it from a topmost entry that cannot do without it on a target, that entry first, as far
 * as a finding tells it; alternatives and optional uses lead nowhere here.
 */
export function chainsFromTop(analysis: Analysis, target: number): (node: number) => readonly number[] {
  // Links instead of lists: the node that a chain ends at, the one above that, and how many lead there.
  const ends = new Int32Array(analysis.nodes.length).fill(-1);
  const above = new Int32Array(analysis.nodes.length).fill(-1);
  const steps = new Int32Array(analysis.nodes.length);
  const queue = [...analysis.topmost];
  for (const top of queue) ends[top] = top;
  for (const node of queue) {
    for (const members of analysis.usesOn(node, target)) {
      const [member = -1] = members;
      if (members.length !== 1 || ends[member] !== -1) continue;
      const isTold = (steps[node] ?? 0) < MOST_RELATED;
      ends[member] = isTold ? member : (ends[node] ?? -1);
      above[member] = node;
      steps[member] = (steps[node] ?? 0) + 1;
      queue.push(member);
    }
  }
  return (node) => {
    const chain: number[] = [];
    for (let at = ends[node] ?? -1; at >= 0; at = above[at] ?? -1) chain.push(at);
    return chain.length === 0 ? [node] : chain.reverse();
  };
}

/** Tells of an entry whether its ties cost nothing: it is used, and all that stand on it are portable all the same. */
export function avoidableReader(analysis: Analysis): (node: number) => boolean {
  let known: ReturnType<typeof usedNodes> | undefined;
  return (node) => {
    // Most stacks never ask.
    const { used, needed } = (known ??= usedNodes(analysis));
    return used[node] === 1 && needed[node] === 0;
  };
}

/** What is stood on at all, and what by something that is not portable all the same. */
function usedNodes(analysis: Analysis): { readonly used: Uint8Array; readonly needed: Uint8Array } {
  const used = new Uint8Array(analysis.nodes.length);
  const needed = new Uint8Array(analysis.nodes.length);
  analysis.nodes.forEach((_, user) => {
    const coupling = analysis.coupling(user);
    const needs = coupling !== 'portable' && coupling !== 'neutral';
    analysis.forEachMember(user, (member) => {
      used[member] = 1;
      if (needs) needed[member] = 1;
    });
  });
  return { used, needed };
}

/** Where a use of `name` stands in an entry: in its `uses` or its `any-of`, else the entry's head. */
export function useSpan(entry: Entry, name: string): Span {
  for (const { members } of [...(entry.uses ?? []), ...(entry.anyOf ? [entry.anyOf] : [])]) {
    for (const member of members) if (member.value === name) return member.span;
  }
  return entry.head;
}

/** Where the field stands that decides an own level: the component, the precision or the format. */
export function partSpan(entry: Entry, { role }: OwnPart): Span {
  return fieldSpan(entry, role === 'entry' ? entry.component : entry[role]);
}

/** Where a field of an entry stands; the entry's head where an alias or a merge key brings it in from elsewhere. */
export function fieldSpan(entry: Entry, field: Located<string> | undefined): Span {
  const span = field?.span;
  return span && entry.span.start <= span.start && span.end <= entry.span.end ? span : entry.head;
}
