import type { Catalog } from '../catalog/catalog.ts';
import type { Component, Target } from '../catalog/types.ts';
import type { Entry, Stack, Use } from '../stack/types.ts';
import { inferUses, type InferredUse } from './inferred-uses.ts';

/** A node of the graph: an entry, or a component that stands only as a member of an `any-of`. */
export interface StackNode {
  readonly id: string;
  readonly entry?: Entry;
  readonly component?: Component;
}

/**
 * What stands on what. Each node has groups of uses; a group's members are alternatives (most groups have one).
 * Compressed rows: the groups of node x are `groupStart[x] … groupStart[x + 1] - 1`, the members of group g likewise.
 */
export interface Graph {
  readonly targets: readonly Target[];
  readonly nodes: readonly StackNode[];
  readonly entryCount: number;
  readonly groupStart: Int32Array;
  readonly memberStart: Int32Array;
  readonly members: Int32Array;
  /** The targets on which a group counts, a bit each; none for an optional use. */
  readonly groupMask: Uint32Array;
  /** Nodes of one profile are alike in all that decides their own levels, so that the catalog is asked once for all of them. */
  readonly profile: Int32Array;
}

/** A group while the graph is built. */
interface Group {
  readonly members: readonly number[];
  readonly mask: number;
}

/** Builds the graph of a stack: its own uses where it gives them, else those that the catalog knows of. */
export function buildGraph(stack: Stack, catalog: Catalog): Graph {
  const nodes: StackNode[] = stack.entries.map((entry) => entryNode(entry, catalog));
  const byId = new Map<string, number>();
  nodes.forEach(({ id }, index) => {
    if (!byId.has(id)) byId.set(id, index);
  });
  const resolve = (name: string, alternative: boolean): number | undefined => {
    const known = byId.get(name);
    const component = known === undefined && alternative ? catalog.find(name) : undefined;
    if (!component) return known;
    byId.set(name, nodes.length);
    nodes.push({ id: name, component });
    return nodes.length - 1;
  };
  const all = (1 << catalog.targets.length) - 1;
  const inferred = inferUses(nodes, catalog);
  const groups = stack.entries.map((entry) => groupsOf(entry, stack, resolve, all, inferred));
  return {
    ...compress(groups, nodes.length),
    ...{ targets: catalog.targets, nodes, entryCount: stack.entries.length },
    profile: profilesOf(nodes),
  };
}

function profilesOf(nodes: readonly StackNode[]): Int32Array {
  const numbers = new Map<string, number>();
  let count = 0;
  return Int32Array.from(nodes, (node) => {
    if (node.entry?.supports) return count++;
    const key = profileKey(node);
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = count++));
    return number;
  });
}

/** What the catalog is asked about; a component that it does not know is as good as any other. */
function profileKey({ entry, component }: StackNode): string {
  const name = component?.id ?? (entry?.component ? '?' : '');
  if (!entry?.version && !entry?.format && !entry?.precision) return name;
  return [name, entry.version?.value, entry.format?.value, entry.precision?.value].join('\n');
}

function entryNode(entry: Entry, catalog: Catalog): StackNode {
  const component = entry.component && catalog.find(entry.component.value);
  return { id: entry.id.value, entry, ...(component && { component }) };
}

type Resolve = (name: string, alternative: boolean) => number | undefined;
type Inferred = (index: number) => readonly InferredUse[];

function groupsOf(entry: Entry, stack: Stack, resolve: Resolve, all: number, inferred: Inferred): readonly Group[] {
  const stated = [...(entry.uses ?? []), ...(entry.anyOf ? [entry.anyOf] : [])].flatMap(
    (use) => groupOf(use, stack, resolve, all) ?? [],
  );
  if (entry.uses || entry.anyOf) return stated;
  return inferred(entry.index).map(({ members, mask }) => ({
    members,
    mask: everyOptional(members, stack) ? 0 : mask,
  }));
}

function groupOf(use: Use, stack: Stack, resolve: Resolve, all: number): Group | undefined {
  const members = use.members.flatMap(({ value }) => resolve(value, use.anyOf) ?? []);
  if (members.length === 0) return undefined;
  return { members, mask: use.optional || everyOptional(members, stack) ? 0 : all };
}

function everyOptional(members: readonly number[], stack: Stack): boolean {
  return members.every((member) => stack.entries[member]?.optional === true);
}

function compress(
  groups: readonly (readonly Group[])[],
  nodeCount: number,
): Pick<Graph, 'groupStart' | 'memberStart' | 'members' | 'groupMask'> {
  const groupStart = new Int32Array(nodeCount + 1);
  for (let x = 0; x < nodeCount; x++) groupStart[x + 1] = (groupStart[x] ?? 0) + (groups[x]?.length ?? 0);
  const groupCount = groupStart[nodeCount] ?? 0;
  const memberStart = new Int32Array(groupCount + 1);
  const groupMask = new Uint32Array(groupCount);
  const members: number[] = [];
  let g = 0;
  for (const row of groups) {
    for (const group of row) {
      for (const member of group.members) members.push(member);
      groupMask[g] = group.mask;
      memberStart[++g] = members.length;
    }
  }
  return { groupStart, memberStart, members: Int32Array.from(members), groupMask };
}

/** Calls `visit` with every group of a node: its number and its members. */
export function forEachGroup(graph: Graph, node: number, visit: (group: number, members: Int32Array) => void): void {
  const end = graph.groupStart[node + 1] ?? 0;
  for (let g = graph.groupStart[node] ?? 0; g < end; g++) {
    visit(g, graph.members.subarray(graph.memberStart[g], graph.memberStart[g + 1]));
  }
}
