import { type Analysis, groundOf } from '../../analysis/analyze.ts';
import type { Ground } from '../../analysis/ground.ts';
import { countsOn } from '../../analysis/reach.ts';
import { usesLeaving } from '../../analysis/uses.ts';
import { RANK } from '../../catalog/level.ts';
import type { Level } from '../../catalog/types.ts';

/** Walks down from one topmost entry after the other, along what comes down to a level on a target. */
export interface Walk {
  /** The entries below one that have the level by themselves; undefined where it does not come down to it. */
  readonly causesBelow: (top: number) => readonly number[] | undefined;
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

/** What of the uses of each node comes down to a level on a target as well, as far as somebody came by; kept from edit to edit. */
export interface Below {
  /** Undefined for a node that has the level by itself. */
  readonly members: (readonly number[] | undefined)[];
  /** 1 for the nodes that were looked at. */
  readonly isKnown: Uint8Array;
}

export function createBelow(count: number): Below {
  return { members: new Array<undefined>(count), isKnown: new Uint8Array(count) };
}

/** Thousands of topmost entries may stand on the same thousands of others, so that a step has to be a few reads and writes. */
export function createWalk(analysis: Analysis, target: number, level: Level, trail: Trail, known: Below): Walk {
  const below = belowReader(analysis, target, level, known);
  const { walkOf, above, queue, found } = trail;
  const causesBelow = (top: number): readonly number[] | undefined => {
    if (analysis.reach(top, target) !== level) return undefined;
    const walk = ++trail.walks;
    let count = 0;
    walkOf[top] = walk;
    above[top] = -1;
    queue[0] = top;
    let end = 1;
    for (let at = 0; at < end; at++) {
      const node = queue[at] ?? top;
      const members = below(node);
      if (!members) {
        found[count++] = node;
        continue;
      }
      for (const member of members) {
        if (walkOf[member] === walk) continue;
        walkOf[member] = walk;
        above[member] = node;
        queue[end++] = member;
      }
    }
    return count === 0 ? NONE : found.slice(0, count);
  };
  const wayTo = (cause: number): readonly number[] => {
    let length = 0;
    for (let at = cause; at >= 0; at = above[at] ?? -1) length++;
    const chain = new Array<number>(length);
    for (let at = cause; at >= 0; at = above[at] ?? -1) chain[--length] = at;
    return chain;
  };
  return { causesBelow, wayTo };
}

/** What of an entry's uses comes down to the level as well; undefined where the entry has it by itself. */
type BelowReader = (node: number) => readonly number[] | undefined;

function belowReader(analysis: Analysis, target: number, level: Level, { members, isKnown }: Below): BelowReader {
  const ground = groundOf(analysis);
  return (node) => {
    if (isKnown[node] === 0) {
      isKnown[node] = 1;
      members[node] = membersAt(ground, node, target, level);
    }
    return members[node];
  };
}

const NONE: readonly number[] = [];

/** Where a list is put together: one that grows by itself has room for more than it ever holds, and there are thousands. */
const MEMBERS: number[] = [];

function membersAt(
  { graph, levels, reach }: Ground,
  node: number,
  target: number,
  level: Level,
): readonly number[] | undefined {
  const width = graph.targets.length;
  const [own, rank] = [levels.own[node * width + target] ?? 0, RANK[level]];
  if (own === rank) return undefined;
  const isLost = (member: number): boolean => reach.level[member * width + target] === rank;
  let count = 0;
  const end = graph.groupEnd[node] ?? 0;
  for (let group = graph.groupStart[node] ?? 0; group < end; group++) {
    const from = graph.memberStart[group] ?? 0;
    const member = graph.members[from] ?? 0;
    // Nearly all stand alone in their groups, and most of them are no platform pieces, which could be swapped.
    if (graph.memberEnd[group] !== from + 1 || graph.platform[member] === 1)
      return usesLeaving(graph, levels, reach, node, target, level).flat().filter(isLost);
    if (countsOn(graph, group, target) && isLost(member)) MEMBERS[count++] = member;
  }
  return count === 0 ? NONE : MEMBERS.slice(0, count);
}
