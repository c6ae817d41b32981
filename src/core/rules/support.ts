import type { Analysis } from '../analysis/analyze.ts';
import type { Manifest } from '../manifest.ts';
import type { OwnPart } from '../analysis/own.ts';
import { remembering } from '../remember.ts';
import type { Entry } from '../stack/types.ts';
import { statedUses } from '../stack/uses.ts';
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
  const known = WAYS(analysis);
  const ways = known.get(target) ?? waysFromTop(analysis, target);
  known.set(target, ways);
  return (node) => {
    const way: number[] = [];
    for (let at = ways.ends[node] ?? NONE; at !== NONE; at = ways.above[at] ?? NONE) way.push(at);
    return way.length === 0 ? [node] : way.reverse();
  };
}

/** What several rules ask for, by the target. */
const WAYS = remembering<Analysis, Map<number, Ways>>(() => new Map());

/** Links instead of lists, since there may be thousands: where the told part of the way to a node ends, and what is above a node. */
interface Ways {
  readonly ends: Int32Array;
  readonly above: Int32Array;
}

const NONE = -1;

function waysFromTop(analysis: Analysis, target: number): Ways {
  const count = analysis.nodes.length;
  const [ends, above] = [new Int32Array(count).fill(NONE), new Int32Array(count).fill(NONE)];
  const steps = new Int32Array(count);
  const queue = [...analysis.topmost];
  for (const top of queue) ends[top] = top;
  for (const node of queue) {
    const below = (steps[node] ?? 0) + 1;
    for (const members of analysis.usesOn(node, target)) {
      const [member] = members;
      if (member === undefined || members.length > 1 || ends[member] !== NONE) continue;
      ends[member] = below <= MOST_RELATED ? member : (ends[node] ?? NONE);
      above[member] = node;
      steps[member] = below;
      queue.push(member);
    }
  }
  return { ends, above };
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
  for (const { members } of statedUses(entry)) {
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
