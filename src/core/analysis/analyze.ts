import type { Catalog } from '../catalog/catalog.ts';
import { LEVELS, RANK } from '../catalog/level.ts';
import type { Level, Target, TargetId } from '../catalog/types.ts';
import type { Stack } from '../stack/types.ts';
import { breakDown, type LockInShare } from './breakdown.ts';
import { findChokePoints, type ChokePoint } from './choke-points.ts';
import { classify, type Coupling, lockedTo, neutralNodes, vendorReader, type VendorLevels } from './coupling.ts';
import { chainEnds, chainTails, type CouplingChain, decidingChain } from './coupling-chain.ts';
import { type DeviceClass, deviceClasses, deviceSets, devicesIn } from './declared.ts';
import { buildGraph, forEachGroup, forEachMember, type Graph, type StackNode } from './graph.ts';
import { type Levels, ownLevels, type Reason, reasonReader } from './levels.ts';
import { lockInIndex } from './lock-in.ts';
import { findOpeningSet, type OpeningSet } from './opening-set.ts';
import { findMisfits, type Misfit } from './misfits.ts';
import { createTargetOrder, type Cycle, type Order, orderOf } from './order.ts';
import type { OwnLevel } from './own.ts';
import { acceleratorsOf, panelOf } from './panel.ts';
import { createPlaceReader } from './profile-reader.ts';
import { chainOf, computeReach, hasMember, type Reach } from './reach.ts';
import { findTopmost } from './topmost.ts';
import { membersBetween, usesLeaving, usesOn } from './uses.ts';

/** What is computed of one stack. Nodes are numbered as the entries are; members of an `any-of` without an entry follow. */
export interface Analysis {
  readonly targets: readonly Target[];
  /** The targets that are looked at, as positions in `targets`: what the index, the known share, the choke points and tables are about. */
  readonly panel: readonly number[];
  readonly nodes: readonly StackNode[];
  /** The node that a use of a name means; undefined where nothing has it. */
  readonly nodeOf: (name: string) => number | undefined;
  /** The same number for nodes that the catalog answers alike. */
  readonly profile: (node: number) => number;
  readonly devices: readonly DeviceClass[];
  /** The hardware that an entry is judged on: the devices that its uses lead to, else all that the stack declares. */
  readonly devicesOf: (node: number) => readonly DeviceClass[];
  readonly misfits: () => readonly Misfit[];
  /** Groups of entries that stand on each other. */
  readonly cycles: readonly (readonly number[])[];
  /** Mean lock-in index over the topmost entries, 0 to 100. */
  readonly lockIn: number;
  /** Share of the cells (entry × accelerator) that are known, 0 to 1. */
  readonly known: number;
  /** Entries that nobody stands on, platform pieces left out unless there is nothing else. */
  readonly topmost: readonly number[];
  readonly coupling: (node: number) => Coupling;
  /** The coupling that the entry would have on its own. */
  readonly ownCoupling: (node: number) => Coupling;
  /** The vendor that a locked entry is locked to; undefined where it runs on no accelerator. */
  readonly lockedTo: (node: number) => string | undefined;
  readonly entryLockIn: (node: number) => number;
  readonly own: (node: number, target: number) => Level;
  readonly reach: (node: number, target: number) => Level;
  /** Whether the entry runs on a target only with a platform piece below it swapped for the target's own. */
  readonly isSwapped: (node: number, target: number) => boolean;
  /** Why the own level is what it is. */
  readonly ownReason: (node: number, target: number) => OwnLevel;
  /** From an entry down to what limits it on a target, itself first; or the first so many of that chain. */
  readonly chain: (node: number, target: number, most?: number) => readonly number[];
  /** The last of that chain, without the way there. */
  readonly chainEnd: (node: number, target: number) => number;
  /** The chain that decides the coupling; the entry alone where nothing below it does. */
  readonly couplingChain: (node: number) => CouplingChain;
  /** What each node stands on, alternatives and optional uses included. */
  readonly usesOf: (node: number) => readonly (readonly number[])[];
  /** The members of all those groups, one after another; what stands in two of them comes twice. */
  readonly membersOf: (node: number) => readonly number[];
  /** Calls with each of those members, where a list of its own would be too much. */
  readonly forEachMember: (node: number, visit: (member: number) => void) => void;
  /** The groups of uses that count on a target; optional ones do not, nor what the node stands on elsewhere only. */
  readonly usesOn: (node: number, target: number) => readonly (readonly number[])[];
  /** Those of them that leave just this level on the target. */
  readonly usesLeaving: (node: number, target: number, level: Level) => readonly (readonly number[])[];
  readonly chokePoints: () => readonly ChokePoint[];
  /** Which entry costs how many points of `lockIn`, most first; they add up to it. */
  readonly lockInBreakdown: () => readonly LockInShare[];
  /** The fewest blockers whose replacement opens a target to all topmost entries. */
  readonly openingSet: (target: number) => OpeningSet;
}

/**
 * Analyses a stack; linear in its entries and uses. What only reports show is computed when it is first asked for. `looksAt` narrows
 * the panel.
 */
export function analyzeStack(stack: Stack, catalog: Catalog, looksAt?: readonly TargetId[]): Analysis {
  const graph = buildGraph(stack, catalog);
  const order = orderOf(graph, () => true);
  const firmOrder = graph.groupMask.includes(0) ? orderOf(graph, (group) => graph.groupMask[group] !== 0) : order;
  const orderOn = createTargetOrder(graph, firmOrder);
  const reader = createPlaceReader(graph, catalog);
  const devices = deviceClasses(graph);
  const sets = lazy(() => deviceSets(graph, order, devices));
  const reason = reasonReader(graph, devices, reader);
  const levels = ownLevels(graph, reason);
  const reach = computeReach(graph, orderOn, levels);
  const topmost = findTopmost(graph, order);
  const panel = panelOf(graph.targets, looksAt);
  const verdict = verdicts(graph, levels, reach, neutralNodes(graph, firmOrder, levels.neutral), panel);
  return {
    ...{ targets: graph.targets, panel, nodes: graph.nodes, devices, topmost },
    devicesOf: (node) => devicesIn(sets(), node),
    nodeOf: (name) => graph.byId.get(name),
    profile: (node) => graph.profile[node] ?? -1,
    misfits: lazy(() => findMisfits(graph, sets(), reader, levels.neutral)),
    cycles: allCycles(graph, order),
    known: knownShare(graph, reach, acceleratorsOf(graph.targets, panel)),
    lockIn: mean(topmost.map(verdict.entryLockIn)),
    ...verdict,
    ...readers(graph, levels, reach, reason),
    chokePoints: lazy(() => findChokePoints(graph, orderOn, levels, reach, panel)),
    lockInBreakdown: lazy(() =>
      breakDown(graph, reach, panel, topmost, (node) => verdict.coupling(node) === 'neutral'),
    ),
    openingSet: remember((target) => findOpeningSet(graph, firmOrder, levels, reach, topmost, target)),
  };
}

/** Computes on the first call, and remembers. */
function lazy<T extends object>(compute: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= compute());
}

/** Computes on the first call for a target, and remembers. */
function remember<T extends object>(compute: (target: number) => T): (target: number) => T {
  const values = new Map<number, T>();
  return (target) => {
    const value = values.get(target) ?? compute(target);
    values.set(target, value);
    return value;
  };
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((total, number) => total + number, 0) / numbers.length;
}

function verdicts(
  graph: Graph,
  levels: Levels,
  reach: Reach,
  neutral: Uint8Array,
  panel: readonly number[],
): Pick<Analysis, 'coupling' | 'ownCoupling' | 'lockedTo' | 'entryLockIn' | 'couplingChain' | 'chainEnd'> {
  const [read, readPanel] = [vendorReader(graph.targets), vendorReader(graph.targets, panel)];
  const row = (cells: Uint8Array, node: number): VendorLevels => read(cells, node * graph.targets.length);
  const entryLockIn = (node: number): number =>
    neutral[node] === 1 ? 0 : lockInIndex(readPanel(reach.level, node * graph.targets.length));
  const coupling = onceEach(graph, (node) => (neutral[node] === 1 ? 'neutral' : classify(row(reach.level, node))));
  const [chainEnd, tailOf] = [chainEnds(graph, reach), chainTails(graph, reach)];
  const ownCoupling = onceEach(graph, (node) =>
    levels.neutral[node] === 1 ? 'neutral' : classify(row(levels.own, node)),
  );
  return {
    coupling,
    ownCoupling,
    chainEnd,
    lockedTo: (node) => lockedTo(row(reach.level, node)),
    entryLockIn,
    couplingChain: (node) => {
      const verdict = coupling(node);
      return decidingChain(graph, reach, node, verdict, (one, target) => ownCoupling(chainEnd(one, target)), tailOf);
    },
  };
}

/** Works out the coupling of a node when it is first asked for; nearly every rule asks for that of every entry. */
function onceEach(graph: Graph, compute: (node: number) => Coupling): (node: number) => Coupling {
  const known = new Array<Coupling | undefined>(graph.nodes.length);
  return (node) => (known[node] ??= compute(node));
}

type Readers = Pick<
  Analysis,
  | 'own'
  | 'reach'
  | 'isSwapped'
  | 'ownReason'
  | 'chain'
  | 'usesOf'
  | 'membersOf'
  | 'forEachMember'
  | 'usesOn'
  | 'usesLeaving'
>;

function readers(graph: Graph, levels: Levels, reach: Reach, reason: Reason): Readers {
  const alone: (readonly number[])[] = [];
  const width = graph.targets.length;
  const level = (cells: Uint8Array, node: number, target: number): Level =>
    LEVELS[cells[node * width + target] ?? 1] ?? 'unknown';
  return {
    own: (node, target) => level(levels.own, node, target),
    reach: (node, target) => level(reach.level, node, target),
    isSwapped: (node, target) =>
      reach.swapped[node * width + target] === 1 && reach.level[node * width + target] !== RANK.none,
    ownReason: reason,
    chain: (node, target, most) => chainOf(graph, reach, node, target, most),
    usesOf: (node) => {
      const uses: (readonly number[])[] = [];
      forEachGroup(graph, node, (_, members) => uses.push([...members]));
      return uses;
    },
    membersOf: (node) => membersBetween(graph, graph.groupStart[node] ?? 0, graph.groupStart[node + 1] ?? 0),
    forEachMember: (node, visit) => {
      forEachMember(graph, node, visit);
    },
    usesOn: (node, target) => usesOn(graph, node, target, alone),
    usesLeaving: (node, target, one) => usesLeaving(graph, levels, reach, node, target, one),
  };
}

/** The cycles, and the nodes that stand on themselves. */
function allCycles(graph: Graph, order: Order): readonly Cycle[] {
  const cycles: Cycle[] = [];
  for (const step of order) {
    if (typeof step !== 'number') cycles.push(step);
    else if (usesItself(graph, step)) cycles.push([step]);
  }
  return cycles;
}

function usesItself(graph: Graph, node: number): boolean {
  const end = graph.groupStart[node + 1] ?? 0;
  for (let group = graph.groupStart[node] ?? 0; group < end; group++) if (hasMember(graph, group, node)) return true;
  return false;
}

/** Without an entry, or an accelerator, there is nothing that is not known. */
function knownShare(graph: Graph, reach: Reach, accelerators: readonly number[]): number {
  const all = graph.entryCount * accelerators.length;
  let known = 0;
  for (let node = 0; node < graph.entryCount; node++) {
    for (const target of accelerators) {
      if (reach.level[node * graph.targets.length + target] !== RANK.unknown) known++;
    }
  }
  return all === 0 ? 1 : known / all;
}
