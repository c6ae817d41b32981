import { type Analysis, groundOf } from '../../analysis/analyze.ts';
import type { Ground } from '../../analysis/ground.ts';
import { bestEdge, countsOn } from '../../analysis/reach.ts';
import { RANK } from '../../catalog/level.ts';
import type { Level } from '../../catalog/types.ts';
import { type Lists, putList } from './lists.ts';

/** Walks down from one topmost entry after the other, along what comes down to a level on a target. */
export interface Walk {
  /** Finds the entries below one that have the level by themselves, and tells how many; -1 where it does not come down to it. */
  readonly causesBelow: (top: number) => number;
  /** The way of the last walk down to an entry. */
  readonly wayTo: (node: number) => readonly number[];
}

/** Where walks leave their marks; the same for all that come one after the other. */
export interface Trail {
  /** The number of the last walk that came by each node. */
  readonly walkOf: Int32Array;
  readonly above: Int32Array;
  readonly queue: Int32Array;
  /** The causes that the last walk found, and what is left there of longer ones. */
  readonly found: number[];
  walks: number;
}

export function createTrail(count: number): Trail {
  const row = (): Int32Array => new Int32Array(count);
  return { walkOf: row(), above: row(), queue: row(), found: [], walks: 0 };
}

/**
 * Thousands of topmost entries may stand on the same thousands of others, so that a step has to be a few reads and writes: what of the uses of
 * a node comes down to the level as well is kept, under keys from `first` on, once somebody came by.
 */
export function createWalk(
  analysis: Analysis,
  target: number,
  level: Level,
  trail: Trail,
  lists: Lists,
  first: number,
): Walk {
  const ground = groundOf(analysis);
  const [own, width, rank] = [ground.levels.own, ground.graph.targets.length, RANK[level]];
  const { walkOf, above, queue, found } = trail;
  const causesBelow = (top: number): number => {
    if (ground.reach.level[top * width + target] !== rank) return -1;
    const walk = ++trail.walks;
    [walkOf[top], above[top], queue[0]] = [walk, -1, top];
    let [count, end] = [0, 1];
    for (let at = 0; at < end; at++) {
      const node = queue[at] ?? top;
      if (own[node * width + target] === rank) {
        found[count++] = node;
        continue;
      }
      if (lists.places[first + node] === 0) putLost(ground, node, target, rank, lists, first + node);
      const { numbers } = lists;
      const place = lists.places[first + node] ?? 0;
      const last = place + (numbers[place] ?? 0);
      for (let next = place + 1; next <= last; next++) {
        const member = numbers[next] ?? 0;
        if (walkOf[member] === walk) continue;
        walkOf[member] = walk;
        above[member] = node;
        queue[end++] = member;
      }
    }
    return count;
  };
  return { causesBelow, wayTo: (cause) => wayIn(trail, cause) };
}

function wayIn({ above }: Trail, cause: number): readonly number[] {
  let length = 0;
  for (let at = cause; at >= 0; at = above[at] ?? -1) length++;
  const chain = new Array<number>(length);
  for (let at = cause; at >= 0; at = above[at] ?? -1) chain[--length] = at;
  return chain;
}

/** Where a list is put together. */
const LOST: number[] = [];

/** Keeps what of the uses of an entry comes down to the level as well. */
function putLost(
  { graph, levels, reach }: Ground,
  node: number,
  target: number,
  rank: number,
  lists: Lists,
  key: number,
): void {
  const width = graph.targets.length;
  let count = 0;
  const last = graph.groupEnd[node] ?? 0;
  for (let group = graph.groupStart[node] ?? 0; group < last; group++) {
    if (!countsOn(graph, group, target)) continue;
    const [from, end] = [graph.memberStart[group] ?? 0, graph.memberEnd[group] ?? 0];
    // Nearly all stand alone in their groups, and most of them are no platform pieces, which could be swapped.
    const isPlain = end === from + 1 && graph.platform[graph.members[from] ?? 0] !== 1;
    if (!isPlain && bestEdge(graph, levels, reach, node * width + target, group, target).level !== rank) continue;
    for (let at = from; at < end; at++) {
      const member = graph.members[at] ?? 0;
      if (reach.level[member * width + target] === rank) LOST[count++] = member;
    }
  }
  putList(lists, key, LOST, count);
}
