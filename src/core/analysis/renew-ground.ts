import type { Entry } from '../stack/types.ts';
import { markNeutral } from './coupling.ts';
import { type DeviceClass, renewDevices } from './declared.ts';
import { nextDue, nothingDue, setDue } from './due.ts';
import { forEachMember, type Graph } from './graph.ts';
import { createGround, type Ground } from './ground.ts';
import { reasonReader, renewLevels, renewLevelsBy } from './levels.ts';
import { type Order, orderOf } from './order.ts';
import { patchGraph } from './patch-graph.ts';
import { type Reach, renewReach } from './reach.ts';
import { handOnStood } from './stood-on.ts';
import { addUsers, createUsers, forEachUser, type Users } from './users.ts';

/**
 * The ground after some entries were edited where they stand: only what stands on them is computed again, and comes to the same as from scratch.
 * The ground before is used up, whatever comes of it. Undefined where all has to be computed.
 */
export function renewGround(before: Ground, was: readonly Entry[], now: readonly Entry[]): Ground | undefined {
  const places = placesOf(before);
  if (!places) return undefined;
  let known = before.users;
  const usersBefore = (): Users => (known ??= createUsers(before.graph));
  const patched = patchGraph(before.graph, usersBefore, was, now, before.catalog);
  if (!patched) return undefined;
  const { graph, edited, moved, touchesDevices } = patched;
  handOnStood(before.graph, patched);
  const users = usersBefore();
  addUsers(users, graph, moved);
  const { order, places: valid } = orderAfter(before.order, places, graph, moved);
  if (!valid) return undefined;
  const devices = touchesDevices ? renewDevices(before.devices, graph, edited) : before.devices;
  const isAsBefore = sameDevices(before.devices, devices);
  const reason = isAsBefore ? before.reason : reasonReader(graph, devices, before.reader);
  const orders = { order, firmOrder: order, orderOn: () => order };
  const ground = createGround({ ...before, ...orders, graph, devices, reason, users });
  const elsewhere = isAsBefore ? [] : renewLevelsBy(ground.levels, graph, { was: before.reason, now: reason });
  for (const node of edited) renewLevels(ground.levels, graph, reason, node);
  renewAbove(ground, users, valid, [...edited, ...moved], elsewhere);
  return ground;
}

/** The place of each node in the order of a ground; undefined where nodes stand on each other. */
export function placesOf({ order, graph }: Pick<Ground, 'order' | 'graph'>): Int32Array | undefined {
  return PLACES.get(order) ?? placesIn(order, graph.nodes.length);
}

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

/** Whether a stack declares devices of the same kinds as another, in the same order. */
export function sameDevices(one: readonly DeviceClass[], other: readonly DeviceClass[]): boolean {
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
  const place = places[node] ?? 0;
  let isBehind = true;
  forEachMember(graph, node, (member) => (isBehind &&= (places[member] ?? 0) < place));
  return isBehind;
}

/** Computes nodes again, and all that stands on the edited ones and on what came out otherwise, bottom up. */
function renewAbove(
  ground: Ground,
  users: Users,
  places: Int32Array,
  edited: readonly number[],
  others: readonly number[],
): void {
  const { order } = ground;
  const due = nothingDue(order.length);
  const started = new Set(edited);
  const setNodeDue = (node: number): void => {
    setDue(due, places[node] ?? 0);
  };
  edited.forEach(setNodeDue);
  others.forEach(setNodeDue);
  for (let place = nextDue(due, 0); place >= 0; place = nextDue(due, place + 1)) {
    const node = order[place];
    if (typeof node !== 'number') continue;
    if (renewNode(ground, node) || started.has(node)) forEachUser(users, node, setNodeDue);
  }
}

/** Computes a node again; whether it came out otherwise. */
function renewNode({ graph, levels, reach, neutral }: Ground, node: number): boolean {
  const width = graph.targets.length;
  const [from, wasNeutral] = [node * width, neutral[node]];
  const rows = [reach.level, reach.next, reach.distance, reach.swapped];
  const before = rows.map((row) => row.slice(from, from + width));
  renewReach(graph, levels, reach, node);
  markNeutral(graph, neutral, levels.neutral, node);
  return neutral[node] !== wasNeutral || rows.some((row, at) => !isRowAt(row, from, before[at] ?? row));
}

/** A loop, since it is asked of every node that stands on an edited one. */
function isRowAt(cells: Reach[keyof Reach], from: number, row: Reach[keyof Reach]): boolean {
  for (let at = 0; at < row.length; at++) if (cells[from + at] !== row[at]) return false;
  return true;
}
