import { type Fact, RANK, rankOf } from '../catalog/level.ts';
import { allOf, type DeviceClass, devicesIn, type DeviceSets } from './declared.ts';
import type { Graph } from './graph.ts';
import type { OwnPart } from './own.ts';
import type { PlaceReader } from './profile-reader.ts';

/** An entry that runs on none of the hardware below it: `generation` where an older device of the right target is all there is. */
export interface Misfit {
  readonly node: number;
  readonly kind: 'target' | 'generation';
  readonly devices: readonly DeviceClass[];
  /** What does not fit: the component, its precision or its format. */
  readonly part: OwnPart;
}

/** Finds the entries that do not run on the hardware as declared; what is not known to fail is left alone. */
export function findMisfits(graph: Graph, sets: DeviceSets, at: PlaceReader, neutral: Uint8Array): readonly Misfit[] {
  const { classes, words } = sets;
  if (classes.length === 0) return [];
  const [everything, cpus] = [allOf(classes), allOf(classes, ({ target }) => target.kind === 'cpu')];
  const runsOn = profileSets(graph, sets, at);
  const misfits: Misfit[] = [];
  for (let node = 0; node < graph.entryCount; node++) {
    if (graph.nodes[node]?.component?.hardware) continue;
    // What touches no accelerator runs on the CPU beside it; only a CPU of another kind can be wrong for it.
    const counting = neutral[node] === 1 ? cpus : everything;
    let [matter, runs] = [false, false];
    for (let word = 0; word < words && !runs; word++) {
      const relevant = (sets.bits[node * words + word] ?? 0) & (counting[word] ?? 0);
      matter ||= relevant !== 0;
      runs = relevant !== 0 && runsOn(node, word, relevant);
    }
    if (!matter || runs) continue;
    const devices = devicesIn(sets, node).filter(({ target }) => counting === everything || target.kind === 'cpu');
    misfits.push(misfitOf(node, devices, at));
  }
  return misfits;
}

/** Tells whether a node runs on one of the devices of a word, asking for each profile and device only once, and only as far as needed. */
function profileSets(
  graph: Graph,
  { classes, words }: DeviceSets,
  at: PlaceReader,
): (node: number, word: number, relevant: number) => boolean {
  const asked = new Uint32Array(graph.profileKeys.length * words);
  const running = new Uint32Array(asked.length);
  const readers = classes.map((device) => ownOn(device, at));
  return (node, word, relevant) => {
    const at = (graph.profile[node] ?? 0) * words + word;
    for (
      let open = relevant & ~(asked[at] ?? 0);
      open !== 0 && ((running[at] ?? 0) & relevant) === 0;
      open &= open - 1
    ) {
      const bit = 31 - Math.clz32(open & -open);
      const own = readers[word * 32 + bit];
      asked[at] = (asked[at] ?? 0) | (1 << bit);
      if (own && own(node).rank !== RANK.none) running[at] = (running[at] ?? 0) | (1 << bit);
    }
    return ((running[at] ?? 0) & relevant) !== 0;
  };
}

function ownOn({ target, arch }: DeviceClass, at: PlaceReader): ReturnType<PlaceReader> {
  return at(target, arch === undefined ? [] : [arch]);
}

/** Why a node runs on none of the devices that matter for it. */
function misfitOf(node: number, devices: readonly DeviceClass[], at: PlaceReader): Misfit {
  const parts = devices.map((device) => ownOn(device, at)(node).decisive);
  const old = parts.find(({ fact }) => fact.why === 'architecture' || runsOnOthers(fact));
  const [first] = parts;
  if (!first) throw new RangeError(`no device matters for node ${node}`);
  return { node, kind: old ? 'generation' : 'target', devices, part: old ?? first };
}

/** A claim that names architectures on which it does not run, beside others on which it does. */
function runsOnOthers({ case: one, besides }: Fact): boolean {
  return one?.arch !== undefined && besides.some((other) => rankOf(other) > RANK.unknown);
}
