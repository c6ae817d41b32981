import type { Analysis } from '../analysis/analyze.ts';
import { knownUsesOn } from '../analysis/inferred-uses.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Component } from '../catalog/types.ts';
import type { Entry } from '../stack/types.ts';
import type { Plan, Step } from './plan.ts';

/** The entries of a stack as they are called after a move. */
export interface Identities {
  /** The id that an entry has afterwards; undefined where it goes. */
  readonly idOf: (node: number) => string | undefined;
  /** What to write where a name stood: another name, or undefined where the use of it goes. */
  readonly rename: (name: string) => string | undefined;
  /** The component behind a name afterwards; undefined for the user's own work. */
  readonly componentOf: (name: string) => string | undefined;
  /** Whether a name is that of an entry afterwards. */
  readonly isEntry: (name: string) => boolean;
  /** Ids of the entries, as they are afterwards, that a component is known to stand on. */
  readonly knownBelow: (component: Component) => readonly string[];
}

/** The entry that a component is known by after a move: the first that is there for the target, before what stays for other hardware. */
interface Holder {
  readonly id: string;
  readonly isHere: boolean;
}

/** The names that entries have after a move, and what is behind each. */
interface Names {
  readonly ids: ReadonlyMap<number, string>;
  /** The entry that another one has become one with. */
  readonly merged: ReadonlyMap<number, string>;
  readonly components: ReadonlyMap<string, string | undefined>;
  readonly holders: ReadonlyMap<string, Holder>;
}

/**
 * Names the entries after a move. An entry that is called by its component takes the new one's name; where the stack lists that one
 * already, the two become one. Devices stay apart, since each has a count of its own.
 */
export function identify(analysis: Analysis, catalog: Catalog, plan: Plan): Identities {
  const { ids, merged, components, holders } = namesAfter(analysis, catalog, plan);
  const nodeOf = firstNodes(analysis);
  return {
    idOf: (node) => ids.get(node),
    rename: (name) => {
      const node = nodeOf.get(name);
      return node === undefined ? name : (ids.get(node) ?? merged.get(node));
    },
    componentOf: (name) => (components.has(name) ? components.get(name) : catalog.find(name)?.id),
    isEntry: (name) => components.has(name),
    knownBelow: (component) => {
      const known = knownUsesOn(component, analysis.targets, analysis.targets.indexOf(plan.target));
      return known.flatMap((id) => holders.get(id)?.id ?? []);
    },
  };
}

function namesAfter(analysis: Analysis, catalog: Catalog, { steps }: Plan): Names {
  const ids = new Map<number, string>();
  const merged = new Map<number, string>();
  const components = new Map<string, string | undefined>();
  const holders = new Map<string, Holder>();
  const hold = (step: Step, id: string): void => {
    const component = componentAfter(analysis, step);
    const isHere = isOnTarget(step);
    ids.set(step.node, id);
    if (!components.has(id)) components.set(id, component);
    if (component === undefined) return;
    const known = holders.get(component);
    if (!known || (isHere && !known.isHere)) holders.set(component, { id, isHere });
  };
  const staying = steps.filter(({ leftOut }) => !leftOut);
  const named = new Map<string, string | undefined>();
  for (const step of staying.filter((one) => !takesNewName(analysis, one))) {
    hold(step, step.entry);
    named.set(step.entry, analysis.nodes[step.node]?.component?.id);
  }
  for (const step of staying.filter((one) => takesNewName(analysis, one))) {
    const name = componentAfter(analysis, step) ?? step.entry;
    const holder = catalog.component(name)?.hardware ? undefined : holders.get(name)?.id;
    // Two that were one component before stood apart on purpose.
    const apart = holder !== undefined && named.get(holder) === analysis.nodes[step.node]?.component?.id;
    if (holder === undefined || apart) hold(step, freeName(name, components));
    else merged.set(step.node, holder);
  }
  return { ids, merged, components, holders };
}

/** Whether an entry runs on the target afterwards, and does not only stay beside it. */
function isOnTarget({ action, level }: Step): boolean {
  return level !== undefined || action === 'swap';
}

function componentAfter(analysis: Analysis, { node, changes }: Step): string | undefined {
  const { entry, component } = analysis.nodes[node] ?? {};
  return changes.find(({ field }) => field === 'component')?.to ?? component?.id ?? entry?.component?.value;
}

function takesNewName(analysis: Analysis, { node, changes }: Step): boolean {
  const entry = analysis.nodes[node]?.entry;
  return isNamedByComponent(entry) && changes.some(({ field }) => field === 'component');
}

/** Whether an entry has no name of its own beside its component's. */
export function isNamedByComponent(entry: Entry | undefined): boolean {
  return entry !== undefined && entry.id.value === entry.component?.value;
}

function freeName(name: string, taken: ReadonlyMap<string, unknown>): string {
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name}-${count}`;
  return free;
}

/** Of several entries with one id the first is meant. */
function firstNodes(analysis: Analysis): ReadonlyMap<string, number> {
  const nodes = new Map<string, number>();
  analysis.nodes.forEach(({ id, entry }, node) => {
    if (entry && !nodes.has(id)) nodes.set(id, node);
  });
  return nodes;
}
