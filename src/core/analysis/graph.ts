import type { Catalog } from '../catalog/catalog.ts';
import type { Component, Target } from '../catalog/types.ts';
import type { Entry, Stack } from '../stack/types.ts';
import { inferUses, type InferredUse } from './inferred-uses.ts';
import { addInferred, addStated, createRows, type Rows } from './rows.ts';

/** A node of the graph: an entry, or a component that stands only as a member of an `any-of`. All are of one shape, for speed. */
export interface StackNode {
  readonly id: string;
  readonly entry?: Entry | undefined;
  readonly component?: Component | undefined;
}

/**
 * What stands on what. Each node has groups of uses; a group's members are alternatives (most groups have one).
 * Compressed rows: the groups of node x are `groupStart[x] … groupEnd[x] - 1`, the members of group g are `members[memberStart[g]] …
 * members[memberEnd[g] - 1]`. Groups that are alike may share their members: thousands of entries may stand on the same thousands.
 */
export interface Graph {
  readonly targets: readonly Target[];
  readonly nodes: StackNode[];
  /** The node that a name means: of several entries with one id the first. */
  readonly byId: Map<string, number>;
  readonly entryCount: number;
  /** Whether the catalog says what some entry stands on, so that what it finds among the others counts. */
  readonly infers: boolean;
  /** The nodes that name something that nothing has. */
  readonly dangling: Set<number>;
  readonly groupStart: Int32Array;
  readonly groupEnd: Int32Array;
  readonly memberStart: Int32Array;
  readonly memberEnd: Int32Array;
  readonly members: Int32Array;
  /** How many groups and members there are, those counted that edits took away. Behind them there may be room for those that edits bring. */
  readonly groupCount: number;
  readonly memberCount: number;
  /** The targets on which a group counts, a bit each; none for an optional use. */
  readonly groupMask: Uint32Array;
  /** Nodes of one profile are alike in all that decides their own levels, so that the catalog is asked once for all of them. */
  readonly profile: Int32Array;
  /** What the nodes of each profile have in common, as text; none where the manifest itself says what the node runs on. */
  readonly profileKeys: (string | undefined)[];
  readonly profileNumbers: Map<string, number>;
  /** 1 for a node whose component is a platform piece. */
  readonly platform: Uint8Array;
}

/** All graphs have the same fields in the same order, those that an edit makes as well, so that an engine reads them all alike. */
export function createGraph(told: Graph): Graph {
  return {
    targets: told.targets,
    nodes: told.nodes,
    byId: told.byId,
    entryCount: told.entryCount,
    infers: told.infers,
    dangling: told.dangling,
    groupStart: told.groupStart,
    groupEnd: told.groupEnd,
    memberStart: told.memberStart,
    memberEnd: told.memberEnd,
    members: told.members,
    groupCount: told.groupCount,
    memberCount: told.memberCount,
    groupMask: told.groupMask,
    profile: told.profile,
    profileKeys: told.profileKeys,
    profileNumbers: told.profileNumbers,
    platform: told.platform,
  };
}

/** Builds the graph of a stack: its own uses where it gives them, else those that the catalog knows of. */
export function buildGraph({ entries }: Stack, catalog: Catalog): Graph {
  const nodes = nodesOf(entries, catalog);
  const byId = new Map<string, number>();
  // From the last on, so that of several with one id the first is meant.
  for (let index = nodes.length - 1; index >= 0; index--) byId.set(nodes[index]?.id ?? '', index);
  const resolve = (name: string): number => {
    const component = catalog.find(name);
    if (!component) return -1;
    byId.set(name, nodes.length);
    return nodes.push({ id: name, entry: undefined, component }) - 1;
  };
  const optional = marks(entries, (entry) => entry.optional);
  const rows = createRows({ optional, all: (1 << catalog.targets.length) - 1, byId, resolve });
  const { starts, infers } = fillRows(rows, entries, inferUses(nodes, catalog));
  const { groupCount, memberCount } = rows;
  const { profile, profileKeys, profileNumbers } = profilesOf(nodes);
  const bounds = new Int32Array(nodes.length + 1).fill(groupCount);
  bounds.set(starts);
  return createGraph({
    ...{ targets: catalog.targets, nodes, byId, entryCount: entries.length, infers, dangling: rows.dangling },
    groupStart: bounds.subarray(0, nodes.length),
    groupEnd: bounds.subarray(1),
    memberStart: rows.memberStart.slice(0, groupCount),
    memberEnd: rows.memberEnd.slice(0, groupCount),
    members: rows.members.slice(0, memberCount),
    ...{ groupCount, memberCount },
    groupMask: new Uint32Array(rows.masks.subarray(0, groupCount)),
    ...{ profile, profileKeys, profileNumbers },
    platform: marks(nodes, ({ component }) => component?.platform === true),
  });
}

/** Fills in the rows of all entries; gives where each of them starts, and whether the catalog said what some entry stands on. */
function fillRows(
  rows: Rows,
  entries: readonly Entry[],
  inferred: (index: number) => readonly InferredUse[],
): { readonly starts: Int32Array; readonly infers: boolean } {
  const starts = new Int32Array(entries.length);
  let infers = false;
  for (const entry of entries) {
    const { index } = entry;
    starts[index] = rows.groupCount;
    addStated(rows, entry);
    if (!isInferred(entry)) continue;
    infers = true;
    for (const use of inferred(index)) addInferred(rows, use);
  }
  return { starts, infers };
}

/** Thousands of entries name the same few components. */
function nodesOf(entries: readonly Entry[], catalog: Catalog): StackNode[] {
  const components = new Map<string, Component | undefined>();
  const nodes: StackNode[] = [];
  for (const entry of entries) {
    const name = entry.component?.value;
    let component: Component | undefined;
    if (name !== undefined) {
      component = components.get(name);
      if (!component && !components.has(name)) components.set(name, (component = catalog.find(name)));
    }
    nodes.push({ id: entry.id.value, entry, component });
  }
  return nodes;
}

function marks<T>(items: readonly T[], isMarked: (item: T) => boolean): Uint8Array {
  const marked = new Uint8Array(items.length);
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (item !== undefined && isMarked(item)) marked[index] = 1;
  }
  return marked;
}

/** Whether the catalog says what an entry stands on, since it does not say so itself. */
export function isInferred({ uses, anyOf }: Entry): boolean {
  return uses === undefined && anyOf === undefined;
}

type Profiles = Pick<Graph, 'profile' | 'profileKeys' | 'profileNumbers'>;

function profilesOf(nodes: readonly StackNode[]): Profiles {
  const profiles: Profiles = {
    profile: new Int32Array(nodes.length),
    profileKeys: [],
    profileNumbers: new Map<string, number>(),
  };
  for (let node = 0; node < nodes.length; node++) numberProfile(profiles, nodes, node);
  return profiles;
}

/** Gives a node the number of its profile, a new one where none was like it before. */
export function numberProfile(
  { profile, profileKeys, profileNumbers }: Profiles,
  nodes: readonly StackNode[],
  node: number,
): void {
  const one = nodes[node];
  const key = one && !one.entry?.supports ? profileKey(one) : undefined;
  let number = key === undefined ? undefined : profileNumbers.get(key);
  if (number === undefined) {
    number = profileKeys.push(key) - 1;
    if (key !== undefined) profileNumbers.set(key, number);
  }
  profile[node] = number;
}

/** What the catalog is asked about; those that it does not know are all alike. */
function profileKey({ entry, component }: StackNode): string {
  const name = component?.id ?? (entry?.component ? '?' : '');
  if (!entry?.version && !entry?.format && !entry?.precision) return name;
  return [name, entry.version?.value, entry.format?.value, entry.precision?.value].join('\n');
}

/** Calls `visit` with every group of a node: its number and its members. */
export function forEachGroup(graph: Graph, node: number, visit: (group: number, members: Int32Array) => void): void {
  const end = graph.groupEnd[node] ?? 0;
  for (let g = graph.groupStart[node] ?? 0; g < end; g++) {
    visit(g, graph.members.subarray(graph.memberStart[g], graph.memberEnd[g]));
  }
}

/** Calls `visit` with every member of every group of a node. */
export function forEachMember(graph: Graph, node: number, visit: (member: number) => void): void {
  const { groupStart, groupEnd, memberStart, memberEnd, members } = graph;
  const last = groupEnd[node] ?? 0;
  for (let group = groupStart[node] ?? 0; group < last; group++) {
    const end = memberEnd[group] ?? 0;
    for (let at = memberStart[group] ?? 0; at < end; at++) visit(members[at] ?? 0);
  }
}
