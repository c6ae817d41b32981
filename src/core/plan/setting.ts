import type { Analysis } from '../analysis/analyze.ts';
import { createPartsReader, type OwnPart, type PartsReader } from '../analysis/own.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { RANK } from '../catalog/level.ts';
import type { Component, ComponentId, Target } from '../catalog/types.ts';
import { chooseDevices } from './device.ts';
import { createKnowledge, type Knowledge } from './knowledge.ts';
import { createNeeds, type Needs } from './needs.ts';

/** What a move starts from: the stack, where it goes to, and the devices that it will find there. */
export interface Setting {
  readonly analysis: Analysis;
  readonly catalog: Catalog;
  readonly target: Target;
  /** The target's place among those of the analysis. */
  readonly index: number;
  /** The architectures of the target's devices after the move; none where no device is listed. */
  readonly architectures: readonly string[];
  /** Devices of other targets that make way, each with the device that takes its place. */
  readonly devices: ReadonlyMap<number, Component>;
  /** True where the stack lists what is the target's beside what is another's, so that the latter serves that one and stays. */
  readonly alreadyThere: boolean;
  readonly parts: (node: number) => readonly OwnPart[];
  readonly knowledge: Knowledge;
  readonly byComponent: ReadonlyMap<ComponentId, readonly number[]>;
  /** Platform pieces of other targets, by the component that takes their place. */
  readonly standIns: () => ReadonlyMap<ComponentId, readonly number[]>;
  /** Who stands on a node, in any way. */
  readonly users: (node: number) => readonly number[];
  readonly needs: Needs;
}

/** Sets the scene for a move to one of the analysis' targets. */
export function settingOf(analysis: Analysis, catalog: Catalog, target: Target): Setting {
  const index = analysis.targets.indexOf(target);
  const reader = createPartsReader(catalog);
  const declared = analysis.devices.filter((device) => device.target.id === target.id);
  const foreign = analysis.nodes.flatMap(({ entry, component }, node) =>
    entry && component?.hardware && analysis.own(node, index) === 'none' ? [node] : [],
  );
  const chosen =
    declared.length > 0 || foreign.length === 0
      ? { devices: new Map<number, Component>(), architectures: declared.flatMap(({ arch }) => arch ?? []) }
      : chooseDevices({ analysis, catalog, target, index, reader }, foreign);
  const listsPlatform = analysis.nodes.some(
    ({ entry, component }) => entry && component && component.id === target.platform,
  );
  const knowledge = createKnowledge(catalog, target, index, chosen.architectures);
  const byComponent = nodesByComponent(analysis);
  return {
    ...{ analysis, catalog, target, index, knowledge, ...chosen },
    alreadyThere: foreign.length > 0 ? declared.length > 0 : declared.length === 0 && listsPlatform,
    parts:
      chosen.devices.size > 0
        ? partsOn(analysis, index, target, chosen.architectures, reader)
        : knownParts(analysis, index),
    byComponent,
    needs: createNeeds({ analysis, catalog, index, knowledge, byComponent, circle: circlesOf(analysis) }),
    standIns: standInsOf(analysis, index, knowledge),
    users: usersOf(analysis),
  };
}

/** On the devices that the stack lists already the analysis has asked; nodes of one profile have the same answer. */
function knownParts(analysis: Analysis, index: number): Setting['parts'] {
  const known: (readonly OwnPart[] | undefined)[] = [];
  return (node) => (known[analysis.profile(node)] ??= partsFound(analysis, index, node));
}

/** What runs on CPUs only has none: it runs beside any accelerator, whatever its own parts say. */
function partsFound(analysis: Analysis, index: number, node: number): readonly OwnPart[] {
  const { rank, parts } = analysis.ownReason(node, index);
  return RANK[analysis.own(node, index)] === rank ? parts : NO_PARTS;
}

const NO_PARTS: readonly OwnPart[] = [];

/** What runs on CPUs only runs beside any accelerator, whatever its own parts say. */
function partsOn(
  analysis: Analysis,
  index: number,
  target: Target,
  architectures: readonly string[],
  reader: PartsReader,
): Setting['parts'] {
  const known: (readonly OwnPart[] | undefined)[] = [];
  return (node) => {
    const profile = analysis.profile(node);
    const parts = known[profile];
    if (parts) return parts;
    const one = analysis.nodes[node];
    const isBeside = !one || RANK[analysis.own(node, index)] !== analysis.ownReason(node, index).rank;
    return (known[profile] = isBeside ? [] : reader(one, target, architectures));
  };
}

function nodesByComponent(analysis: Analysis): ReadonlyMap<ComponentId, readonly number[]> {
  const nodes = new Map<ComponentId, number[]>();
  analysis.nodes.forEach(({ component }, node) => {
    const known = component && nodes.get(component.id);
    if (known) known.push(node);
    else if (component) nodes.set(component.id, [node]);
  });
  return nodes;
}

function standInsOf(analysis: Analysis, index: number, { equivalent }: Knowledge): Setting['standIns'] {
  let standIns: Map<ComponentId, number[]> | undefined;
  return () => {
    if (standIns) return standIns;
    standIns = new Map();
    for (const [node, { component }] of analysis.nodes.entries()) {
      if (!component?.platform || analysis.own(node, index) !== 'none') continue;
      const by = equivalent(component)?.component.id;
      const known = by === undefined ? undefined : standIns.get(by);
      if (known) known.push(node);
      else if (by !== undefined) standIns.set(by, [node]);
    }
    return standIns;
  };
}

/** Gathered when it is first asked for. */
function usersOf(analysis: Analysis): Setting['users'] {
  let rows: { readonly start: Int32Array; readonly users: Int32Array } | undefined;
  return (node) => {
    const { start, users } = (rows ??= userRows(analysis));
    return [...new Set(users.subarray(start[node], start[node + 1]))];
  };
}

/** The users of node x are `users[start[x]] … users[start[x + 1] - 1]`. */
function userRows({ nodes, forEachMember }: Analysis): { readonly start: Int32Array; readonly users: Int32Array } {
  const start = new Int32Array(nodes.length + 1);
  nodes.forEach((_, user) => {
    forEachMember(user, (member) => {
      start[member + 1] = (start[member + 1] ?? 0) + 1;
    });
  });
  for (let node = 0; node < nodes.length; node++) start[node + 1] = (start[node + 1] ?? 0) + (start[node] ?? 0);
  const users = new Int32Array(start[nodes.length] ?? 0);
  const free = start.slice();
  nodes.forEach((_, user) => {
    forEachMember(user, (member) => {
      const place = free[member] ?? 0;
      users[place] = user;
      free[member] = place + 1;
    });
  });
  return { start, users };
}

function circlesOf(analysis: Analysis): ReadonlyMap<number, ReadonlySet<number>> {
  return new Map(
    analysis.cycles.flatMap((cycle) => {
      const members = new Set(cycle);
      return cycle.map((node) => [node, members] as const);
    }),
  );
}

/** A platform piece of other targets, which cannot run on this one. */
export function isForeign({ analysis, index }: Setting, node: number): boolean {
  return analysis.nodes[node]?.component?.platform === true && analysis.own(node, index) === 'none';
}
