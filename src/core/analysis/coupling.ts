import { RANK } from '../catalog/level.ts';
import type { Target } from '../catalog/types.ts';
import { forEachGroup, type Graph } from './graph.ts';
import type { Order } from './order.ts';

export type Coupling = 'neutral' | 'portable' | 'leaning' | 'locked' | 'unknown';

/** The best level of each accelerator vendor, in the order of the targets. */
export interface VendorLevels {
  readonly vendors: readonly string[];
  readonly best: readonly number[];
}

/** Gathers levels (as ranks) of some targets by vendor; CPUs are left out, since they make no stack portable. */
export function byVendor(
  targets: readonly Target[],
  over: readonly number[],
  levelAt: (target: number) => number,
): VendorLevels {
  const best = new Map<string, number>();
  for (const index of over) {
    const target = targets[index];
    if (target?.kind !== 'accelerator') continue;
    best.set(target.vendor, Math.max(best.get(target.vendor) ?? 0, levelAt(index)));
  }
  return { vendors: [...best.keys()], best: [...best.values()] };
}

/** The coupling that a row of vendor levels amounts to (docs/semantics.md); `neutral` is decided by `neutralNodes`. */
export function classify({ best }: VendorLevels): Exclude<Coupling, 'neutral'> {
  const running = best.filter((rank) => rank > RANK.unknown).length;
  const unknown = best.filter((rank) => rank === RANK.unknown).length;
  if (best.filter((rank) => rank === RANK.native).length >= 2) return 'portable';
  if (running >= 2) return 'leaning';
  return unknown > 0 ? 'unknown' : 'locked';
}

/** The one vendor that a locked row runs on; undefined where it runs on none. */
export function lockedTo({ vendors, best }: VendorLevels): string | undefined {
  const index = best.findIndex((rank) => rank > RANK.unknown);
  return index < 0 ? undefined : vendors[index];
}

/** Marks the nodes that touch no accelerator: neutral themselves, and standing on neutral ones only. */
export function neutralNodes(graph: Graph, order: Order, itself: Uint8Array): Uint8Array {
  const neutral = new Uint8Array(graph.nodes.length);
  for (const cycle of order) {
    for (const node of cycle) neutral[node] = itself[node] ?? 0;
    const all = cycle.every((node) => {
      let free = neutral[node] === 1;
      forEachGroup(graph, node, (group, members) => {
        if (graph.groupMask[group] !== 0) free &&= members.some((member) => neutral[member] === 1);
      });
      return free;
    });
    if (!all) for (const node of cycle) neutral[node] = 0;
  }
  return neutral;
}
