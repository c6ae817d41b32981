import { RANK } from '../catalog/level.ts';
import type { DeviceClass } from './declared.ts';
import type { Graph } from './graph.ts';
import type { OwnLevel } from './own.ts';
import { placeOf, type ProfileReader } from './profile-reader.ts';

/** Own levels of every node on every target, as ranks (see `RANK`); the cell of node x and target t is `x × targets + t`. */
export interface Levels {
  readonly own: Uint8Array;
  /** 1 where the catalog or the manifest itself says that the node runs there, so that a platform piece under it may be swapped. */
  readonly claimed: Uint8Array;
  /** 1 for a node that touches no accelerator itself. */
  readonly neutral: Uint8Array;
}

/** Why the own level of a cell is what it is. */
export type Reason = (node: number, target: number) => OwnLevel;

/** Own levels count for the generations that the stack declares of a target, wherever they stand. */
export function reasonReader(graph: Graph, devices: readonly DeviceClass[], own: ProfileReader): Reason {
  const places = graph.targets.map((target) =>
    placeOf(
      target,
      devices.flatMap((device) => (device.target.id === target.id && device.arch !== undefined ? [device.arch] : [])),
    ),
  );
  return (node, target) => {
    const place = places[target];
    if (!place) throw new RangeError(`no target ${target}`);
    return own(node, place);
  };
}

/** The levels of all nodes of one profile. */
interface Row {
  readonly own: Uint8Array;
  readonly claimed: Uint8Array;
  readonly neutral: boolean;
}

/** Computes the own levels of a graph. */
export function ownLevels(graph: Graph, reason: Reason): Levels {
  const width = graph.targets.length;
  const own = new Uint8Array(graph.nodes.length * width);
  const levels = { own, claimed: new Uint8Array(own.length), neutral: new Uint8Array(graph.nodes.length) };
  const rows: (Row | undefined)[] = [];
  for (let node = 0; node < graph.nodes.length; node++) {
    writeRow(levels, node, width, (rows[graph.profile[node] ?? 0] ??= rowOf(graph, reason, node)));
  }
  return levels;
}

/** Computes the own levels of one node again, in place. */
export function renewLevels(levels: Levels, graph: Graph, reason: Reason, node: number): void {
  writeRow(levels, node, graph.targets.length, rowOf(graph, reason, node));
}

/** A loop, since to copy a few bytes from array to array by `set` takes ten times as long. */
function writeRow({ own, claimed, neutral }: Levels, node: number, width: number, row: Row): void {
  for (let target = 0, cell = node * width; target < width; target++, cell++) {
    own[cell] = row.own[target] ?? RANK.unknown;
    claimed[cell] = row.claimed[target] ?? 0;
  }
  neutral[node] = row.neutral ? 1 : 0;
}

function rowOf(graph: Graph, reason: Reason, node: number): Row {
  const row = graph.targets.map((_, target) => reason(node, target));
  const onCpuOnly = runsOnCpuOnly(graph, row);
  const beside = (target: number): boolean => onCpuOnly && graph.targets[target]?.kind === 'accelerator';
  return {
    own: Uint8Array.from(row, ({ rank }, target) => (beside(target) ? RANK.native : rank)),
    claimed: Uint8Array.from(row, ({ claimed }) => (claimed ? 1 : 0)),
    neutral: onCpuOnly || isFree(graph, row),
  };
}

/** Neutral by the catalog's word, or the user's own. */
function isFree(graph: Graph, row: readonly OwnLevel[]): boolean {
  return accelerated(graph, row).every(
    ({ rank, decisive }) => rank === RANK.native && /^(own|neutral)$/.test(decisive.fact.why),
  );
}

/** What only CPUs run touches no accelerator, and runs beside any of them. */
function runsOnCpuOnly(graph: Graph, row: readonly OwnLevel[]): boolean {
  const onCpu = row.some(({ rank }, target) => graph.targets[target]?.kind === 'cpu' && rank > RANK.unknown);
  return onCpu && accelerated(graph, row).every(({ rank }) => rank === RANK.none);
}

function accelerated({ targets }: Graph, row: readonly OwnLevel[]): readonly OwnLevel[] {
  return row.filter((_, target) => targets[target]?.kind === 'accelerator');
}
