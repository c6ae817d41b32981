import { RANK } from '../catalog/level.ts';
import type { Coupling } from './coupling.ts';
import type { Graph } from './graph.ts';
import { chainOf, type Reach } from './reach.ts';

/** From an entry down to what decides its coupling, and the target on which it does. */
export interface CouplingChain {
  readonly target: number;
  /** All of it; of a very long one the first and the last few, so that the chains of a stack do not grow with its square. */
  readonly nodes: readonly number[];
  /** How many are left out before the last few. */
  readonly hidden: number;
}

/** A chain that is no longer is told in full. */
const LONGEST_CHAIN = 100;
const TAIL = 3;

/**
 * The chain that explains an entry's coupling: for a locked one down to where another vendor is lost, for a leaning one
 * to what keeps the next best vendor from being native, for an unknown one to what nothing is known of. One that ends
 * at an entry with this coupling of its own counts first, then one that ends at what is tied the most (`endCoupling`), then the shortest one, then the order of the targets.
 */
export function decidingChain(
  graph: Graph,
  reach: Reach,
  node: number,
  coupling: Coupling,
  endCoupling: (node: number, target: number) => Coupling,
  tailOf: ChainReader,
): CouplingChain {
  const target = decidingTarget(graph, reach, node, coupling, endCoupling);
  if (target < 0) return { target: 0, nodes: [node], hidden: 0 };
  const all = (reach.distance[node * graph.targets.length + target] ?? 0) + 1;
  if (all <= LONGEST_CHAIN) return { target, nodes: chainOf(graph, reach, node, target), hidden: 0 };
  const head = chainOf(graph, reach, node, target, LONGEST_CHAIN - TAIL);
  const tail = chainOf(graph, reach, tailOf(node, target), target);
  return { target, nodes: [...head, ...tail], hidden: all - head.length - tail.length };
}

/** The target whose chain that is; -1 where none has the level that the coupling comes from. Loops, since it is asked of thousands of entries. */
function decidingTarget(
  { targets }: Graph,
  { level, distance }: Reach,
  node: number,
  coupling: Coupling,
  endCoupling: (node: number, target: number) => Coupling,
): number {
  const row = node * targets.length;
  const wanted = coupling === 'leaning' ? bestBelowNative(targets, level, row) : LEVEL_OF[coupling];
  let best = -1;
  let leastStrays = 0;
  let shortest = 0;
  for (let target = 0; target < targets.length; target++) {
    if (level[row + target] !== wanted || targets[target]?.kind !== 'accelerator') continue;
    const strays = straysFrom(coupling, endCoupling(node, target));
    const steps = distance[row + target] ?? 0;
    if (best >= 0 && (strays > leastStrays || (strays === leastStrays && steps >= shortest))) continue;
    best = target;
    leastStrays = strays;
    shortest = steps;
  }
  return best;
}

const LEVEL_OF = { neutral: RANK.native, portable: RANK.native, locked: RANK.none, unknown: RANK.unknown } as const;

function bestBelowNative(targets: Graph['targets'], level: Uint8Array, row: number): number {
  let best = 0;
  for (let target = 0; target < targets.length; target++) {
    const rank = level[row + target] ?? 0;
    if (targets[target]?.kind === 'accelerator' && rank < RANK.native && rank > best) best = rank;
  }
  return best;
}

/** From what ties the most to what does not tie at all. */
const TIES: Readonly<Record<Coupling, number>> = { locked: 0, leaning: 1, unknown: 2, portable: 3, neutral: 4 };

function straysFrom(coupling: Coupling, end: Coupling): number {
  return end === coupling ? -1 : TIES[end];
}

/** Gives a node of the chain of a cell. */
export type ChainReader = (node: number, target: number) => number;

/** Gives the first of the last few nodes of each chain; every cell is walked once, however many are asked for. */
export function chainTails(graph: Graph, reach: Reach): ChainReader {
  const { next, distance } = reach;
  return chainStops(graph, (cell) => ((distance[cell] ?? 0) < TAIL ? -1 : (next[cell] ?? -1)));
}

/** Gives the last node of each chain among the first `count` nodes. */
export function chainEnds(graph: Graph, { next }: Reach, count = graph.nodes.length): ChainReader {
  return chainStops(graph, (cell) => {
    const one = next[cell] ?? -1;
    return one < count ? one : -1;
  });
}

/**
 * Gives the node that a cell leads to, step by step until there is no next one. As soon as as many steps were taken as there are nodes, every
 * cell is walked once: memory for all of them takes longer than what a hover or an edit asks for. Ends are kept as their number plus one, since
 * memory that is all zero costs nothing until it is used.
 */
function chainStops(graph: Graph, nextOf: (cell: number) => number): ChainReader {
  const width = graph.targets.length;
  const [unseen, walking] = [0, -1];
  let steps = 0;
  let ends: Int32Array | undefined;
  return (node, target) => {
    let at = node;
    if (steps < graph.nodes.length) {
      for (let next = node; next >= 0; next = nextOf(at * width + target), steps++) at = next;
      return at;
    }
    ends ??= new Int32Array(graph.nodes.length * width);
    let cell = at * width + target;
    for (let next = nextOf(cell); ends[cell] === unseen && next >= 0; next = nextOf(cell)) {
      ends[cell] = walking;
      at = next;
      cell = at * width + target;
    }
    const known = ends[cell] ?? unseen;
    const end = known > 0 ? known - 1 : at;
    // The same way once more, since a list of what was passed would be one for each that is asked for.
    for (let passed = node * width + target; ends[passed] === walking; passed = nextOf(passed) * width + target)
      ends[passed] = end + 1;
    return end;
  };
}
