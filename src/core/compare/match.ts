import type { Analysis } from '../analysis/analyze.ts';
import type { StackNode } from '../analysis/graph.ts';

/** The numbers of an entry on both sides. */
export interface Pair {
  readonly before: number;
  readonly after: number;
}

/** Which entry is which: pairs and added ones in the order of the text after, removed ones in that of the text before. */
export interface Matching {
  readonly pairs: readonly Pair[];
  readonly added: readonly number[];
  readonly removed: readonly number[];
}

type Key = (node: StackNode) => string | undefined;

/**
 * Matches entries by id, those in the same layer first; where an id stands twice, in the order of the text. One that is left over
 * on each side counts as renamed where it is the only one of its component, and in the same layer: all else would be a guess.
 */
export function matchEntries(before: Analysis, after: Analysis): Matching {
  const partnerOf = new Map<number, number>();
  const taken = new Set<number>();
  const pairOff = (keyBefore: Key, keyAfter: Key): void => {
    const free = new Map<string, number[]>();
    for (const [index, node] of entryNodes(before).reverse()) {
      const key = taken.has(index) ? undefined : keyBefore(node);
      if (key === undefined) continue;
      const known = free.get(key);
      if (known) known.push(index);
      else free.set(key, [index]);
    }
    for (const [index, node] of entryNodes(after)) {
      const key = partnerOf.has(index) ? undefined : keyAfter(node);
      const partner = key === undefined ? undefined : free.get(key)?.pop();
      if (partner === undefined) continue;
      partnerOf.set(index, partner);
      taken.add(partner);
    }
  };
  const place: Key = ({ id, entry }) => `${entry?.layer ?? ''}\n${id}`;
  pairOff(place, place);
  pairOff(
    ({ id }) => id,
    ({ id }) => id,
  );
  pairOff(onlyOne(before), onlyOne(after));
  return {
    pairs: entryNodes(after).flatMap(([index]) => {
      const partner = partnerOf.get(index);
      return partner === undefined ? [] : [{ before: partner, after: index }];
    }),
    added: entryNodes(after).flatMap(([index]) => (partnerOf.has(index) ? [] : [index])),
    removed: entryNodes(before).flatMap(([index]) => (taken.has(index) ? [] : [index])),
  };
}

function entryNodes({ nodes }: Analysis): [number, StackNode][] {
  return nodes.flatMap((node, index): [number, StackNode][] => (node.entry ? [[index, node]] : []));
}

/** Layer and component of an entry that alone has this component. */
function onlyOne(analysis: Analysis): Key {
  const counts = new Map<string, number>();
  for (const [, { component }] of entryNodes(analysis)) {
    if (component) counts.set(component.id, (counts.get(component.id) ?? 0) + 1);
  }
  return ({ component, entry }) =>
    component && entry && counts.get(component.id) === 1 ? `${entry.layer}\n${component.id}` : undefined;
}
