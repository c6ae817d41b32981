import { RANK } from '../catalog/level.ts';
import type { DeviceClass } from './declared.ts';
import type { Graph } from './graph.ts';
import type { OwnLevel } from './own.ts';
import { CLAIMED, NEUTRAL, type OwnInPlace, type PlaceReader, RANKS } from './profile-reader.ts';

/** Own levels of every node on every target, as ranks (see `RANK`); the cell of node x and target t is `x × targets + t`. */
export interface Levels {
  readonly own: Uint8Array;
  /** 1 where the catalog or the manifest itself says that the node runs there, so that a platform piece under it may be swapped. */
  readonly claimed: Uint8Array;
  /** 1 for a node that touches no accelerator itself. */
  readonly neutral: Uint8Array;
}

/** Why the own level of a cell is what it is; and, where nobody asks, only what it is (see `OwnInPlace`). */
export interface Reason {
  readonly full: (node: number, target: number) => OwnLevel;
  readonly brief: (node: number, target: number) => number;
}

/** Own levels count for the generations that the stack declares of a target, wherever they stand. */
export function reasonReader(graph: Graph, devices: readonly DeviceClass[], at: PlaceReader): Reason {
  const readers = graph.targets.map((target) =>
    at(
      target,
      devices.flatMap((device) => (device.target.id === target.id && device.arch !== undefined ? [device.arch] : [])),
    ),
  );
  const readerOf = (target: number): OwnInPlace => {
    const own = readers[target];
    if (!own) throw new RangeError(`no target ${target}`);
    return own;
  };
  return {
    full: (node, target) => readerOf(target).full(node),
    brief: (node, target) => readerOf(target).brief(node),
  };
}

/** Computes the own levels of a graph: once for each profile, and its other nodes copy the row. */
export function ownLevels(graph: Graph, reason: Reason): Levels {
  const width = graph.targets.length;
  const own = new Uint8Array(graph.nodes.length * width);
  const levels = { own, claimed: new Uint8Array(own.length), neutral: new Uint8Array(graph.nodes.length) };
  const accelerators = acceleratorMarks(graph);
  const first = new Int32Array(graph.profileKeys.length).fill(-1);
  for (let node = 0; node < graph.nodes.length; node++) {
    const profile = graph.profile[node] ?? 0;
    const known = first[profile] ?? -1;
    if (known < 0) {
      first[profile] = node;
      fillRow(levels, accelerators, reason, node);
      continue;
    }
    // A loop, since to copy a few bytes from array to array by `copyWithin` takes ten times as long.
    for (let target = 0, from = known * width, to = node * width; target < width; target++, from++, to++) {
      own[to] = own[from] ?? RANK.unknown;
      levels.claimed[to] = levels.claimed[from] ?? 0;
    }
    levels.neutral[node] = levels.neutral[known] ?? 0;
  }
  return levels;
}

/** Computes the own levels of one node again, in place. */
export function renewLevels(levels: Levels, graph: Graph, reason: Reason, node: number): void {
  fillRow(levels, acceleratorMarks(graph), reason, node);
}

/**
 * Computes the own levels again, in place, that come out otherwise by another reason, and gives the nodes that have them. Nodes of one profile
 * are looked at once.
 */
export function renewLevelsBy(
  levels: Levels,
  graph: Graph,
  reasons: Readonly<Record<'was' | 'now', Reason>>,
): readonly number[] {
  const isOther = new Int8Array(graph.profileKeys.length).fill(-1);
  const changed: number[] = [];
  for (let node = 0; node < graph.nodes.length; node++) {
    const profile = graph.profile[node] ?? 0;
    if (isOther[profile] === -1) {
      const { was, now } = reasons;
      isOther[profile] = graph.targets.some((_, target) => was.brief(node, target) !== now.brief(node, target)) ? 1 : 0;
    }
    if (isOther[profile] === 1) changed.push(node);
  }
  const accelerators = acceleratorMarks(graph);
  for (const node of changed) fillRow(levels, accelerators, reasons.now, node);
  return changed;
}

function acceleratorMarks({ targets }: Graph): Uint8Array {
  return Uint8Array.from(targets, ({ kind }) => (kind === 'accelerator' ? 1 : 0));
}

/**
 * Fills in the levels of a node. It touches no accelerator where it is neutral by the catalog's word, or the user's own; and where only
 * CPUs run it: then it runs beside any of them.
 */
function fillRow({ own, claimed, neutral }: Levels, accelerators: Uint8Array, reason: Reason, node: number): void {
  const width = accelerators.length;
  let [onCpu, onAccelerator, isFree] = [false, false, true];
  for (let target = 0, cell = node * width; target < width; target++, cell++) {
    const one = reason.brief(node, target);
    const rank = one & RANKS;
    own[cell] = rank;
    claimed[cell] = (one & CLAIMED) === 0 ? 0 : 1;
    if (accelerators[target] === 1) {
      onAccelerator ||= rank !== RANK.none;
      isFree &&= rank === RANK.native && (one & NEUTRAL) !== 0;
    } else onCpu ||= rank > RANK.unknown;
  }
  const onCpuOnly = onCpu && !onAccelerator;
  if (onCpuOnly)
    for (let target = 0; target < width; target++)
      if (accelerators[target] === 1) own[node * width + target] = RANK.native;
  neutral[node] = onCpuOnly || isFree ? 1 : 0;
}
