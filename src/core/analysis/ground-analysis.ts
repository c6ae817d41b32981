import { RANK } from '../catalog/level.ts';
import type { Analysis } from './analyze.ts';
import { breakDown } from './breakdown.ts';
import { findChokePoints } from './choke-points.ts';
import { type DeviceSets, devicesIn, deviceSetsOn } from './declared.ts';
import type { Graph, StackNode } from './graph.ts';
import type { Ground } from './ground.ts';
import { misfitReader } from './misfits.ts';
import { findOpeningSet } from './opening-set.ts';
import type { Cycle, Order } from './order.ts';
import { acceleratorsOf } from './panel.ts';
import type { Reach } from './reach.ts';
import { standingOn, type StoodOn } from './stood-on.ts';
import { findTopmost } from './topmost.ts';
import { readersOf, verdictsOn } from './views.ts';

/** The analysis that a ground amounts to, with a panel. What only reports show is computed when it is first asked for. */
export function createAnalysis(ground: Ground, panel: readonly number[]): Analysis {
  return new GroundAnalysis(ground, panel);
}

/** What an analysis stands on; undefined once it was taken. */
export function groundUnder(analysis: Analysis): Ground | undefined {
  return GroundAnalysis.groundUnder(analysis);
}

/** The same, for an analysis that comes after; this one is used up then. */
export function takeGround(analysis: Analysis): Ground | undefined {
  return GroundAnalysis.takeGround(analysis);
}

/**
 * A class whose fields are all listed, since there is a new one after each edit: an engine takes objects that are put together of others, or
 * have getters of their own, for objects of a kind each, and is slow to read any property of them.
 */
class GroundAnalysis implements Analysis {
  readonly targets: Analysis['targets'];
  readonly panel: Analysis['panel'];
  readonly nodes: Analysis['nodes'];
  readonly devices: Analysis['devices'];
  readonly renew: Analysis['renew'];
  readonly devicesOf: Analysis['devicesOf'];
  readonly nodeOf: Analysis['nodeOf'];
  readonly profile: Analysis['profile'];
  readonly misfits: Analysis['misfits'];
  readonly misfitOf: Analysis['misfitOf'];
  readonly isUsed: Analysis['isUsed'] = (node) => (this.#stood().users[node] ?? 0) > 0;
  readonly coupling: Analysis['coupling'];
  readonly ownCoupling: Analysis['ownCoupling'];
  readonly lockedTo: Analysis['lockedTo'];
  readonly entryLockIn: Analysis['entryLockIn'];
  readonly couplingChain: Analysis['couplingChain'];
  readonly chainEnd: Analysis['chainEnd'];
  readonly own: Analysis['own'];
  readonly reach: Analysis['reach'];
  readonly isSwapped: Analysis['isSwapped'];
  readonly ownReason: Analysis['ownReason'];
  readonly chain: Analysis['chain'];
  readonly usesOf: Analysis['usesOf'];
  readonly membersOf: Analysis['membersOf'];
  readonly forEachMember: Analysis['forEachMember'];
  readonly usesOn: Analysis['usesOn'];
  readonly usesLeaving: Analysis['usesLeaving'];
  readonly chokePoints: Analysis['chokePoints'];
  readonly lockInBreakdown: Analysis['lockInBreakdown'];
  readonly openingSet: Analysis['openingSet'];
  // Not in a weak table: the collector's short runs take all that one holds for alive, which is all of each manifest that is read.
  #ground: Ground | undefined;
  readonly #stood: () => StoodOn;
  readonly #topmost: () => Analysis['topmost'];
  readonly #cycles: () => Analysis['cycles'];
  readonly #known: () => number;
  readonly #lockIn = once(() => mean(this.topmost.map(this.entryLockIn)));

  constructor(ground: Ground, panel: readonly number[]) {
    const { graph, order, orderOn, devices, levels, reach, firmOrder } = ground;
    const sets = lazy(() => deviceSetsOn(ground));
    const topmost = lazy(() => findTopmost(graph, order, this.#stood()));
    ({ targets: this.targets, nodes: this.nodes } = graph);
    [this.panel, this.devices, this.#ground] = [panel, devices, ground];
    this.renew = renewIn(graph.nodes);
    this.devicesOf = (node) => devicesIn(sets(), node);
    this.nodeOf = (name) => graph.byId.get(name);
    this.profile = (node) => graph.profile[node] ?? -1;
    ({ misfits: this.misfits, misfitOf: this.misfitOf } = misfitsOn(ground, sets));
    this.#stood = lazy(() => standingOn(graph));
    ({
      coupling: this.coupling,
      ownCoupling: this.ownCoupling,
      lockedTo: this.lockedTo,
      entryLockIn: this.entryLockIn,
      couplingChain: this.couplingChain,
      chainEnd: this.chainEnd,
    } = verdictsOn(ground, panel));
    ({
      own: this.own,
      reach: this.reach,
      isSwapped: this.isSwapped,
      ownReason: this.ownReason,
      chain: this.chain,
      usesOf: this.usesOf,
      membersOf: this.membersOf,
      forEachMember: this.forEachMember,
      usesOn: this.usesOn,
      usesLeaving: this.usesLeaving,
    } = readersOf(ground));
    this.chokePoints = lazy(() => findChokePoints(graph, orderOn, levels, reach, panel));
    const isNeutral = (node: number): boolean => this.coupling(node) === 'neutral';
    this.lockInBreakdown = lazy(() => breakDown(graph, reach, panel, topmost(), isNeutral));
    this.openingSet = remember((target) => findOpeningSet(graph, firmOrder, levels, reach, topmost(), target));
    this.#topmost = topmost;
    this.#cycles = lazy(() => allCycles(graph, order, this.#stood()));
    this.#known = once(() => knownShare(graph, reach, acceleratorsOf(graph.targets, panel)));
  }

  static groundUnder(analysis: Analysis): Ground | undefined {
    return #ground in analysis ? analysis.#ground : undefined;
  }

  static takeGround(analysis: Analysis): Ground | undefined {
    if (!(#ground in analysis)) return undefined;
    const ground = analysis.#ground;
    analysis.#ground = undefined;
    return ground;
  }

  get topmost(): Analysis['topmost'] {
    return this.#topmost();
  }

  get cycles(): Analysis['cycles'] {
    return this.#cycles();
  }

  get known(): number {
    return this.#known();
  }

  get lockIn(): number {
    return this.#lockIn();
  }
}

function misfitsOn(ground: Ground, sets: () => DeviceSets): Pick<Analysis, 'misfits' | 'misfitOf'> {
  const reader = lazy(() => misfitReader(ground, sets()));
  return { misfits: lazy(() => reader().all()), misfitOf: (node) => reader().of(node) };
}

function renewIn(nodes: StackNode[]): Analysis['renew'] {
  return (entry) => {
    const { id, component } = nodes[entry.index] ?? { id: entry.id.value, component: undefined };
    nodes[entry.index] = { id, entry, component };
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

/** The same for a number. */
function once(compute: () => number): () => number {
  let value: number | undefined;
  return () => (value ??= compute());
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((total, number) => total + number, 0) / numbers.length;
}

/** The cycles, and the nodes that stand on themselves. */
function allCycles(graph: Graph, order: Order, { selfish }: StoodOn): readonly Cycle[] {
  if (selfish.size === 0 && order.length === graph.nodes.length) return [];
  return order.flatMap((step) => (typeof step !== 'number' ? [step] : selfish.has(step) ? [[step]] : []));
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
