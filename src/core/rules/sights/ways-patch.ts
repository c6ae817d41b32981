import { nextDue, nothingDue, setDue } from '../../analysis/due.ts';
import type { Graph } from '../../analysis/graph.ts';
import type { Ground } from '../../analysis/ground.ts';
import { placesOf } from '../../analysis/renew-ground.ts';
import { forEachUser } from '../../analysis/users.ts';
import { placeOf } from '../../in-order.ts';
import type { Edits } from './sight.ts';
import { isFirm, type Links, linkTo, NONE, singleIn } from './ways-links.ts';

/** Where ways start from, and what they follow. */
export interface Terrain {
  readonly graph: Graph;
  readonly topmost: readonly number[];
}

/**
 * Follows edits: gives the nodes to which the ways, or what stands on them, may be others now, and brings their links up to date. They are those
 * below some nodes whose own ways may be others by the edits. Undefined where it is quicker to find all ways, whose links are spoilt then.
 */
export function patchLinks(
  links: Links,
  ground: Ground,
  topmost: readonly number[],
  target: number,
  touched: ReadonlySet<number>,
): ReadonlySet<number> | undefined {
  const { graph, order } = ground;
  const places = placesOf(ground);
  const parentOf = parentReader(links, ground, target);
  if (!places || !parentOf) return undefined;
  const changed = new Set<number>();
  // The highest come first: what is above a node is right before the node is looked at.
  const [due, highest] = [nothingDue(order.length), order.length - 1];
  const setNodeDue = (node: number): void => {
    setDue(due, highest - (places[node] ?? 0));
  };
  touched.forEach(setNodeDue);
  for (let turn = nextDue(due, 0); turn >= 0; turn = nextDue(due, turn + 1)) {
    const node = order[highest - turn];
    if (typeof node !== 'number') continue;
    const parent = topmost[placeOf(topmost, node)] === node ? node : parentOf(node);
    if (parent === undefined) return undefined;
    const isOther = relink(links, node, parent);
    if (!isOther && !touched.has(node) && !changed.has(parent)) continue;
    changed.add(node);
    forEachSingle(graph, node, (member) => {
      if (member !== node) setNodeDue(member);
    });
  }
  return changed;
}

/** Has the way to a node come from its parent, which is the node itself for a topmost one; whether it came from elsewhere before. */
function relink(links: Links, node: number, parent: number): boolean {
  const { ends, above, steps } = links;
  const [end, from, step] = [ends[node], above[node], steps[node]];
  if (parent >= 0 && parent !== node) linkTo(links, node, parent);
  else [ends[node], above[node], steps[node]] = [parent, NONE, 0];
  return ends[node] !== end || above[node] !== from || steps[node] !== step;
}

/**
 * Reads which of those who stand on a node the way to it comes from: the one to which the way is shortest, and that was first come by. -1 where
 * no way leads to the node. The reader gives up, with undefined, where it has looked at as much as finding all ways takes.
 */
function parentReader(
  { ends, above, steps }: Links,
  { graph, users }: Ground,
  target: number,
): ((node: number) => number | undefined) | undefined {
  if (!users) return undefined;
  let left = graph.nodes.length + graph.members.length;
  const isBefore = (one: number, other: number): boolean => {
    if (steps[one] !== steps[other]) return (steps[one] ?? 0) < (steps[other] ?? 0);
    let [a, b] = [one, other];
    for (; above[a] !== above[b]; left--) [a, b] = [above[a] ?? NONE, above[b] ?? NONE];
    const from = above[a] ?? NONE;
    if (from === NONE) return a < b;
    return groupLeading(graph, from, a, target) < groupLeading(graph, from, b, target);
  };
  return (node) => {
    let parent = NONE;
    forEachUser(users, node, (user) => {
      if (left-- < 0 || user === node || user === parent || ends[user] === NONE) return;
      if (groupLeading(graph, user, node, target) >= 0 && (parent === NONE || isBefore(user, parent))) parent = user;
    });
    return left < 0 ? undefined : parent;
  };
}

/** The first group of a node that leads to another one; -1 where none does. */
function groupLeading(graph: Graph, node: number, to: number, target: number): number {
  const end = graph.groupEnd[node] ?? 0;
  for (let group = graph.groupStart[node] ?? 0; group < end; group++)
    if (singleIn(graph, group) === to && isFirm(graph, group, target)) return group;
  return -1;
}

function forEachSingle(graph: Graph, node: number, visit: (member: number) => void): void {
  const end = graph.groupEnd[node] ?? 0;
  for (let group = graph.groupStart[node] ?? 0; group < end; group++) {
    const member = singleIn(graph, group);
    if (member >= 0) visit(member);
  }
}

/** The nodes whose own ways may be others by an edit: those that were edited, those below uses that are others, and topmost ones that came or went. */
export function touchedBy(before: Terrain, now: Terrain, { edited, above }: Edits): ReadonlySet<number> {
  const touched = new Set(edited);
  const touch = (node: number): void => {
    touched.add(node);
  };
  if (before.graph !== now.graph) {
    for (const node of above) {
      if (isSameRow(before.graph, now.graph, node)) continue;
      forEachSingle(before.graph, node, touch);
      forEachSingle(now.graph, node, touch);
    }
  }
  if (before.topmost !== now.topmost) eachDifference(before.topmost, now.topmost, touch);
  return touched;
}

/** Whether the uses of a node that may lead on are the same. */
function isSameRow(before: Graph, now: Graph, node: number): boolean {
  const [end, shift] = [now.groupEnd[node] ?? 0, (before.groupStart[node] ?? 0) - (now.groupStart[node] ?? 0)];
  if ((before.groupEnd[node] ?? 0) !== end + shift) return false;
  for (let group = now.groupStart[node] ?? 0; group < end; group++) {
    const was = group + shift;
    if (before.groupMask[was] !== now.groupMask[group] || singleIn(before, was) !== singleIn(now, group)) return false;
  }
  return true;
}

/** Calls with what is in one of two lists in order and not in the other. */
function eachDifference(one: readonly number[], other: readonly number[], visit: (number: number) => void): void {
  let at = 0;
  for (const number of one) {
    for (let next = other[at]; next !== undefined && next < number; next = other[++at]) visit(next);
    if (other[at] === number) at++;
    else visit(number);
  }
  for (; at < other.length; at++) visit(other[at] ?? 0);
}
