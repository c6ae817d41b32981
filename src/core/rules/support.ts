import type { Analysis } from '../analysis/analyze.ts';
import type { Manifest } from '../manifest.ts';
import type { OwnPart } from '../analysis/own.ts';
import type { Entry } from '../stack/types.ts';
import { statedUses } from '../stack/uses.ts';
import type { SyntaxIssue } from '../syntax/tree.ts';
import type { Located, Span } from '../text/span.ts';
import { byProfile } from './by-profile.ts';
import { MOST_RELATED, type Related, type Report, type RuleContext } from './rule.ts';
import { withinCheck } from './sights/sight.ts';

/** The reader's own objections that belong to one rule. */
export function syntaxReports(manifest: Manifest, rule: SyntaxIssue['rule']): readonly Report[] {
  return manifest.syntax.issues
    .filter((issue) => issue.rule === rule)
    .map(({ message, span, related }) => ({ message, span, ...(related && { related: [related] }) }));
}

/** Whether an entry is tied, and no more than by itself. */
export function isTiedItself({ analysis }: RuleContext, node: number): boolean {
  const own = analysis.ownCoupling(node);
  return (own === 'locked' || own === 'leaning') && own === analysis.coupling(node);
}

/** Whether an entry names a version. */
export const hasVersion = byProfile(({ analysis }, node) => analysis.nodes[node]?.entry?.version !== undefined);

/** The first links of a chain below its first entry, as related places of a finding. */
export function chainPlaces(analysis: Analysis, chain: readonly number[], most: number): readonly Related[] {
  const places: Related[] = [];
  let above = analysis.nodes[chain[0] ?? -1];
  for (let link = 1; link < chain.length && link <= most; link++) {
    const below = analysis.nodes[chain[link] ?? -1];
    if (below?.entry) places.push({ message: `${above?.id ?? '?'} stands on ${below.id}`, span: below.entry.head });
    above = below;
  }
  return places.slice();
}

/** The first links of a chain from above, each at the use that makes it, as related places of a finding on its last node. */
export function usePlaces(context: RuleContext, chain: readonly number[]): Related[] {
  const places: Related[] = [];
  for (let link = 1; link < chain.length && link <= MOST_RELATED; link++) {
    const place = usePlace(context, chain, link);
    if (place) places.push(place);
  }
  return places;
}

/** By the two nodes: many findings tell the same ones. */
const links = withinCheck(() => new Map<number, Related>());

/** A link of such a chain, down to its node at a place. */
export function usePlace(context: RuleContext, chain: readonly number[], link: number): Related | undefined {
  const { nodes } = context.analysis;
  const [upper, lower] = [chain[link - 1] ?? -1, chain[link] ?? -1];
  const [above, below] = [nodes[upper], nodes[lower]];
  if (!above?.entry || !below) return undefined;
  const known = context.see(links);
  const key = upper * nodes.length + lower;
  let place = known.get(key);
  if (!place) {
    place = { message: `${above.id} stands on ${below.id}`, span: useSpan(above.entry, below.id) };
    known.set(key, place);
  }
  return place;
}

/** Whether a name is that of an entry, and not of a component that only stands in an `any-of`. */
export function isEntry(analysis: Analysis, name: string): boolean {
  return analysis.nodes[analysis.nodeOf(name) ?? -1]?.entry !== undefined;
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
