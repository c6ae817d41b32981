import { LEVELS, RANK } from '../catalog/level.ts';
import type { Level } from '../catalog/types.ts';
import type { Analysis } from './analyze.ts';
import type { Graph } from './graph.ts';
import type { Order } from './order.ts';

/**
 * The entries that nobody stands on, in the order of the text. A circle that nobody stands on counts with all its members.
 * Platform pieces and hardware, which is there for what stands above, are left out unless there is nothing else.
 */
export function findTopmost(graph: Graph, order: Order, stood = standingOn(graph)): readonly number[] {
  const tops: number[] = [];
  if (order.length === graph.nodes.length) {
    const { used } = stood;
    for (let node = 0; node < graph.entryCount; node++) if (used[node] === 0) tops.push(node);
  } else {
    const circle = placesIn(order, graph.nodes.length);
    const used = usedPlaces(graph, circle, order.length);
    for (let node = 0; node < graph.entryCount; node++) if (used[circle[node] ?? 0] === 0) tops.push(node);
  }
  const products = tops.filter((node) => {
    const { component, entry } = graph.nodes[node] ?? {};
    return component?.platform !== true && entry?.layer !== 'hardware';
  });
  return products.length > 0 ? products : tops;
}

/** What is stood on in a stack. */
export interface StoodOn {
  /** 1 for a node that another one stands on. */
  readonly used: Uint8Array;
  /** The nodes that stand on themselves. */
  readonly selfish: ReadonlySet<number>;
}

export function standingOn({ groupStart, memberStart, memberEnd, members, nodes }: Graph): StoodOn {
  const used = new Uint8Array(nodes.length);
  const selfish = new Set<number>();
  for (let node = 0; node < used.length; node++) {
    const last = groupStart[node + 1] ?? 0;
    for (let group = groupStart[node] ?? 0; group < last; group++) {
      const end = memberEnd[group] ?? 0;
      for (let at = memberStart[group] ?? 0; at < end; at++) {
        const member = members[at] ?? 0;
        if (member === node) selfish.add(node);
        else used[member] = 1;
      }
    }
  }
  return { used, selfish };
}

/** The place of each node in the order, where all of a circle have one. */
function placesIn(order: Order, count: number): Int32Array {
  const places = new Int32Array(count);
  for (let place = 0; place < order.length; place++) {
    const step = order[place];
    if (typeof step === 'number') places[step] = place;
    else if (step) for (const node of step) places[node] = place;
  }
  return places;
}

/** 1 for what something else stands on, by its place. */
function usedPlaces(graph: Graph, placeOf: Int32Array, count: number): Uint8Array {
  const { groupStart, memberStart, memberEnd, members, entryCount } = graph;
  const used = new Uint8Array(count);
  for (let node = 0; node < entryCount; node++) {
    const [own, last] = [placeOf[node], groupStart[node + 1] ?? 0];
    for (let group = groupStart[node] ?? 0; group < last; group++) {
      const end = memberEnd[group] ?? 0;
      for (let at = memberStart[group] ?? 0; at < end; at++) {
        const below = placeOf[members[at] ?? 0] ?? 0;
        if (below !== own) used[below] = 1;
      }
    }
  }
  return used;
}

/** What the whole stack comes to on a target: the least of its topmost entries. */
export function stackLevel({ topmost, reach }: Pick<Analysis, 'topmost' | 'reach'>, target: number): Level {
  const least = topmost.reduce((rank, node) => Math.min(rank, RANK[reach(node, target)]), RANK.native);
  return LEVELS[least] ?? 'unknown';
}
