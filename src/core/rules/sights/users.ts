import { groundOf } from '../../analysis/analyze.ts';
import type { Graph } from '../../analysis/graph.ts';
import type { RuleContext } from '../rule.ts';
import { differing, type Sight } from './sight.ts';

interface Users {
  readonly graph: Graph;
  /** 1 for a node that is neither portable nor neutral. */
  readonly needs: Uint8Array;
  /** 1 for a node whose ties cost nothing: it is used, and all that stand on it are portable all the same. */
  readonly avoidable: Uint8Array;
}

/** Whether the ties of an entry cost nothing, since all that stand on it are portable. */
export const users: Sight<Users> = {
  look({ analysis }, past) {
    const { graph } = groundOf(analysis);
    const needs = past?.view.needs ?? new Uint8Array(graph.nodes.length);
    let isSame = past?.view.graph === graph;
    const read = (node: number): void => {
      const now = /^(?:portable|neutral)$/.test(analysis.coupling(node)) ? 0 : 1;
      isSame &&= needs[node] === now;
      needs[node] = now;
    };
    if (past) past.edits.above.forEach(read);
    else for (let node = 0; node < needs.length; node++) read(node);
    return past && isSame ? past.view : { graph, needs, avoidable: avoidableNodes(graph, needs) };
  },
  changed: (now, { view }) => (now === view ? [] : differing(now.avoidable, view.avoidable)),
};

export function isAvoidable(context: RuleContext, node: number): boolean {
  return context.see(users).avoidable[node] === 1;
}

function avoidableNodes({ groupStart, memberStart, memberEnd, members }: Graph, needs: Uint8Array): Uint8Array {
  const [used, needed] = [new Uint8Array(needs.length), new Uint8Array(needs.length)];
  for (let user = 0; user < needs.length; user++) {
    const last = groupStart[user + 1] ?? 0;
    for (let group = groupStart[user] ?? 0; group < last; group++) {
      const end = memberEnd[group] ?? 0;
      for (let at = memberStart[group] ?? 0; at < end; at++) {
        const member = members[at] ?? 0;
        used[member] = 1;
        if (needs[user] === 1) needed[member] = 1;
      }
    }
  }
  for (let node = 0; node < used.length; node++) if (needed[node] === 1) used[node] = 0;
  return used;
}
