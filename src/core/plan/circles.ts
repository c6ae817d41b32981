import type { Graph } from '../analysis/graph.ts';
import { cyclesOf, orderOf } from '../analysis/order.ts';
import { isNamedByComponent } from './identities.ts';
import type { Setting } from './setting.ts';
import type { Way } from './ways.ts';

/**
 * The nodes that would become one with an entry which stands on them: an entry that is called by its component and takes the place of
 * one that the stack lists already. Together such entries would stand on themselves.
 */
export function closingNodes(setting: Setting, taken: readonly (Way | undefined)[]): readonly number[] {
  const joining: { readonly node: number; readonly into: readonly number[] }[] = [];
  taken.forEach((way, node) => {
    const into = way && way.changes.length > 0 ? joinedEntries(setting, node, way) : [];
    if (into.length > 0) joining.push({ node, into });
  });
  if (joining.length === 0) return [];
  const cycles = cyclesOf(orderOf(usesAfter(setting, taken), () => true)).map((cycle) => new Set(cycle));
  return joining
    .filter(({ node, into }) => cycles.some((cycle) => cycle.has(node) && into.some((entry) => cycle.has(entry))))
    .map(({ node }) => node);
}

function joinedEntries({ analysis, byComponent }: Setting, node: number, way: Way): readonly number[] {
  const other = way.changes.find(({ field }) => field === 'component')?.component;
  if (!other || other.hardware || !isNamedByComponent(analysis.nodes[node]?.entry)) return [];
  return (byComponent.get(other.id) ?? []).filter((one) => one !== node && analysis.nodes[one]?.entry);
}

/** What stands on what once the ways are taken, alternatives included. */
function usesAfter(
  { analysis }: Setting,
  taken: readonly (Way | undefined)[],
): Pick<Graph, 'groupStart' | 'groupEnd' | 'memberStart' | 'memberEnd' | 'members'> {
  const below = analysis.nodes.map((_, node) => taken[node]?.needs.flat() ?? analysis.membersOf(node));
  const starts = [0];
  for (const members of below) starts.push((starts.at(-1) ?? 0) + members.length);
  return {
    groupStart: Int32Array.from(below.keys()),
    groupEnd: Int32Array.from(below, (_, node) => node + 1),
    memberStart: new Int32Array(starts),
    memberEnd: new Int32Array(starts.slice(1)),
    members: new Int32Array(below.flat()),
  };
}
