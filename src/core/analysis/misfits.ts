import { type Fact, RANK, rankOf } from '../catalog/level.ts';
import { allOf, type DeviceClass, devicesIn, type DeviceSets } from './declared.ts';
import type { Graph } from './graph.ts';
import type { Ground } from './ground.ts';
import type { OwnPart } from './own.ts';
import { type OwnInPlace, type PlaceReader, RANKS } from './profile-reader.ts';

/** An entry that runs on none of the hardware below it: `generation` where an older device of the right target is all there is. */
export interface Misfit {
  readonly node: number;
  readonly kind: 'target' | 'generation';
  readonly devices: readonly DeviceClass[];
  /** What does not fit: the component, its precision or its format. */
  readonly part: OwnPart;
}

/** Finds the entries that do not run on the hardware as declared; what is not known to fail is left alone. */
export interface MisfitReader {
  readonly of: (node: number) => Misfit | undefined;
  readonly all: () => readonly Misfit[];
}

/** A reader that looks at an entry when somebody asks about it. */
export function misfitReader(
  { graph, reader, levels }: Pick<Ground, 'graph' | 'reader' | 'levels'>,
  sets: DeviceSets,
): MisfitReader {
  const { classes } = sets;
  const [everything, cpus] = [allOf(classes), allOf(classes, ({ target }) => target.kind === 'cpu')];
  const ownOn = classReader(reader);
  const runsOn = profileSets(graph, sets, ownOn);
  const known = new Map<number, Misfit>();
  const fits = new Uint8Array(graph.entryCount);
  const of = (node: number): Misfit | undefined => {
    if (node >= fits.length || fits[node] === 1) return undefined;
    let misfit = known.get(node);
    if (misfit) return misfit;
    // What touches no accelerator runs on the CPU beside it; only a CPU of another kind can be wrong for it.
    const counting = levels.neutral[node] === 1 ? cpus : everything;
    if (graph.nodes[node]?.component?.hardware || !fails(sets, node, counting, runsOn)) {
      fits[node] = 1;
      return undefined;
    }
    const devices = devicesIn(sets, node).filter(({ target }) => counting === everything || target.kind === 'cpu');
    known.set(node, (misfit = misfitOf(node, devices, ownOn)));
    return misfit;
  };
  return { of, all: () => Array.from({ length: graph.entryCount }, (_, node) => of(node)).filter(isMisfit) };
}

function isMisfit(one: Misfit | undefined): one is Misfit {
  return one !== undefined;
}

type RunsOn = (node: number, word: number, relevant: number) => boolean;

/** Whether some device of those that count matters for a node, and it runs on none of them. */
function fails({ words, bits }: DeviceSets, node: number, counting: Uint32Array, runsOn: RunsOn): boolean {
  let matter = false;
  for (let word = 0; word < words; word++) {
    const relevant = (bits[node * words + word] ?? 0) & (counting[word] ?? 0);
    if (relevant === 0) continue;
    if (runsOn(node, word, relevant)) return false;
    matter = true;
  }
  return matter;
}

/** Tells whether a node runs on one of the devices of a word, asking for each profile and device only once, and only as far as needed. */
function profileSets(graph: Graph, { classes, words }: DeviceSets, ownOn: ClassReader): RunsOn {
  const asked = new Uint32Array(graph.profileKeys.length * words);
  const running = new Uint32Array(asked.length);
  return (node, word, relevant) => {
    const at = (graph.profile[node] ?? 0) * words + word;
    for (
      let open = relevant & ~(asked[at] ?? 0);
      open !== 0 && ((running[at] ?? 0) & relevant) === 0;
      open &= open - 1
    ) {
      const bit = 31 - Math.clz32(open & -open);
      const device = classes[word * 32 + bit];
      asked[at] = (asked[at] ?? 0) | (1 << bit);
      if (device && (ownOn(device).brief(node) & RANKS) !== RANK.none) running[at] = (running[at] ?? 0) | (1 << bit);
    }
    return ((running[at] ?? 0) & relevant) !== 0;
  };
}

/** Gives the own levels of nodes on devices of one kind. */
type ClassReader = (device: DeviceClass) => OwnInPlace;

/** Looks for each kind once: there may be dozens that a misfit is on, and hundreds of misfits. */
function classReader(at: PlaceReader): ClassReader {
  const known = new Map<DeviceClass, OwnInPlace>();
  return (device) => {
    let own = known.get(device);
    if (!own) known.set(device, (own = at(device.target, device.arch === undefined ? [] : [device.arch])));
    return own;
  };
}

/** Why a node runs on none of the devices that matter for it. */
function misfitOf(node: number, devices: readonly DeviceClass[], ownOn: ClassReader): Misfit {
  const parts = devices.map((device) => ownOn(device).full(node).decisive);
  const old = parts.find(({ fact }) => fact.why === 'architecture' || runsOnOthers(fact));
  const [first] = parts;
  if (!first) throw new RangeError(`no device matters for node ${node}`);
  return { node, kind: old ? 'generation' : 'target', devices, part: old ?? first };
}

/** A claim that names architectures on which it does not run, beside others on which it does. */
function runsOnOthers({ case: one, besides }: Fact): boolean {
  return one?.arch !== undefined && besides.some((other) => rankOf(other) > RANK.unknown);
}
