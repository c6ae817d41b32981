import { groundOf } from '../../analysis/analyze.ts';
import type { Coupling } from '../../analysis/coupling.ts';
import { forEachMember, type Graph } from '../../analysis/graph.ts';
import type { RuleContext } from '../rule.ts';
import type { Past, Sight } from './sight.ts';

interface Users {
  readonly graph: Graph;
  /** 1 for a node that is neither portable nor neutral. */
  readonly needs: Uint8Array;
  /** How many uses lead to a node, and how many of them from one of those. */
  readonly used: Int32Array;
  readonly needed: Int32Array;
  /** The nodes whose ties cost something now and did not before, or the other way round. */
  readonly changed: readonly number[];
}

/** Whether the ties of an entry cost nothing, since it is used, and all that stand on it are portable all the same. */
export const users: Sight<Users> = {
  look({ analysis }, past) {
    const { graph } = groundOf(analysis);
    const needsNow = (node: number): number => needsOf(analysis.coupling(node));
    if (past) return follow(past, graph, needsNow);
    const [used, needed] = [new Int32Array(graph.nodes.length), new Int32Array(graph.nodes.length)];
    const all = { graph, needs: new Uint8Array(graph.nodes.length), used, needed, changed: [] };
    for (let node = 0; node < graph.nodes.length; node++) {
      all.needs[node] = needsNow(node);
      countUses(all, graph, node, 1);
    }
    return all;
  },
  changed: ({ changed }) => changed,
};

function needsOf(coupling: Coupling): number {
  return coupling === 'portable' || coupling === 'neutral' ? 0 : 1;
}

/** Counts again what was edited, or stands on something else than before, and what stands on that. */
function follow({ view, edits }: Past<Users>, graph: Graph, needsNow: (node: number) => number): Users {
  const before = new Map<number, boolean>();
  const note = (member: number): void => {
    if (!before.has(member)) before.set(member, costsNothing(view, member));
  };
  for (const node of edits.above) {
    const needs = needsNow(node);
    if (needs === view.needs[node] && graph === view.graph) continue;
    forEachMember(view.graph, node, note);
    forEachMember(graph, node, note);
    countUses(view, view.graph, node, -1);
    view.needs[node] = needs;
    countUses(view, graph, node, 1);
  }
  const changed = [...before].flatMap(([node, was]) => (costsNothing(view, node) === was ? [] : [node]));
  return { ...view, graph, changed };
}

export function isAvoidable(context: RuleContext, node: number): boolean {
  return costsNothing(context.see(users), node);
}

function costsNothing({ used, needed }: Users, node: number): boolean {
  return (used[node] ?? 0) > 0 && needed[node] === 0;
}

/** A loop without a closure: a first look counts those of every node. */
function countUses({ needs, used, needed }: Users, graph: Graph, node: number, by: 1 | -1): void {
  const { groupStart, groupEnd, memberStart, memberEnd, members } = graph;
  const more = needs[node] === 1 ? by : 0;
  const last = groupEnd[node] ?? 0;
  for (let group = groupStart[node] ?? 0; group < last; group++) {
    const end = memberEnd[group] ?? 0;
    for (let at = memberStart[group] ?? 0; at < end; at++) {
      const member = members[at] ?? 0;
      used[member] = (used[member] ?? 0) + by;
      needed[member] = (needed[member] ?? 0) + more;
    }
  }
}
