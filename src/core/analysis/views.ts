import { LEVELS, RANK } from '../catalog/level.ts';
import type { Level } from '../catalog/types.ts';
import type { Analysis } from './analyze.ts';
import { classify, type Coupling, lockedTo, vendorReader, type VendorLevels, vendorsReader } from './coupling.ts';
import { chainEnds, chainTails, decidingChain } from './coupling-chain.ts';
import { forEachGroup, forEachMember, type Graph } from './graph.ts';
import type { Ground } from './ground.ts';
import { lockInIndex } from './lock-in.ts';
import { chainOf } from './reach.ts';
import { membersBetween, usesLeaving, usesOn } from './uses.ts';

type Verdicts = Pick<Analysis, 'coupling' | 'ownCoupling' | 'lockedTo' | 'entryLockIn' | 'couplingChain' | 'chainEnd'>;

/** What the levels of entries amount to; the index by the targets of the panel. */
export function verdictsOn({ graph, levels, reach, neutral }: Ground, panel: readonly number[]): Verdicts {
  const read = vendorsReader(graph.targets);
  let readPanel: typeof read | undefined;
  const row = (cells: Uint8Array, node: number): VendorLevels => read(cells, node * graph.targets.length);
  const entryLockIn = (node: number): number =>
    neutral[node] === 1
      ? 0
      : lockInIndex((readPanel ??= vendorReader(graph.targets, panel))(reach.level, node * graph.targets.length));
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

const FEW_ASKED = 100;

const COUPLINGS: readonly Coupling[] = ['neutral', 'portable', 'leaning', 'locked', 'unknown'];

/** Works out the coupling of a node when it is first asked for; nearly every rule asks for that of every entry. */
function onceEach(graph: Graph, compute: (node: number) => Coupling): (node: number) => Coupling {
  let asked = 0;
  // Places in the list of all, from 1 on: a list of words would be a new one for the collector to copy after each edit.
  let known: Uint8Array | undefined;
  return (node) => {
    // A hover asks for those of a few, and the list would take longer than they do.
    if (asked++ < FEW_ASKED) return compute(node);
    known ??= new Uint8Array(graph.nodes.length);
    const coupling = COUPLINGS[(known[node] ?? 0) - 1] ?? compute(node);
    known[node] = COUPLINGS.indexOf(coupling) + 1;
    return coupling;
  };
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

/** What is read of single cells and uses. */
export function readersOf({ graph, levels, reach, reason }: Ground): Readers {
  const alone: (readonly number[])[] = [];
  const width = graph.targets.length;
  const level = (cells: Uint8Array, node: number, target: number): Level =>
    LEVELS[cells[node * width + target] ?? 1] ?? 'unknown';
  return {
    own: (node, target) => level(levels.own, node, target),
    reach: (node, target) => level(reach.level, node, target),
    isSwapped: (node, target) =>
      reach.swapped[node * width + target] === 1 && reach.level[node * width + target] !== RANK.none,
    ownReason: reason.full,
    chain: (node, target, most) => chainOf(graph, reach, node, target, most),
    usesOf: (node) => {
      const uses: (readonly number[])[] = [];
      forEachGroup(graph, node, (_, members) => uses.push([...members]));
      return uses;
    },
    membersOf: (node) => membersBetween(graph, graph.groupStart[node] ?? 0, graph.groupEnd[node] ?? 0),
    forEachMember: (node, visit) => {
      forEachMember(graph, node, visit);
    },
    usesOn: (node, target) => usesOn(graph, node, target, alone),
    usesLeaving: (node, target, one) => usesLeaving(graph, levels, reach, node, target, one),
  };
}
