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

/** Builds the graph of a stack: its own uses where it gives them, else those that the catalog knows of. */
export function buildGraph(stack: Stack, catalog: Catalog): Graph {
  const nodes = nodesOf(stack, catalog);
  const byId = new Map<string, number>();
  for (let index = 0; index < nodes.length; index++) {
    const { id = '' } = nodes[index] ?? {};
    if (!byId.has(id)) byId.set(id, index);
  }
  const resolve = (name: string, alternative: boolean): number => {
    const known = byId.get(name);
    if (known !== undefined || !alternative) return known ?? -1;
    const component = catalog.find(name);
    if (!component) return -1;
    byId.set(name, nodes.length);
    nodes.push({ id: name, component });
    return nodes.length - 1;
  };
  const rows = createRows(stack, (1 << catalog.targets.length) - 1, resolve);
  const inferred = inferUses(nodes, catalog);
  const starts = [0];
  for (const entry of stack.entries) {
    addRow(rows, entry, inferred);
    starts.push(rows.masks.length);
  }
  return {
    ...{ targets: catalog.targets, nodes, entryCount: stack.entries.length },
    groupStart: Int32Array.from({ length: nodes.length + 1 }, (_, node) => starts[node] ?? rows.masks.length),
    memberStart: Int32Array.from(rows.memberStart),
    members: Int32Array.from(rows.members),
    groupMask: Uint32Array.from(rows.masks),
    profile: profilesOf(nodes),
  };
}

/** Thousands of entries name the same few components. */
function nodesOf({ entries }: Stack, catalog: Catalog): StackNode[] {
  const components = new Map<string, Component | undefined>();
  return entries.map((entry) => {
    const name = entry.component?.value;
    if (name === undefined) return { id: entry.id.value, entry };
    let component = components.get(name);
    if (!component && !components.has(name)) components.set(name, (component = catalog.find(name)));
    return component ? { id: entry.id.value, entry, component } : { id: entry.id.value, entry };
  });
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

/** The node of a name; -1 where there is none. */
type Resolve = (name: string, alternative: boolean) => number;

/** The compressed rows while they grow. */
interface Rows {
  readonly entries: readonly Entry[];
  readonly all: number;
  readonly resolve: Resolve;
  readonly memberStart: number[];
  readonly members: number[];
  readonly masks: number[];
}

function createRows({ entries }: Stack, all: number, resolve: Resolve): Rows {
  return { entries, all, resolve, memberStart: [0], members: [], masks: [] };
}

function addRow(rows: Rows, { index, uses, anyOf }: Entry, inferred: (index: number) => readonly InferredUse[]): void {
  if (uses) for (const use of uses) addUse(rows, use);
  if (anyOf) addUse(rows, anyOf);
  if (uses || anyOf) return;
  for (const { members, mask } of inferred(index)) {
    for (const member of members) rows.members.push(member);
    closeGroup(rows, mask);
  }
}

function addUse(rows: Rows, { members, anyOf, optional }: Use): void {
  const { members: all, memberStart } = rows;
  for (const { value } of members) {
    const member = rows.resolve(value, anyOf);
    if (member >= 0) all.push(member);
  }
  if (all.length > (memberStart.at(-1) ?? 0)) closeGroup(rows, optional ? 0 : rows.all);
}

/** What is optional everywhere counts nowhere. */
function closeGroup({ entries, members, memberStart, masks }: Rows, mask: number): void {
  let firm = false;
  for (let at = memberStart.at(-1) ?? 0; at < members.length; at++) firm ||= !isOptional(entries, members[at] ?? -1);
  masks.push(firm ? mask : 0);
  memberStart.push(members.length);
}

function isOptional(entries: readonly Entry[], member: number): boolean {
  return entries[member]?.optional === true;
}

/** Calls `visit` with every group of a node: its number and its members. */
export function forEachGroup(graph: Graph, node: number, visit: (group: number, members: Int32Array) => void): void {
  const end = graph.groupStart[node + 1] ?? 0;
  for (let g = graph.groupStart[node] ?? 0; g < end; g++) {
    visit(g, graph.members.subarray(graph.memberStart[g], graph.memberStart[g + 1]));
  }
}
