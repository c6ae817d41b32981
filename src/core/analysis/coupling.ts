import { RANK } from '../catalog/level.ts';
import type { Target } from '../catalog/types.ts';
import { remembering } from '../remember.ts';
import type { Graph } from './graph.ts';
import type { Order } from './order.ts';
import { acceleratorsOf } from './panel.ts';

export type Coupling = 'neutral' | 'portable' | 'leaning' | 'locked' | 'unknown';

/** The best level of each accelerator vendor, in the order of the targets. */
export interface VendorLevels {
  readonly vendors: readonly string[];
  readonly best: Uint8Array;
}

/**
 * Gathers rows of levels (one a target, as ranks) by vendor, over some of the targets; CPUs are left out, since they make no stack
 * portable. What it gives holds until it is called again: there are thousands of rows.
 */
export function vendorReader(
  targets: readonly Target[],
  over: readonly number[] = targets.map((_, target) => target),
): (cells: Uint8Array, from: number) => VendorLevels {
  const accelerators = acceleratorsOf(targets, over);
  const vendorAt = (target: number): string => targets[target]?.vendor ?? '';
  const vendors = [...new Set(accelerators.map(vendorAt))];
  const places = Uint8Array.from(accelerators, (target) => vendors.indexOf(vendorAt(target)));
  const columns = Uint8Array.from(accelerators);
  const best = new Uint8Array(vendors.length);
  return (cells, from) => {
    for (let place = 0; place < best.length; place++) best[place] = 0;
    for (let index = 0; index < places.length; index++) {
      const place = places[index] ?? 0;
      const level = cells[from + (columns[index] ?? 0)] ?? 0;
      if (level > (best[place] ?? 0)) best[place] = level;
    }
    return { vendors, best };
  };
}

/** The same over all targets, once for those of a catalog. */
export const vendorsReader = remembering((targets: readonly Target[]) => vendorReader(targets));

/** The same for one row whose levels are asked for one by one. */
export function byVendor(targets: readonly Target[], levelAt: (target: number) => number): VendorLevels {
  return vendorReader(targets)(
    Uint8Array.from(targets, (_, target) => levelAt(target)),
    0,
  );
}

/** The coupling that a row of vendor levels amounts to (docs/semantics.md); `neutral` is decided by `neutralNodes`. */
export function classify({ best }: VendorLevels): Exclude<Coupling, 'neutral'> {
  let [native, running, unknown] = [0, 0, 0];
  for (const rank of best) {
    if (rank === RANK.native) native++;
    if (rank > RANK.unknown) running++;
    else if (rank === RANK.unknown) unknown++;
  }
  if (native >= 2) return 'portable';
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
  for (const step of order) {
    if (typeof step === 'number') {
      markNeutral(graph, neutral, itself, step);
      continue;
    }
    for (const node of step) neutral[node] = itself[node] ?? 0;
    if (step.every((node) => neutral[node] === 1 && standsFree(graph, neutral, node))) continue;
    for (const node of step) neutral[node] = 0;
  }
  return neutral;
}

/** Marks a node that stands on no circle, once all that it stands on are marked. */
export function markNeutral(graph: Graph, neutral: Uint8Array, itself: Uint8Array, node: number): void {
  neutral[node] = itself[node] ?? 0;
  if (neutral[node] === 1 && !standsFree(graph, neutral, node)) neutral[node] = 0;
}

/** Whether every firm group of uses has a neutral member. */
function standsFree(
  { groupStart, groupEnd, groupMask, memberStart, memberEnd, members }: Graph,
  neutral: Uint8Array,
  node: number,
): boolean {
  const end = groupEnd[node] ?? 0;
  for (let group = groupStart[node] ?? 0; group < end; group++) {
    let free = groupMask[group] === 0;
    for (let at = memberStart[group] ?? 0; at < (memberEnd[group] ?? 0); at++) {
      free ||= neutral[members[at] ?? -1] === 1;
    }
    if (!free) return false;
  }
  return true;
}
