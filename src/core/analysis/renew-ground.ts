import type { Entry } from '../stack/types.ts';
import { markNeutral } from './coupling.ts';
import { type DeviceClass, deviceClasses } from './declared.ts';
import type { Graph } from './graph.ts';
import { type Ground, groundOn } from './ground.ts';
import { renewLevels } from './levels.ts';
import { type Order, orderOf } from './order.ts';
import { patchGraph } from './patch-graph.ts';
import { renewReach } from './reach.ts';

/**
 * The ground after some entries were edited where they stand: only what stands on them is computed again, and comes to the same as from scratch.
 * The ground before is used up, whatever comes of it. Undefined where all has to be computed.
 */
export function renewGround(before: Ground, was: readonly Entry[], now: readonly Entry[]): Ground | undefined {
  const places = PLACES.get(before.order) ?? placesIn(before.order, before.graph.nodes.length);
  const patched = places && patchGraph(before.graph, was, now, before.catalog);
  if (!patched) return undefined;
  const { graph, edited, moved, touchesDevices } = patched;
  const devices = touchesDevices ? deviceClasses(graph) : before.devices;
  const { order, places: valid } = orderAfter(before.order, places, graph, moved);
  if (!valid) return undefined;
  const ground = { ...before, graph, order, firmOrder: order, orderOn: () => order, devices };
  if (!sameDevices(before.devices, devices)) return groundOn(ground, devices);
  for (const node of edited) renewLevels(ground.levels, graph, ground.reason, node);
  renewAbove(ground, valid, [...edited, ...moved]);
  return ground;
}

/** The place of each node in an order without circles. */
const PLACES = new WeakMap<Order, Int32Array>();

/** Undefined where nodes stand on each other: what an edit of one does to the others is not worked out piece by piece. */
function placesIn(order: Order, count: number): Int32Array | undefined {
  const places = new Int32Array(count);
  for (const [place, step] of order.entries()) {
    if (typeof step !== 'number') return undefined;
    places[step] = place;
  }
  PLACES.set(order, places);
  return places;
}

function sameDevices(one: readonly DeviceClass[], other: readonly DeviceClass[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ target, arch }, at) => target === other[at]?.target && arch === other[at].arch)
  );
}

/** The order from before, where no use that was edited goes against it. */
function orderAfter(
  order: Order,
  places: Int32Array,
  graph: Graph,
  moved: readonly number[],
): { readonly order: Order; readonly places: Int32Array | undefined } {
  if (moved.every((node) => standsBehind(graph, places, node))) return { order, places };
  const fresh = orderOf(graph, () => true);
  return { order: fresh, places: placesIn(fresh, graph.nodes.length) };
}

function standsBehind(graph: Graph, places: Int32Array, node: number): boolean {
  const [place, last] = [places[node] ?? 0, graph.groupStart[node + 1] ?? 0];
  for (let group = graph.groupStart[node] ?? 0; group < last; group++) {
    const end = graph.memberEnd[group] ?? 0;
    for (let at = graph.memberStart[group] ?? 0; at < end; at++) {
      if ((places[graph.members[at] ?? 0] ?? 0) >= place) return false;
    }
  }
  return true;
}

/** Computes nodes again, and all that stands on what came out otherwise. */
function renewAbove(ground: Ground, places: Int32Array, nodes: readonly number[]): void {
  const { graph, order } = ground;
  const changed = new Uint8Array(graph.nodes.length);
  const started = new Uint8Array(graph.nodes.length);
  for (const node of nodes) started[node] = 1;
  const first = nodes.reduce((least, node) => Math.min(least, places[node] ?? 0), order.length);
  for (let place = first; place < order.length; place++) {
    const node = order[place];
    if (typeof node !== 'number' || (started[node] === 0 && !standsOnChanged(graph, changed, node))) continue;
    if (renewNode(ground, node) || started[node] === 1) changed[node] = 1;
  }
}

function standsOnChanged(
  { groupStart, memberStart, memberEnd, members }: Graph,
  changed: Uint8Array,
  node: number,
): boolean {
  const last = groupStart[node + 1] ?? 0;
  for (let group = groupStart[node] ?? 0; group < last; group++) {
    const end = memberEnd[group] ?? 0;
    for (let at = memberStart[group] ?? 0; at < end; at++) if (changed[members[at] ?? 0] === 1) return true;
  }
  return false;
}

/** Computes a node again; whether it came out otherwise. */
function renewNode({ graph, levels, reach, neutral }: Ground, node: number): boolean {
  const width = graph.targets.length;
  const [from, to] = [node * width, (node + 1) * width];
  const rows = [reach.level, reach.next, reach.distance, reach.swapped];
  const before = rows.map((row) => row.slice(from, to));
  const wasNeutral = neutral[node];
  renewReach(graph, levels, reach, node);
  markNeutral(graph, neutral, levels.neutral, node);
  return (
    neutral[node] !== wasNeutral ||
    rows.some((row, at) => before[at]?.some((cell, target) => cell !== row[from + target]))
  );
}
