import type { Analysis } from '../analysis/analyze.ts';
import type { StackNode } from '../analysis/graph.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Component, ComponentId } from '../catalog/types.ts';
import type { Choice } from './choice.ts';
import type { Knowledge } from './knowledge.ts';

/** What nodes stand on, and would stand on, after a move. */
export interface Needs {
  /**
   * What a node stands on as it is. Of what is not the user's own the platform pieces below it come and go with the target. In a circle
   * every member is needed, since it is computed as one node.
   */
  readonly asItIs: (node: number, isOwnWork: boolean) => Choice['needs'];
  /** What another component would stand on in its place: itself where the stack lists it, else what the catalog knows and the user's own uses. */
  readonly ofOther: (node: number, component: Component) => Choice['needs'];
}

interface Question {
  readonly analysis: Analysis;
  readonly catalog: Catalog;
  /** The target's place among those of the analysis. */
  readonly index: number;
  readonly knowledge: Knowledge;
  readonly byComponent: ReadonlyMap<ComponentId, readonly number[]>;
  /** The circle that a node is part of. */
  readonly circle: ReadonlyMap<number, ReadonlySet<number>>;
}

/** Reads what nodes need from a stack; what is asked again, for every way of a node and every node alike, is kept. */
export function createNeeds(question: Question): Needs {
  const { analysis, index, circle } = question;
  const isPlatform = mark(analysis, ({ component }) => component?.platform === true);
  const isOwn = mark(analysis, (_, node) => isOwnWork(analysis, node));
  const known: (Choice['needs'] | undefined)[] = [];
  const uses = (node: number): Choice['needs'] => (known[node] ??= analysis.usesOn(node, index));
  const others = createOthers(question);
  return {
    asItIs: (node, isOwnWork) => {
      const needs = isOwnWork ? uses(node) : without(uses(node), isPlatform);
      const inside = circle.get(node);
      return inside ? needs.flatMap((members) => withinCircle(members, inside)) : needs;
    },
    ofOther: (node, component) => {
      const { listed, groups } = others(node, component);
      if (listed) return groups;
      const own = onlyOf(uses(node), isOwn);
      return own.length === 0 ? groups : [...own, ...groups];
    },
  };
}

function mark({ nodes }: Analysis, isSo: (node: StackNode, index: number) => boolean): Uint8Array {
  const marks = new Uint8Array(nodes.length);
  for (const [index, node] of nodes.entries()) if (isSo(node, index)) marks[index] = 1;
  return marks;
}

/** A name for alternatives of which none is the user's own is no work that another component would build on. */
function isOwnWork({ nodes, membersOf }: Analysis, node: number): boolean {
  const isOwn = ({ entry }: StackNode): boolean => entry !== undefined && !entry.component;
  const one = nodes[node];
  if (!one || !isOwn(one)) return false;
  if (!one.entry?.anyOf || one.entry.uses || one.entry.supports) return true;
  return membersOf(node).some((member) => isOwn(nodes[member] ?? one));
}

/** The groups without a marked member. */
function without(groups: Choice['needs'], marks: Uint8Array): Choice['needs'] {
  const isFree = (members: readonly number[]): boolean => !members.some((member) => marks[member] === 1);
  return groups.every(isFree) ? groups : groups.filter(isFree);
}

/** The groups of marked members only: the uses of a node that lead to the user's own work, which another component would build on as well. */
function onlyOf(groups: Choice['needs'], marks: Uint8Array): Choice['needs'] {
  const isMarked = (members: readonly number[]): boolean => members.every((member) => marks[member] === 1);
  return groups.some(isMarked) ? groups.filter(isMarked) : NOTHING;
}

const NOTHING: Choice['needs'] = [];

function withinCircle(members: readonly number[], inside: ReadonlySet<number>): Choice['needs'] {
  const circle = members.filter((member) => inside.has(member));
  return circle.length > 0 ? circle.map((member) => [member]) : [members];
}

/** What a component would stand on beside the user's own work, or the entries that are it already. */
interface Others {
  readonly listed: boolean;
  readonly groups: Choice['needs'];
}

/** The same for all nodes, but for one whose own component is among it: it cannot stand on itself. */
function createOthers({
  analysis,
  catalog,
  knowledge,
  byComponent,
}: Question): (node: number, component: Component) => Others {
  const find = (component: Component, except: number): Others => {
    const others = (id: ComponentId): readonly number[] => (byComponent.get(id) ?? []).filter((one) => one !== except);
    const listed = others(component.id).filter((one) => analysis.nodes[one]?.entry);
    if (listed.length > 0) return { listed: true, groups: [listed] };
    const below = knowledge.below(component).filter((id) => catalog.component(id)?.platform !== true);
    return { listed: false, groups: below.map(others).filter((members) => members.length > 0) };
  };
  const known = new Map<Component, Others>();
  return (node, component) => {
    const own = analysis.nodes[node]?.component?.id;
    if (own !== undefined && (own === component.id || knowledge.below(component).includes(own)))
      return find(component, node);
    let all = known.get(component);
    if (!all) known.set(component, (all = find(component, -1)));
    return all;
  };
}
