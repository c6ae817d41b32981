import { LEVELS, RANK } from '../catalog/level.ts';
import type { Level } from '../catalog/types.ts';
import { placeOf } from '../in-order.ts';
import type { Analysis } from './analyze.ts';
import type { Graph } from './graph.ts';
import type { Order } from './order.ts';
import { standingOn, type StoodOn } from './stood-on.ts';

/**
 * The entries that nobody stands on, in the order of the text. A circle that nobody stands on counts with all its members.
 * Platform pieces and hardware, which is there for what stands above, are left out unless there is nothing else.
 */
export function findTopmost(graph: Graph, order: Order, stood = standingOn(graph)): readonly number[] {
  if (order.length < graph.nodes.length) return productsIn(graph, topmostCircles(graph, order));
  const followed = followTopmost(graph, stood);
  if (followed) return followed;
  const tops: number[] = [];
  for (let node = 0; node < graph.entryCount; node++) if (stood.users[node] === 0) tops.push(node);
  const products = productsIn(graph, tops);
  // What is there for want of anything else may all go with one edit.
  stood.topmost = products.some((node) => isProduct(graph, node)) ? products : undefined;
  stood.doubtful.clear();
  return products;
}

function topmostCircles(graph: Graph, order: Order): readonly number[] {
  const tops: number[] = [];
  const circle = placesIn(order, graph.nodes.length);
  const used = usedPlaces(graph, circle, order.length);
  for (let node = 0; node < graph.entryCount; node++) if (used[circle[node] ?? 0] === 0) tops.push(node);
  return tops;
}

function productsIn(graph: Graph, tops: readonly number[]): readonly number[] {
  const products = tops.filter((node) => isProduct(graph, node));
  return products.length > 0 ? products : tops;
}

function isProduct({ nodes, platform }: Graph, node: number): boolean {
  return platform[node] !== 1 && nodes[node]?.entry?.layer !== 'hardware';
}

/** The topmost entries after edits, from those before; undefined where that cannot be told. */
function followTopmost(graph: Graph, stood: StoodOn): readonly number[] | undefined {
  let { topmost } = stood;
  if (!topmost) return undefined;
  for (const node of stood.doubtful) {
    const place = placeOf(topmost, node);
    const isTop = node < graph.entryCount && stood.users[node] === 0 && isProduct(graph, node);
    if (isTop === (topmost[place] === node)) continue;
    topmost = isTop ? topmost.toSpliced(place, 0, node) : topmost.toSpliced(place, 1);
  }
  if (topmost.length === 0) return undefined;
  stood.topmost = topmost;
  stood.doubtful.clear();
  return topmost;
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
  const { groupStart, groupEnd, memberStart, memberEnd, members, entryCount } = graph;
  const used = new Uint8Array(count);
  for (let node = 0; node < entryCount; node++) {
    const [own, last] = [placeOf[node], groupEnd[node] ?? 0];
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
