import type { Catalog } from '../catalog/catalog.ts';
import { casesOf } from '../catalog/level.ts';
import type { Target } from '../catalog/types.ts';
import { remembering } from '../remember.ts';
import type { Graph } from './graph.ts';
import { createOwnReader, type OwnLevel } from './own.ts';

/** Gives the own level of a node on a target with devices of these architectures. */
export type PlaceReader = (target: Target, architectures: readonly string[]) => (node: number) => OwnLevel;

/** Answers by profile. */
type Answers = Map<string, OwnLevel>;

/** What a catalog has been asked: after an edit, and in the next manifest, nearly all is the same again. */
interface Asked {
  /** By target and architectures, which come in ever other sets. */
  bound: Map<string, Answers>;
  /** Answers that are the same whichever architectures there are, by target, and whether there are any. */
  readonly free: Map<string, Answers>;
}

const ASKED = remembering<Catalog, Asked>(() => ({ bound: new Map(), free: new Map() }));

/** Every version that somebody types makes another profile, and every set of devices another place; so many are remembered. */
const MOST_PROFILES = 20_000;
const MOST_PLACES = 300;

/** A reader that asks the catalog once about all nodes of one profile, in this stack or in any that came before. */
export function createPlaceReader(graph: Graph, catalog: Catalog): PlaceReader {
  const own = createOwnReader(catalog);
  const readers = new Map<string, (node: number) => OwnLevel>();
  const createReader = (target: Target, architectures: readonly string[], { free, bound }: Place) => {
    const byProfile = new Array<OwnLevel | undefined>(graph.profileKeys.length);
    return (node: number): OwnLevel => {
      const profile = graph.profile[node] ?? 0;
      const known = byProfile[profile];
      if (known) return known;
      const key = graph.profileKeys[profile];
      const before = key === undefined ? undefined : (free.get(key) ?? bound.get(key));
      const stackNode = graph.nodes[node];
      if (!stackNode) throw new RangeError(`no node ${node}`);
      const answer = before ?? own(stackNode, target, architectures);
      if (!before && key !== undefined) (isFree(answer, target) ? free : bound).set(key, answer);
      byProfile[profile] = answer;
      return answer;
    };
  };
  return (target, architectures) => {
    const key = [target.id, ...architectures].join();
    const reader = readers.get(key) ?? createReader(target, architectures, placeOf(ASKED(catalog), target, key));
    readers.set(key, reader);
    return reader;
  };
}

type Place = Readonly<Record<'free' | 'bound', Answers>>;

function placeOf(asked: Asked, { id }: Target, key: string): Place {
  if (asked.bound.size > MOST_PLACES) asked.bound = new Map<string, Answers>();
  return { free: answersAt(asked.free, key === id ? id : `${id},`), bound: answersAt(asked.bound, key) };
}

function answersAt(places: Map<string, Answers>, key: string): Answers {
  let answers = places.get(key);
  if (!answers || answers.size > MOST_PROFILES) places.set(key, (answers = new Map<string, OwnLevel>()));
  return answers;
}

/** Whether no claim about a target asks for an architecture: of those that are left the first one counts then, whichever there are. */
function isFree({ parts }: OwnLevel, { id }: Target): boolean {
  return parts.every(({ component }) => !component || casesOf(component, id).every(({ arch }) => arch === undefined));
}
