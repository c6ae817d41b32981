import { knownUsesOn } from '../analysis/inferred-uses.ts';
import { cheapestFirst } from '../catalog/alternatives.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { type Fact, factOf, factRank, RANK } from '../catalog/level.ts';
import type { Component, ComponentId, Effort, Target } from '../catalog/types.ts';

/** What takes the place of a platform piece, at what effort; the note says what the effort is for. */
export interface Equivalent {
  readonly component: Component;
  readonly effort: Effort;
  readonly note?: string | undefined;
}

/** What the catalog says for one target and the devices there; each question is asked once, however many entries it is about. */
export interface Knowledge {
  /** The fact about the newest version of a component. */
  readonly fact: (component: Component) => Fact;
  /** What a component is known to stand on there. */
  readonly below: (component: Component) => readonly ComponentId[];
  /** What takes the place of a platform piece there: its own equivalent, or one platform for another. */
  readonly equivalent: (component: Component) => Equivalent | undefined;
}

/** Asks a catalog about a target; `index` is the target's place among the catalog's. */
export function createKnowledge(
  catalog: Catalog,
  target: Target,
  index: number,
  architectures: readonly string[],
): Knowledge {
  const fact = remember((component: Component) => factOf(component, target, { architectures }));
  const below = remember((component: Component) => knownUsesOn(component, catalog.targets, index));
  const equivalent = remember((component: Component): Equivalent | undefined => {
    const isPlatform = catalog.targets.some(({ platform }) => platform === component.id);
    const platform = isPlatform && target.platform ? catalog.component(target.platform) : undefined;
    // Another image or index will do; the user's own work on it is what takes more, and needs it replaced (`waysOf`).
    if (platform) return { component: platform, effort: 'config' };
    const others = cheapestFirst(component).flatMap(({ component: id, effort, note }): Equivalent[] => {
      const other = catalog.component(id);
      return other ? [{ component: other, effort, note }] : [];
    });
    return others.find((other) => factRank(fact(other.component)) > RANK.unknown);
  });
  return { fact, below, equivalent };
}

function remember<T>(ask: (component: Component) => T): (component: Component) => T {
  const answers = new Map<Component, { readonly value: T }>();
  return (component) => {
    let answer = answers.get(component);
    if (!answer) answers.set(component, (answer = { value: ask(component) }));
    return answer.value;
  };
}
