import type { Catalog } from '../catalog/catalog.ts';
import type { Level, Target, TargetId } from '../catalog/types.ts';
import type { Entry, Stack } from '../stack/types.ts';
import type { LockInShare } from './breakdown.ts';
import type { ChokePoint } from './choke-points.ts';
import type { Coupling } from './coupling.ts';
import type { CouplingChain } from './coupling-chain.ts';
import type { DeviceClass } from './declared.ts';
import type { StackNode } from './graph.ts';
import { type Ground, layGround } from './ground.ts';
import { createAnalysis, groundUnder, takeGround } from './ground-analysis.ts';
import type { Misfit } from './misfits.ts';
import type { OpeningSet } from './opening-set.ts';
import type { OwnLevel } from './own.ts';
import { panelOf } from './panel.ts';
import { renewGround } from './renew-ground.ts';

/** What is computed of one stack. Nodes are numbered as the entries are; members of an `any-of` without an entry follow. */
export interface Analysis {
  readonly targets: readonly Target[];
  /** The targets that are looked at, as positions in `targets`: what the index, the known share, the choke points and tables are about. */
  readonly panel: readonly number[];
  readonly nodes: readonly StackNode[];
  /** Puts an entry as it stands after an edit in the place of the one before, which means the same. */
  readonly renew: (entry: Entry) => void;
  /** The node that a use of a name means; undefined where nothing has it. */
  readonly nodeOf: (name: string) => number | undefined;
  /** The same number for nodes that the catalog answers alike. */
  readonly profile: (node: number) => number;
  readonly devices: readonly DeviceClass[];
  /** The hardware that an entry is judged on: the devices that its uses lead to, else all that the stack declares. */
  readonly devicesOf: (node: number) => readonly DeviceClass[];
  readonly misfits: () => readonly Misfit[];
  /** Why an entry runs on none of the hardware below it; undefined where it runs, or nobody knows. */
  readonly misfitOf: (node: number) => Misfit | undefined;
  /** Groups of entries that stand on each other. */
  readonly cycles: readonly (readonly number[])[];
  /** Mean lock-in index over the topmost entries, 0 to 100. */
  readonly lockIn: number;
  /** Share of the cells (entry × accelerator) that are known, 0 to 1. */
  readonly known: number;
  /** Entries that nobody stands on, platform pieces left out unless there is nothing else. */
  readonly topmost: readonly number[];
  /** Whether another node stands on one, be it optionally. */
  readonly isUsed: (node: number) => boolean;
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
  return analysisOver(layGround(stack, catalog), looksAt);
}

/** What an analysis stands on, for those who look at all of it at once. It is used up with the analysis. */
export function groundOf(analysis: Analysis): Ground {
  const ground = groundUnder(analysis);
  if (!ground) throw new RangeError('This analysis was handed on to a later text.');
  return ground;
}

/**
 * Analyses a stack after an edit, from the analysis of the one before: only what stands on the entries that were edited. The same as from
 * scratch. The analysis before is used up.
 */
export function reanalyzeStack(
  before: Analysis,
  was: Stack,
  stack: Stack,
  catalog: Catalog,
  looksAt?: readonly TargetId[],
): Analysis {
  const ground = takeGround(before);
  const renewed = ground?.catalog === catalog ? renewGround(ground, was.entries, stack.entries) : undefined;
  return analysisOver(renewed ?? layGround(stack, catalog), looksAt);
}

function analysisOver(ground: Ground, looksAt: readonly TargetId[] | undefined): Analysis {
  return createAnalysis(ground, panelOf(ground.graph.targets, looksAt));
}
