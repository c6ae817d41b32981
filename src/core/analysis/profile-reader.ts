import type { Catalog } from '../catalog/catalog.ts';
import type { Target } from '../catalog/types.ts';
import type { Graph } from './graph.ts';
import { createOwnReader, type OwnLevel } from './own.ts';

/** Gives the own level of a node on a target with devices of these architectures. */
export type PlaceReader = (target: Target, architectures: readonly string[]) => (node: number) => OwnLevel;

/** Answers by profile. */
type Answers = Map<string, OwnLevel>;

/** What a catalog has been asked, by target and architectures: after an edit, and in the next manifest, nearly all is the same again. */
const ANSWERS = new WeakMap<Catalog, Map<string, Answers>>();

/** Every version that somebody types makes another profile, and every set of devices another place; so many are remembered. */
const MOST_PROFILES = 20_000;
const MOST_PLACES = 300;

/** A reader that asks the catalog once about all nodes of one profile, in this stack or in any that came before. */
export function createPlaceReader(graph: Graph, catalog: Catalog): PlaceReader {
  const own = createOwnReader(catalog);
  const readers = new Map<string, (node: number) => OwnLevel>();
  const createReader = (target: Target, architectures: readonly string[], answers: Answers) => {
    const byProfile = new Array<OwnLevel | undefined>(graph.profileKeys.length);
    return (node: number): OwnLevel => {
      const profile = graph.profile[node] ?? 0;
      const known = byProfile[profile];
      if (known) return known;
      const key = graph.profileKeys[profile];
      const before = key === undefined ? undefined : answers.get(key);
      const stackNode = graph.nodes[node];
      if (!stackNode) throw new RangeError(`no node ${node}`);
      const answer = before ?? own(stackNode, target, architectures);
      if (!before && key !== undefined) answers.set(key, answer);
      byProfile[profile] = answer;
      return answer;
    };
  };
  return (target, architectures) => {
    const key = [target.id, ...architectures].join();
    const reader = readers.get(key) ?? createReader(target, architectures, answersAt(catalog, key));
    readers.set(key, reader);
    return reader;
  };
}

function answersAt(catalog: Catalog, key: string): Answers {
  let places = ANSWERS.get(catalog);
  if (!places || places.size > MOST_PLACES) ANSWERS.set(catalog, (places = new Map<string, Answers>()));
  let answers = places.get(key);
  if (!answers || answers.size > MOST_PROFILES) places.set(key, (answers = new Map<string, OwnLevel>()));
  return answers;
}
