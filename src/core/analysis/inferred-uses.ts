import type { Catalog } from '../catalog/catalog.ts';
import { casesOf } from '../catalog/level.ts';
import type { Component, ComponentId, Target } from '../catalog/types.ts';
import type { StackNode } from './graph.ts';

/** A use that the catalog knows of and this manifest lists; several members are entries of the same component. */
export interface InferredUse {
  /** The same list for all that stand on these. */
  readonly members: readonly number[];
  /** The targets on which it counts, a bit each: what a component stands on differs from target to target. */
  readonly mask: number;
}

/**
 * Finds what each node is known to stand on among the nodes of the stack: what its component requires everywhere,
 * what it goes through on a target, and, for a platform component, the devices of its own targets.
 */
export function inferUses(nodes: readonly StackNode[], catalog: Catalog): (index: number) => readonly InferredUse[] {
  // A manifest that says what everything stands on needs no table.
  const byComponent = once(() => groupNodes(nodes, ({ component }) => component?.id));
  const devices = once(() => groupNodes(nodes, ({ component }) => component?.hardware?.target));
  const masks = new Map<ComponentId, ReadonlyMap<ComponentId, number>>();
  return (index) => {
    const component = nodes[index]?.component;
    if (!component || component.hardware) return [];
    let known = masks.get(component.id);
    if (!known) masks.set(component.id, (known = knownUses(component, catalog.targets)));
    const uses = [...known].map(([id, mask]) => {
      const members = byComponent().get(id) ?? NONE;
      // Only a component that stands on itself can be among them.
      return { members: id === component.id && members.includes(index) ? NONE : members, mask };
    });
    return [...uses, ...deviceUses(component, devices(), catalog.targets)].filter(({ members }) => members.length > 0);
  };
}

const NONE: readonly number[] = [];

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Nodes by a key. Of several with one id the first is meant, as where `uses` names it: an alias may repeat one 10,000 times. */
function groupNodes(
  nodes: readonly StackNode[],
  keyOf: (node: StackNode) => string | undefined,
): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  const seen = new Set<string>();
  nodes.forEach((node, index) => {
    if (seen.has(node.id)) return;
    seen.add(node.id);
    const key = keyOf(node);
    const group = key === undefined ? undefined : groups.get(key);
    if (group) group.push(index);
    else if (key !== undefined) groups.set(key, [index]);
  });
  return groups;
}

/** The components that one is known to stand on, each with the targets on which it does, a bit each. */
function knownUses(component: Component, targets: readonly Target[]): ReadonlyMap<ComponentId, number> {
  const uses = new Map<ComponentId, number>();
  const all = (1 << targets.length) - 1;
  for (const id of component.requires ?? []) uses.set(id, all);
  targets.forEach((target, bit) => {
    for (const id of casesOf(component, target.id).flatMap((one) => one.via ?? [])) {
      uses.set(id, (uses.get(id) ?? 0) | (1 << bit));
    }
  });
  return uses;
}

/** The components that one is known to stand on on a target, which is told by its place. */
export function knownUsesOn(component: Component, targets: readonly Target[], target: number): readonly ComponentId[] {
  return [...knownUses(component, targets)].flatMap(([id, mask]) => (((mask >>> target) & 1) === 1 ? [id] : []));
}

/** A vendor's toolkit stands on that vendor's devices, though no catalog file lists them. */
function deviceUses(
  component: Component,
  devices: ReadonlyMap<string, readonly number[]>,
  targets: readonly Target[],
): InferredUse[] {
  if (!component.platform) return [];
  return targets.flatMap((target, bit) => {
    const runs = casesOf(component, target.id).some((one) => one.level !== 'none' && one.level !== 'unknown');
    const members = runs ? devices.get(target.id) : undefined;
    return members ? [{ members, mask: 1 << bit }] : [];
  });
}
