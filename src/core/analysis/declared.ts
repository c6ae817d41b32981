import { type Fact, RANK, rankOf } from '../catalog/level.ts';
import type { Target } from '../catalog/types.ts';
import type { Graph } from './graph.ts';
import type { Order } from './order.ts';
import type { OwnLevel, OwnPart, OwnReader } from './own.ts';

/** Devices of one target and one generation, with the nodes that declare them. */
export interface DeviceClass {
  readonly target: Target;
  readonly arch: string | undefined;
  readonly nodes: readonly number[];
}

/** An entry that runs on none of the hardware below it: `generation` where an older device of the right target is all there is. */
export interface Misfit {
  readonly node: number;
  readonly kind: 'target' | 'generation';
  readonly devices: readonly DeviceClass[];
  /** What does not fit: the component, its precision or its format. */
  readonly part: OwnPart;
}

/** The devices that a stack declares, by target and architecture. */
export function deviceClasses(graph: Graph): readonly DeviceClass[] {
  const classes = new Map<string, { target: Target; arch: string | undefined; nodes: number[] }>();
  graph.nodes.forEach(({ entry, component }, node) => {
    const device = entry && component?.hardware;
    const target = device && graph.targets.find(({ id }) => id === device.target);
    if (!target) return;
    const key = `${target.id} ${device.arch ?? ''}`;
    const known = classes.get(key);
    if (known) known.nodes.push(node);
    else classes.set(key, { target, arch: device.arch, nodes: [node] });
  });
  return [...classes.values()];
}

/** The hardware that each node is judged on: the devices that its uses lead to, else all that the stack declares. */
export function devicesReader(
  graph: Graph,
  order: Order,
  classes: readonly DeviceClass[],
): (node: number) => readonly DeviceClass[] {
  if (classes.length === 0) return () => classes;
  const below = classesBelow(graph, order, classes);
  return (node) => {
    const marked = classes.filter((_, index) => below[node * classes.length + index] === 1);
    return marked.length > 0 ? marked : classes;
  };
}

/** Finds the entries that do not run on the hardware as declared; what is not known to fail is left alone. */
export function findMisfits(
  graph: Graph,
  devicesOf: (node: number) => readonly DeviceClass[],
  own: OwnReader,
  neutral: Uint8Array,
): readonly Misfit[] {
  const levelOn = levelReader(graph, own);
  const misfits: Misfit[] = [];
  for (let node = 0; node < graph.entryCount; node++) {
    if (graph.nodes[node]?.component?.hardware) continue;
    const devices = devicesOf(node);
    // What touches no accelerator runs on the CPU beside it; only a CPU of another kind can be wrong for it.
    const relevant = neutral[node] === 1 ? devices.filter(({ target }) => target.kind === 'cpu') : devices;
    const misfit = relevant.length > 0 ? misfitOf(node, relevant, levelOn) : undefined;
    if (misfit) misfits.push(misfit);
  }
  return misfits;
}

type LevelOn = (node: number, device: DeviceClass) => OwnLevel;

/** Own levels on classes of devices; nodes of one profile are asked about once. */
function levelReader(graph: Graph, own: OwnReader): LevelOn {
  const known = new Map<DeviceClass, (OwnLevel | undefined)[]>();
  return (node, device) => {
    let levels = known.get(device);
    if (!levels) known.set(device, (levels = []));
    const profile = graph.profile[node] ?? 0;
    const level = levels[profile];
    if (level) return level;
    const stackNode = graph.nodes[node];
    if (!stackNode) throw new RangeError(`no node ${node}`);
    return (levels[profile] = own(stackNode, device.target, device.arch === undefined ? [] : [device.arch]));
  };
}

/** For each node a mark for each class of devices that its uses lead to. */
function classesBelow(graph: Graph, order: Order, classes: readonly DeviceClass[]): Uint8Array {
  const width = classes.length;
  const below = new Uint8Array(graph.nodes.length * width);
  classes.forEach(({ nodes }, index) => {
    for (const node of nodes) below[node * width + index] = 1;
  });
  const take = (node: number): void => {
    const from = graph.memberStart[graph.groupStart[node] ?? 0] ?? 0;
    const end = graph.memberStart[graph.groupStart[node + 1] ?? 0] ?? 0;
    for (let at = from; at < end; at++) {
      const member = graph.members[at] ?? 0;
      for (let i = 0; i < width; i++) if (below[member * width + i] === 1) below[node * width + i] = 1;
    }
  };
  for (const cycle of order) {
    // Twice round a cycle: what its first member leads to reaches its last one, and the other way round.
    for (const node of cycle) take(node);
    if (cycle.length > 1) for (const node of [...cycle].reverse()) take(node);
    if (cycle.length > 1) for (const node of cycle) take(node);
  }
  return below;
}

/** Why a node runs on none of the devices that matter for it; undefined where it does, or may. */
function misfitOf(node: number, devices: readonly DeviceClass[], levelOn: LevelOn): Misfit | undefined {
  if (devices.some((device) => levelOn(node, device).rank !== RANK.none)) return undefined;
  const levels = devices.map((device) => levelOn(node, device));
  const old = levels.find(({ decisive: { fact } }) => fact.why === 'architecture' || runsOnOthers(fact));
  const decisive = (old ?? levels[0])?.decisive;
  return decisive && { node, kind: old ? 'generation' : 'target', devices, part: decisive };
}

/** A claim that names architectures on which it does not run, beside others on which it does. */
function runsOnOthers({ case: one, besides }: Fact): boolean {
  return one?.arch !== undefined && besides.some((other) => rankOf(other) > RANK.unknown);
}
