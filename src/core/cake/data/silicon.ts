import type { Analysis } from '../../analysis/analyze.ts';
import type { Slab, UseLine } from './types.ts';

/**
 * Gives the entries below the end of a chain, down to the silicon of the vendor that a node is locked to: the shortest way through
 * what runs there. Empty where no such way is listed. Each vendor is walked once, from its devices up.
 */
export function siliconBelow(
  analysis: Analysis,
  entryCount: number,
  uses: readonly UseLine[],
): (node: number, end: number) => readonly number[] {
  const users = usersOf(entryCount, uses);
  const ways = new Map<string, Int32Array>();
  return (node, end) => {
    const vendor = analysis.lockedTo(node);
    if (vendor === undefined) return [];
    let below = ways.get(vendor);
    if (!below) ways.set(vendor, (below = waysDown(analysis, entryCount, users, vendor)));
    const path: number[] = [];
    for (let at = below[end] ?? UNREACHED; at >= 0; at = below[at] ?? UNREACHED) path.push(at);
    return path;
  };
}

/** A device itself; and what no way leads down from. */
const [BOTTOM, UNREACHED] = [-1, -2];

function usersOf(entryCount: number, uses: readonly UseLine[]): readonly (readonly number[])[] {
  const users = Array.from({ length: entryCount }, (): number[] => []);
  for (const { from, to } of uses) users[to]?.push(from);
  return users;
}

/** The next entry on the shortest way down to a device of the vendor, by entry. */
function waysDown(
  analysis: Analysis,
  entryCount: number,
  users: readonly (readonly number[])[],
  vendor: string,
): Int32Array {
  const below = new Int32Array(entryCount).fill(UNREACHED);
  const targets = analysis.targets.flatMap((target, index) =>
    target.vendor === vendor && target.kind === 'accelerator' ? [index] : [],
  );
  const runs = (node: number): boolean => targets.some((target) => analysis.own(node, target) !== 'none');
  const isDevice = (node: number): boolean =>
    analysis.nodes[node]?.entry?.layer === 'hardware' && analysis.lockedTo(node) === vendor;
  const queue = Array.from({ length: entryCount }, (_, node) => node).filter(isDevice);
  for (const node of queue) below[node] = BOTTOM;
  for (const node of queue) {
    for (const user of users[node] ?? []) {
      if (below[user] !== UNREACHED || !runs(user)) continue;
      below[user] = node;
      queue.push(user);
    }
  }
  return below;
}

/** The steps on the ways of all locked slabs down to the silicon, as the entries that each entry leads to. Platform pieces begin no way. */
export function lockSteps(slabs: readonly Slab[]): ReadonlyMap<number, ReadonlySet<number>> {
  const steps = new Map<number, Set<number>>();
  for (const { kind, chain, silicon } of slabs) {
    if (kind !== 'locked') continue;
    const way = [...chain, ...silicon];
    way.forEach((from, index) => {
      const to = way[index + 1];
      if (to === undefined) return;
      const known = steps.get(from);
      if (known) known.add(to);
      else steps.set(from, new Set([to]));
    });
  }
  return steps;
}
