import type { Catalog } from '../catalog/catalog.ts';
import type { Entry, Use } from '../stack/types.ts';
import { commonEnds } from '../text/common-ends.ts';
import { createGraph, type Graph, isInferred, numberProfile, type StackNode } from './graph.ts';
import { hasMember } from './reach.ts';
import { forEachUser, type Users } from './users.ts';

/** What an edit made of a graph. */
export interface PatchedGraph {
  readonly graph: Graph;
  /** The nodes of the entries that were edited. */
  readonly edited: readonly number[];
  /** The nodes that stand on something else than before. */
  readonly moved: readonly number[];
  /** Whether one of the entries is, or was, a device. */
  readonly touchesDevices: boolean;
}

/** Where more entries were edited it is quicker to build the graph anew: more than these, and than one of so many. */
const FEW_EDITED = 64;
const ONE_OF = 16;

/** There is room for so many groups, each of one member, that edits bring; once they have taken it up, the graph is built anew. */
const ROOM = 10_000;
/** And in a small stack no more than so many times those that there are. */
const MORE = 8;

/**
 * The graph of a stack in which some entries were edited where they stand. The one before is used up, even where this gives undefined, since
 * the edit may touch more than those entries and the ones that name them.
 */
export function patchGraph(
  before: Graph,
  users: () => Users,
  entries: readonly Entry[],
  now: readonly Entry[],
  catalog: Catalog,
): PatchedGraph | undefined {
  const { nodes, entryCount } = before;
  if (now.length !== entryCount || nodes.length !== entryCount) return undefined;
  const edits = editsIn(before, entries, now, catalog);
  if (!edits?.every((edit) => staysPut(before, edit))) return undefined;
  const touched = new Set<number>();
  for (const edit of edits) if (!rename(before, users, edit, touched)) return undefined;
  for (const { index, was, now } of edits) {
    nodes[index] = now;
    numberProfile(before, nodes, index);
    before.platform[index] = now.component?.platform === true ? 1 : 0;
    if (!sameUses(was.entry, now.entry)) touched.add(index);
  }
  const moved = [...touched].sort((one, other) => one - other);
  const graph = moved.length === 0 ? before : replaceRows(before, moved);
  return (
    graph && {
      graph,
      edited: edits.map(({ index }) => index),
      moved,
      touchesDevices: edits.some(({ was, now }) => was.component?.hardware ?? now.component?.hardware),
    }
  );
}

/** An entry that was edited: its node before, and after. */
interface Edit {
  readonly index: number;
  readonly was: StackNode & { readonly entry: Entry };
  readonly now: StackNode & { readonly entry: Entry };
}

function editsIn(
  { nodes }: Graph,
  before: readonly Entry[],
  after: readonly Entry[],
  catalog: Catalog,
): readonly Edit[] | undefined {
  const { head, tail } = commonEnds(before, after);
  if (after.length - head - tail > Math.max(FEW_EDITED, after.length / ONE_OF)) return undefined;
  const edits: Edit[] = [];
  for (let index = head; index < after.length - tail; index++) {
    const [was, now] = [before[index], after[index]];
    if (!was || !now || was === now) continue;
    const name = now.component?.value;
    const component = name === undefined ? undefined : catalog.find(name);
    edits.push({
      index,
      was: { id: was.id.value, entry: was, component: nodes[index]?.component },
      now: { id: now.id.value, entry: now, component },
    });
  }
  return edits;
}

/** Whether what an edit changed is seen only by those that stand on the entry: by its own levels, its uses and its name. */
function staysPut({ infers }: Graph, { was, now }: Edit): boolean {
  if (was.entry.layer !== now.entry.layer || was.entry.optional !== now.entry.optional) return false;
  if (was.entry.supports || now.entry.supports) return false;
  if (!infers && !isInferred(now.entry)) return hasPlainUses(was.entry) && hasPlainUses(now.entry);
  // What is inferred depends on all names and components of the stack.
  return was.id === now.id && was.component?.id === now.component?.id && sameUses(was.entry, now.entry);
}

/** A member of an `any-of` may be a component that no entry has, which would be a node of its own. */
function hasPlainUses({ uses, anyOf }: Entry): boolean {
  return !anyOf && (uses?.every((use) => !use.anyOf) ?? true);
}

/** Gives a node its new name, and collects the nodes whose uses mean something else by that; false where others share a name with it. */
function rename(graph: Graph, users: () => Users, { index, was, now }: Edit, touched: Set<number>): boolean {
  if (was.id === now.id) return true;
  const { byId, nodes, dangling } = graph;
  if (byId.size !== nodes.length || byId.has(now.id)) return false;
  forEachUser(users(), index, (user) => {
    if (standsOn(graph, user, index)) touched.add(user);
  });
  for (const node of dangling) if (names(nodes[node]?.entry, now.id)) touched.add(node);
  for (const node of touched) if (!hasPlainUses(nodes[node]?.entry ?? now.entry)) return false;
  byId.delete(was.id);
  byId.set(now.id, index);
  return true;
}

function names(entry: Entry | undefined, id: string): boolean {
  return entry?.uses?.some(({ members }) => members.some(({ value }) => value === id)) === true;
}

function standsOn(graph: Graph, user: number, node: number): boolean {
  const last = graph.groupEnd[user] ?? 0;
  for (let group = graph.groupStart[user] ?? 0; group < last; group++) if (hasMember(graph, group, node)) return true;
  return false;
}

function sameUses(one: Entry, other: Entry): boolean {
  return sameLists(one.uses, other.uses) && sameLists(one.anyOf && [one.anyOf], other.anyOf && [other.anyOf]);
}

function sameLists(one: readonly Use[] | undefined, other: readonly Use[] | undefined): boolean {
  if (!one || !other) return one === other;
  return one.length === other.length && one.every((use, at) => sameUse(use, other[at]));
}

function sameUse(one: Use, other: Use | undefined): boolean {
  return (
    one.anyOf === other?.anyOf &&
    one.optional === other.optional &&
    one.members.length === other.members.length &&
    one.members.every(({ value }, at) => value === other.members[at]?.value)
  );
}

/** One group of uses, in a row that is written anew. */
interface Group {
  readonly member: number;
  readonly mask: number;
}

/**
 * The graph with the uses of some nodes read again. Their rows stand behind all others, which both graphs share, so that those of the one before
 * are still there to be compared. Undefined where there is no room any more.
 */
function replaceRows(graph: Graph, moved: readonly number[]): Graph | undefined {
  const { groupMask, memberStart, memberEnd, members, ...rest } = withRoom(graph);
  const [groupStart, groupEnd] = [graph.groupStart.slice(), graph.groupEnd.slice()];
  let [group, member] = [graph.groupCount, graph.memberCount];
  for (const node of moved) {
    groupStart[node] = group;
    for (const one of groupsOf(graph, node)) {
      // What is full could not be told from what never had room.
      if (group + 1 === groupMask.length) return undefined;
      members[member] = one.member;
      groupMask[group] = one.mask;
      memberStart[group] = member++;
      memberEnd[group++] = member;
    }
    groupEnd[node] = group;
  }
  const rows = { groupStart, groupEnd, memberStart, memberEnd, members, groupMask };
  return createGraph({ ...rest, ...rows, groupCount: group, memberCount: member });
}

/** The same graph, with room behind its rows; it is made once for a graph as it was built. */
function withRoom(graph: Graph): Graph {
  const { groupMask, memberStart, memberEnd, members, groupCount, memberCount } = graph;
  if (groupMask.length > groupCount) return graph;
  const room = Math.min(ROOM, MORE * (groupCount + 1));
  const groups = groupCount + room;
  const roomy = {
    groupMask: new Uint32Array(groups),
    memberStart: new Int32Array(groups),
    memberEnd: new Int32Array(groups),
    members: new Int32Array(memberCount + room),
  };
  roomy.groupMask.set(groupMask);
  roomy.memberStart.set(memberStart);
  roomy.memberEnd.set(memberEnd);
  roomy.members.set(members);
  return { ...graph, ...roomy };
}

/** The groups of a node whose uses name one thing each. */
function groupsOf({ nodes, byId, targets, dangling }: Graph, node: number): readonly Group[] {
  dangling.delete(node);
  const all = (1 << targets.length) - 1;
  return (nodes[node]?.entry?.uses ?? []).flatMap(({ members, optional }) => {
    const member = byId.get(members[0]?.value ?? '');
    if (member !== undefined) return { member, mask: optional || nodes[member]?.entry?.optional ? 0 : all };
    dangling.add(node);
    return [];
  });
}
