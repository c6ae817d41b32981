import { type Analysis, groundOf } from '../analysis/analyze.ts';
import type { DeviceClass } from '../analysis/declared.ts';
import { type Graph, isInferred, type StackNode } from '../analysis/graph.ts';
import type { Ground } from '../analysis/ground.ts';
import { placesOf, sameDevices } from '../analysis/renew-ground.ts';
import { forEachUser, type Users } from '../analysis/users.ts';
import type { Edits } from '../rules/sights/sight.ts';
import type { Entry } from '../stack/types.ts';
import { commonEnds } from '../text/common-ends.ts';
import { type NameIndex, namesIn } from './name-index.ts';

/** A stack as it was when it was checked, as far as it has to be told what changed since. */
export interface Snapshot {
  readonly entries: readonly Entry[];
  /** The components that only stand in an `any-of`. */
  readonly others: readonly StackNode[];
  readonly devices: readonly DeviceClass[];
}

export function snapshotOf(entries: readonly Entry[], { nodes, devices }: Analysis): Snapshot {
  return { entries, others: nodes.slice(entries.length), devices };
}

/** What edits touched since a snapshot; undefined where it may be everything. The index is brought up to date. */
export function editsSince(
  was: Snapshot,
  entries: readonly Entry[],
  analysis: Analysis,
  index: NameIndex,
): Edits | undefined {
  const ground = groundOf(analysis);
  const { graph } = ground;
  if (!hasSameNodes(was, entries, analysis) || !sameDevices(was.devices, analysis.devices)) return undefined;
  const edited = editedSince(was.entries, entries);
  if (edited.length > MOST_EDITED) return undefined;
  const naming = namesIn(index, was.entries, entries, edited);
  const isEdited = new Uint8Array(graph.nodes.length);
  for (const node of edited) isEdited[node] = 1;
  const start = new Set([...edited, ...naming]);
  if (graph.infers && edited.some((node) => isFoundOtherwise(was.entries[node], entries[node])))
    for (const entry of entries) if (isInferred(entry)) start.add(entry.index);
  const isAbove = new Uint8Array(graph.nodes.length);
  for (const node of start) isAbove[node] = 1;
  const above = spreadUpwards(ground, [...start], isAbove);
  return { was: was.entries, edited, isEdited, naming, above, isAbove };
}

/** Behind so many edited entries it is quicker to check everything anew. */
const MOST_EDITED = 256;

function hasSameNodes({ entries, others }: Snapshot, now: readonly Entry[], { nodes }: Analysis): boolean {
  return (
    now.length === entries.length &&
    nodes.length === entries.length + others.length &&
    others.every(({ id, component }, at) => {
      const node = nodes[entries.length + at];
      return node?.id === id && node.component === component;
    })
  );
}

/** The entries that are others than before. */
export function editedSince(was: readonly Entry[], now: readonly Entry[]): readonly number[] {
  const edited: number[] = [];
  const { head, tail } = commonEnds(was, now);
  for (let node = head; node < now.length - tail; node++) if (was[node] !== now[node]) edited.push(node);
  return edited;
}

/** Whether what the catalog says of other entries may lead to this one now, or did before. */
function isFoundOtherwise(was: Entry | undefined, now: Entry | undefined): boolean {
  return (
    was?.id.value !== now?.id.value ||
    was?.component?.value !== now?.component?.value ||
    was?.optional !== now?.optional
  );
}

/** Marks all that stands on what is marked, and lists it, those that others stand on first. */
function spreadUpwards(ground: Ground, start: readonly number[], marks: Uint8Array): readonly number[] {
  const places = ground.users && placesOf(ground);
  return ground.users && places ? climb(ground.users, places, start, marks) : walkUp(ground, marks);
}

/** Goes from each node to those who stand on it, or did before an edit. */
function climb(users: Users, places: Int32Array, start: readonly number[], marks: Uint8Array): readonly number[] {
  const above = [...start];
  for (const node of above) {
    forEachUser(users, node, (user) => {
      if (marks[user] === 1) return;
      marks[user] = 1;
      above.push(user);
    });
  }
  return above.sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
}

/** Looks at all nodes, one after the other. */
function walkUp({ graph, order }: Ground, marks: Uint8Array): readonly number[] {
  const above: number[] = [];
  const standsOnMarked = markReader(graph, marks);
  for (const step of order) {
    if (typeof step === 'number') {
      if (marks[step] === 0 && !standsOnMarked(step)) continue;
      marks[step] = 1;
      above.push(step);
    } else if (step.some((node) => marks[node] === 1 || standsOnMarked(node))) {
      for (const node of step) marks[node] = 1;
      above.push(...step);
    }
  }
  return above;
}

function markReader(
  { groupStart, groupEnd, memberStart, memberEnd, members }: Graph,
  marks: Uint8Array,
): (node: number) => boolean {
  return (node) => {
    const last = groupEnd[node] ?? 0;
    for (let group = groupStart[node] ?? 0; group < last; group++) {
      const end = memberEnd[group] ?? 0;
      for (let at = memberStart[group] ?? 0; at < end; at++) if (marks[members[at] ?? 0] === 1) return true;
    }
    return false;
  };
}
