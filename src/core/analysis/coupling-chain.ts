import { RANK } from '../catalog/level.ts';
import type { Coupling } from './coupling.ts';
import type { Graph } from './graph.ts';
import { chainOf, type Reach } from './reach.ts';

/** From an entry down to what decides its coupling, and the target on which it does. */
export interface CouplingChain {
  readonly target: number;
  readonly nodes: readonly number[];
}

/**
 * The chain that explains an entry's coupling: for a locked one down to where another vendor is lost, for a leaning one
 * to what keeps the next best vendor from being native, for an unknown one to what nothing is known of. One that ends
 * at an entry with this coupling of its own (`isCause`) counts first, then the shortest one, then the order of the targets.
 */
export function decidingChain(
  graph: Graph,
  reach: Reach,
  node: number,
  coupling: Coupling,
  isCause: (node: number, target: number) => boolean,
): CouplingChain {
  const levels = graph.targets.flatMap((target, index) => {
    const level = reach.level[node * graph.targets.length + index] ?? 0;
    return target.kind === 'accelerator' ? [{ index, level }] : [];
  });
  const wanted = {
    neutral: RANK.native,
    portable: RANK.native,
    locked: RANK.none,
    unknown: RANK.unknown,
    leaning: Math.max(...levels.map(({ level }) => (level < RANK.native ? level : 0))),
  }[coupling];
  const [first] = levels
    .filter(({ level }) => level === wanted)
    .map(({ index }) => ({
      index,
      strays: isCause(node, index) ? 0 : 1,
      distance: reach.distance[node * graph.targets.length + index] ?? 0,
    }))
    .sort((a, b) => a.strays - b.strays || a.distance - b.distance || a.index - b.index);
  return first
    ? { target: first.index, nodes: chainOf(graph, reach, node, first.index) }
    : { target: 0, nodes: [node] };
}

/** Gives the last node of each chain among the first `count` nodes; every cell is walked once, however many are asked for. */
export function chainEnds(
  graph: Graph,
  reach: Reach,
  count = graph.nodes.length,
): (node: number, target: number) => number {
  const width = graph.targets.length;
  const [unseen, walking] = [-1, -2];
  const ends = new Int32Array(reach.next.length).fill(unseen);
  return (node, target) => {
    const path: number[] = [];
    let at = node;
    let cell = at * width + target;
    const nextOf = (from: number): number => reach.next[from] ?? -1;
    for (let next = nextOf(cell); ends[cell] === unseen && next >= 0 && next < count; next = nextOf(cell)) {
      path.push(cell);
      ends[cell] = walking;
      at = next;
      cell = at * width + target;
    }
    const known = ends[cell] ?? unseen;
    const end = known >= 0 ? known : at;
    for (const passed of path) ends[passed] = end;
    return end;
  };
}
