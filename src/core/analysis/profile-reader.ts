import type { Catalog } from '../catalog/catalog.ts';
import type { Target } from '../catalog/types.ts';
import type { Graph } from './graph.ts';
import { createOwnReader, type OwnLevel } from './own.ts';

/** A target with the architectures of its hardware that counts. */
export interface Place {
  readonly target: Target;
  readonly architectures: readonly string[];
  /** The same for equal places. */
  readonly key: string;
}

export function placeOf(target: Target, architectures: readonly string[]): Place {
  return { target, architectures, key: [target.id, ...architectures].join() };
}

/** Gives the own level of a node at a place. */
export type ProfileReader = (node: number, place: Place) => OwnLevel;

/** Answers by the key of the place. */
type Answers = Map<string, OwnLevel>;

/** What a catalog has been asked, by profile: after an edit nearly all questions are the same again. */
const ANSWERS = new WeakMap<Catalog, Map<string, Answers>>();

/** Every version that somebody types makes another profile; so many are remembered. */
const MOST_PROFILES = 20_000;

/** A reader that asks the catalog once about all nodes of one profile, in this stack or in any that came before. */
export function createProfileReader(graph: Graph, catalog: Catalog): ProfileReader {
  const own = createOwnReader(catalog);
  const byProfile: (Answers | undefined)[] = [];
  return (node, { target, architectures, key }) => {
    const profile = graph.profile[node] ?? 0;
    const answers = (byProfile[profile] ??= answersFor(catalog, graph.profileKeys[profile]));
    const known = answers.get(key);
    if (known) return known;
    const stackNode = graph.nodes[node];
    if (!stackNode) throw new RangeError(`no node ${node}`);
    const answer = own(stackNode, target, architectures);
    answers.set(key, answer);
    return answer;
  };
}

function answersFor(catalog: Catalog, key: string | undefined): Answers {
  let profiles = ANSWERS.get(catalog);
  if (!profiles || profiles.size > MOST_PROFILES) ANSWERS.set(catalog, (profiles = new Map<string, Answers>()));
  const known = key === undefined ? undefined : profiles.get(key);
  if (known) return known;
  const answers: Answers = new Map();
  if (key !== undefined) profiles.set(key, answers);
  return answers;
}
