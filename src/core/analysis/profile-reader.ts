import type { Catalog } from '../catalog/catalog.ts';
import { casesOf } from '../catalog/level.ts';
import type { Target } from '../catalog/types.ts';
import { lazily, remembering } from '../remember.ts';
import type { Graph } from './graph.ts';
import { createOwnReader, type OwnLevel } from './own.ts';

/** Gives the own levels of nodes on a target with devices of the same architectures. */
export interface OwnInPlace {
  readonly full: (node: number) => OwnLevel;
  /** What counts of it, as a number: the rank, `CLAIMED` and `NEUTRAL`. */
  readonly brief: (node: number) => number;
}

/** Gives the own levels on a target with devices of these architectures. */
export type PlaceReader = (target: Target, architectures: readonly string[]) => OwnInPlace;

/** In a brief answer: the bits of the rank. */
export const RANKS = 7;
/** In a brief answer: the bit for one that the catalog or the manifest gives itself. */
export const CLAIMED = 8;
/** In a brief answer: the bit for what is neutral by the catalog's word, or the user's own. */
export const NEUTRAL = 16;
/** Tells an answer from none. */
const ANSWERED = 32;

/**
 * What a catalog has answered about a profile, whichever architectures there are: by the place of the target, behind the targets where there
 * are no devices those where there are.
 */
interface Free {
  readonly full: (OwnLevel | undefined)[];
  readonly brief: Uint8Array;
}

/** What a catalog has been asked: after an edit, and in the next manifest, nearly all is the same again. */
interface Asked {
  /** By profile. */
  free: Map<string, Free>;
  /** Answers that are others beside other devices: by target and architecture, and by profile. */
  bound: Map<string, Map<string, OwnLevel>>;
}

const ASKED = remembering<Catalog, Asked>(() => ({ bound: new Map(), free: new Map() }));

/** Every version that somebody types makes another profile, and a team's catalog may have any architectures; so many are remembered. */
const MOST_PROFILES = 20_000;
const MOST_PLACES = 300;

/** A reader that asks the catalog once about all nodes of one profile, in this stack or in any that came before. */
export function createPlaceReader(graph: Graph, catalog: Catalog): PlaceReader {
  const asked = ASKED(catalog);
  const freeOf = freeReader(graph, asked);
  const readers = new Map<string, OwnInPlace>();
  const own = createOwnReader(catalog);
  const answer = (node: number, target: Target, architectures: readonly string[]): OwnLevel => {
    const one = graph.nodes[node];
    if (!one) throw new RangeError(`no node ${node}`);
    return own(one, target, architectures);
  };
  const at: PlaceReader = (target, architectures) => {
    const key = [target.id, ...architectures].join();
    let reader = readers.get(key);
    if (!reader) {
      const place = graph.targets.indexOf(target) + (architectures.length > 0 ? graph.targets.length : 0);
      const ask = (node: number): OwnLevel => answer(node, target, architectures);
      const full =
        architectures.length > 1
          ? severalReader(graph, place, freeOf, { each: architectures.map((one) => at(target, [one])), ask })
          : fullReader(graph, { target, place, freeOf, bound: lazily(() => boundAt(asked, key)) }, ask);
      readers.set(key, (reader = { full, brief: briefReader(graph, place, freeOf, full) }));
    }
    return reader;
  };
  return at;
}

/** Where answers are remembered. */
interface Place {
  readonly target: Target;
  readonly place: number;
  readonly freeOf: (profile: number) => Free;
  readonly bound: () => Map<string, OwnLevel>;
}

function fullReader(graph: Graph, at: Place, ask: (node: number) => OwnLevel): (node: number) => OwnLevel {
  const { target, place, freeOf } = at;
  const byProfile: (OwnLevel | undefined)[] = [];
  return (node) => {
    const profile = graph.profile[node] ?? 0;
    const key = graph.profileKeys[profile];
    const before = freeOf(profile).full[place] ?? byProfile[profile];
    if (before) return before;
    const known = key === undefined ? undefined : at.bound().get(key);
    const answer = known ?? ask(node);
    if (!known && key !== undefined) {
      if (isFree(answer, target)) return keepFree(freeOf(profile), place, answer);
      at.bound().set(key, answer);
    }
    return (byProfile[profile] = answer);
  };
}

/** Devices come in ever other sets, of ever the same kinds: what counts beside several is what counts beside one of them. */
function severalReader(
  graph: Graph,
  place: number,
  freeOf: Place['freeOf'],
  { each, ask }: { readonly each: readonly OwnInPlace[]; readonly ask: (node: number) => OwnLevel },
): (node: number) => OwnLevel {
  const byProfile: (OwnLevel | undefined)[] = [];
  return (node) => {
    const profile = graph.profile[node] ?? 0;
    const before = freeOf(profile).full[place] ?? byProfile[profile];
    if (before) return before;
    const best = graph.profileKeys[profile] === undefined ? undefined : bestOf(each, node);
    return (byProfile[profile] = best ?? ask(node));
  };
}

/**
 * The best of the claims that hold for some architecture, of equals the first; undefined where several parts count, each of which may be at
 * its best beside another one.
 */
function bestOf(each: readonly OwnInPlace[], node: number): OwnLevel | undefined {
  let best: OwnLevel | undefined;
  for (const { full } of each) {
    const one = full(node);
    if (one.parts.length > 1) return undefined;
    const holds = one.decisive.fact.case !== undefined;
    if (!best || (holds && (best.decisive.fact.case === undefined || one.rank > best.rank))) best = one;
  }
  return best;
}

function briefReader(
  graph: Graph,
  place: number,
  freeOf: Place['freeOf'],
  full: OwnInPlace['full'],
): (node: number) => number {
  return (node) => {
    const known = freeOf(graph.profile[node] ?? 0).brief[place] ?? 0;
    return known === 0 ? briefOf(full(node)) : known;
  };
}

function keepFree({ full, brief }: Free, place: number, answer: OwnLevel): OwnLevel {
  full[place] = answer;
  brief[place] = briefOf(answer);
  return answer;
}

function briefOf({ rank, claimed, decisive }: OwnLevel): number {
  const { why } = decisive.fact;
  return ANSWERED | rank | (claimed ? CLAIMED : 0) | (why === 'own' || why === 'neutral' ? NEUTRAL : 0);
}

/** Gives what is remembered of a profile; of one that the manifest itself describes nothing is. */
function freeReader({ profileKeys, targets }: Graph, asked: Asked): (profile: number) => Free {
  const byProfile: Free[] = [];
  return (profile) => {
    const known = byProfile[profile];
    if (known) return known;
    const key = profileKeys[profile];
    let free = key === undefined ? undefined : asked.free.get(key);
    if (!free) {
      free = { full: [], brief: new Uint8Array(2 * targets.length) };
      if (asked.free.size >= MOST_PROFILES) asked.free = new Map<string, Free>();
      if (key !== undefined) asked.free.set(key, free);
    }
    return (byProfile[profile] = free);
  };
}

function boundAt(asked: Asked, key: string): Map<string, OwnLevel> {
  let answers = asked.bound.get(key);
  if (answers && answers.size < MOST_PROFILES) return answers;
  if (asked.bound.size > MOST_PLACES) asked.bound = new Map<string, Map<string, OwnLevel>>();
  asked.bound.set(key, (answers = new Map<string, OwnLevel>()));
  return answers;
}

/** Whether no claim about a target asks for an architecture: of those that are left the first one counts then, whichever there are. */
function isFree({ parts }: OwnLevel, { id }: Target): boolean {
  return parts.every(({ component }) => !component || casesOf(component, id).every(({ arch }) => arch === undefined));
}
