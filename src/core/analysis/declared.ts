import type { Component, Target } from '../catalog/types.ts';
import { besides } from '../remember.ts';
import type { Graph, StackNode } from './graph.ts';
import type { Ground } from './ground.ts';
import type { Order } from './order.ts';

/** Devices of one target and one generation, with the nodes that declare them. */
export interface DeviceClass {
  readonly target: Target;
  readonly arch: string | undefined;
  readonly nodes: readonly number[];
}

/** The devices that a stack declares, by target and architecture, in the order of their first nodes. */
export function deviceClasses(graph: Graph): readonly DeviceClass[] {
  const classes = new Map<string, { target: Target; arch: string | undefined; nodes: number[] }>();
  // Thousands of nodes declare the same few devices.
  const nodesOf = new Map<Component, number[]>();
  for (let node = 0; node < graph.nodes.length; node++) {
    const one = graph.nodes[node];
    const component = one?.component;
    if (!one?.entry || !component?.hardware) continue;
    let nodes = nodesOf.get(component);
    if (!nodes) {
      const device = deviceOf(graph, one);
      if (!device) continue;
      const known = classes.get(keyOf(device));
      nodes = known?.nodes ?? [];
      // Put together of another object it would take thirty times as long.
      if (!known) classes.set(keyOf(device), { target: device.target, arch: device.arch, nodes });
      nodesOf.set(component, nodes);
    }
    nodes.push(node);
  }
  return [...classes.values()];
}

/** The same after some nodes were edited, from the devices before. */
export function renewDevices(
  before: readonly DeviceClass[],
  graph: Graph,
  edited: readonly number[],
): readonly DeviceClass[] {
  const classes = new Map(before.map((one) => [keyOf(one), one]));
  for (const [key, one] of classes) {
    const nodes = one.nodes.filter((node) => !edited.includes(node));
    if (nodes.length < one.nodes.length) classes.set(key, { ...one, nodes });
  }
  for (const node of edited) {
    const device = deviceOf(graph, graph.nodes[node]);
    if (!device) continue;
    const nodes = [...(classes.get(keyOf(device))?.nodes ?? []), node].sort((a, b) => a - b);
    classes.set(keyOf(device), { ...device, nodes });
  }
  const declared = [...classes.values()].filter(({ nodes }) => nodes.length > 0);
  return declared.sort((one, other) => (one.nodes[0] ?? 0) - (other.nodes[0] ?? 0));
}

type Device = Pick<DeviceClass, 'target' | 'arch'>;

function deviceOf({ targets }: Graph, node: StackNode | undefined): Device | undefined {
  const device = node?.entry && node.component?.hardware;
  const target = device && targets.find(({ id }) => id === device.target);
  return target && { target, arch: device.arch };
}

function keyOf({ target, arch }: Device): string {
  return `${target.id} ${arch ?? ''}`;
}

/** The devices that each node is judged on, as sets of positions in `classes`, in words of 32 bits. */
export interface DeviceSets {
  readonly classes: readonly DeviceClass[];
  readonly words: number;
  /** The set of node x starts at `x × words`: the devices that its uses lead to, else all that the stack declares. */
  readonly bits: Uint32Array;
  /** The devices that the uses of each node lead to, and nothing else. */
  readonly below: Uint32Array;
}

const WORD = 32;

/** The hardware that each node is judged on; found once as long as an edit leaves all uses and devices as they are. */
export function deviceSetsOn({ graph, order, devices }: Pick<Ground, 'graph' | 'order' | 'devices'>): DeviceSets {
  const known = SETS.get(graph);
  if (known?.classes === devices) return known;
  const sets = deviceSets(graph, order, devices);
  SETS.set(graph, sets);
  return sets;
}

const SETS = besides<Graph, DeviceSets>();

/** Finds the hardware that each node is judged on. */
function deviceSets(graph: Graph, order: Order, classes: readonly DeviceClass[]): DeviceSets {
  const words = Math.ceil(classes.length / WORD);
  const below = new Uint32Array(graph.nodes.length * words);
  classes.forEach(({ nodes }, index) => {
    const word = index >>> 5;
    for (const node of nodes) below[node * words + word] = (below[node * words + word] ?? 0) | (1 << (index & 31));
  });
  for (const step of order) {
    if (typeof step === 'number') takeFromBelow(graph, below, words, step);
    // There and back round a cycle: what its first member leads to reaches its last one, and the other way round.
    else for (const node of [...step, ...step.toReversed(), ...step]) takeFromBelow(graph, below, words, node);
  }
  const sets: DeviceSets = { classes, words, bits: below.slice(), below };
  const all = allOf(classes);
  for (let from = 0; from < below.length; from += words) if (isEmpty(below, from, words)) sets.bits.set(all, from);
  return sets;
}

/**
 * The same after an edit of a stack without circles, from the sets before, which are of the same classes: only those of some nodes, which are
 * all that may have changed, those that others stand on first. The sets before are used up; gives the nodes that are judged on other hardware.
 */
export function renewDeviceSets(
  before: DeviceSets,
  ground: Pick<Ground, 'graph' | 'devices'>,
  nodes: readonly number[],
): readonly number[] {
  const { graph, devices: classes } = ground;
  const { words } = before;
  const sets: DeviceSets = { ...before, classes };
  const all = allOf(classes);
  const others: number[] = [];
  for (const node of nodes) {
    const from = node * words;
    sets.below.fill(0, from, from + words);
    if (graph.nodes[node]?.component?.hardware) addOwn(sets, node);
    takeFromBelow(graph, sets.below, words, node);
    if (judge(sets, all, node)) others.push(node);
  }
  SETS.set(graph, sets);
  return others;
}

/** Judges a node on what its uses lead to, else on all; whether that is other hardware than before. */
function judge({ bits, below, words }: DeviceSets, all: Uint32Array, node: number): boolean {
  const from = node * words;
  const takesAll = isEmpty(below, from, words);
  let isOther = false;
  for (let word = 0; word < words; word++) {
    const now = (takesAll ? all[word] : below[from + word]) ?? 0;
    isOther ||= bits[from + word] !== now;
    bits[from + word] = now;
  }
  return isOther;
}

function addOwn({ classes, words, below }: DeviceSets, node: number): void {
  const index = classes.findIndex(({ nodes }) => nodes.includes(node));
  const at = node * words + (index >>> 5);
  if (index >= 0) below[at] = (below[at] ?? 0) | (1 << (index & 31));
}

function isEmpty(bits: Uint32Array, from: number, words: number): boolean {
  for (let word = from; word < from + words; word++) if (bits[word] !== 0) return false;
  return true;
}

function takeFromBelow(
  { groupStart, groupEnd, memberStart, memberEnd, members }: Graph,
  bits: Uint32Array,
  words: number,
  node: number,
): void {
  const last = groupEnd[node] ?? 0;
  for (let group = groupStart[node] ?? 0; group < last; group++) {
    const end = memberEnd[group] ?? 0;
    for (let at = memberStart[group] ?? 0; at < end; at++) {
      const member = members[at] ?? 0;
      for (let word = 0; word < words; word++) {
        bits[node * words + word] = (bits[node * words + word] ?? 0) | (bits[member * words + word] ?? 0);
      }
    }
  }
}

/** The set of all classes that pass. */
export function allOf(
  classes: readonly DeviceClass[],
  passes: (one: DeviceClass) => boolean = () => true,
): Uint32Array {
  const set = new Uint32Array(Math.ceil(classes.length / WORD));
  classes.forEach((one, index) => {
    if (passes(one)) set[index >>> 5] = (set[index >>> 5] ?? 0) | (1 << (index & 31));
  });
  return set;
}

/** The devices that a node is judged on. */
export function devicesIn({ classes, words, bits }: DeviceSets, node: number): readonly DeviceClass[] {
  return classes.filter((_, index) => (((bits[node * words + (index >>> 5)] ?? 0) >>> (index & 31)) & 1) === 1);
}
