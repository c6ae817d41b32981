import type { Analysis } from '../analysis/analyze.ts';
import { notableChokePoints } from '../analysis/platform.ts';
import { stackLevel } from '../analysis/topmost.ts';
import type { Level } from '../catalog/types.ts';
import type { Reading } from '../index.ts';
import type { Finding } from '../rules/rule.ts';
import { createCellComparer, type SharedTarget, sharedTargets, turnOf } from './cells.ts';
import { fieldChanges } from './fields.ts';
import { compareFindings } from './findings.ts';
import { type Matching, matchEntries, type Pair } from './match.ts';
import type {
  Change,
  ComeAndGone,
  ComparedChokePoint,
  ComparedCoupling,
  ComparedStack,
  Comparison,
  EntryChange,
  LoneEntry,
  StackTarget,
} from './types.ts';

/** Compares two readings with their findings: plain data, in an order that depends on the texts alone. Linear in both. */
export function compareReadings(before: Reading, after: Reading, findings: Change<readonly Finding[]>): Comparison {
  const matching = matchEntries(before.analysis, after.analysis);
  const targets = sharedTargets(before.analysis, after.analysis);
  const changed = entryChanges(before.analysis, after.analysis, matching, targets);
  const renamed = renamedIds(before.analysis, after.analysis, matching.pairs);
  return {
    before: sideOf(before),
    after: sideOf(after),
    added: matching.added.map((node) => loneEntry(after.analysis, node)),
    removed: matching.removed.map((node) => loneEntry(before.analysis, node)),
    changed,
    becameLocked: idsWhere(changed, (old, fresh) => old !== 'locked' && fresh === 'locked'),
    becameFree: idsWhere(changed, (old, fresh) => old === 'locked' && fresh !== 'locked' && fresh !== 'unknown'),
    targets: targets.map((target) => stackTarget(before.analysis, after.analysis, target)),
    chokePoints: chokePointChanges(before.analysis, after.analysis, matching),
    findings: compareFindings(findings.before, findings.after, renamed),
  };
}

/** Whether the stack is tied more than before: a higher index, an entry that became locked, or a target lost to the whole. */
export function isWorse({ before, after, becameLocked, targets }: Comparison): boolean {
  const isHigher = differ(before.lockIn, after.lockIn) && after.lockIn > before.lockIn;
  return isHigher || becameLocked.length > 0 || targets.some(({ turn }) => turn === 'lost');
}

function sideOf({ manifest: { stack, syntax, problems }, analysis }: Reading): ComparedStack {
  return {
    ...(stack.name && { name: stack.name.value }),
    ...{ entries: stack.entries.length, lockIn: analysis.lockIn, known: analysis.known },
    targets: stack.targets.map(({ value }) => value),
    problems: syntax.issues.length + problems.length,
  };
}

function loneEntry(analysis: Analysis, node: number): LoneEntry {
  const { id = '?', entry, component } = analysis.nodes[node] ?? {};
  const named = component?.id ?? entry?.component?.value;
  return {
    ...{ id, layer: entry?.layer ?? 'application' },
    ...(named !== undefined && { component: named }),
    ...(entry?.version && { version: entry.version.value }),
    ...{ coupling: analysis.coupling(node), lockIn: analysis.entryLockIn(node) },
  };
}

function entryChanges(
  before: Analysis,
  after: Analysis,
  { pairs }: Matching,
  targets: readonly SharedTarget[],
): readonly EntryChange[] {
  const compareCells = createCellComparer(before, after);
  return pairs.flatMap((pair) => {
    const [old, fresh] = [before.nodes[pair.before], after.nodes[pair.after]];
    if (!old || !fresh?.entry) return [];
    const coupling = couplingChange(before, after, pair);
    const lockIn = { before: before.entryLockIn(pair.before), after: after.entryLockIn(pair.after) };
    const parts = {
      fields: fieldChanges(old, fresh),
      ...(coupling && { coupling }),
      ...(differ(lockIn.before, lockIn.after) && { lockIn }),
      cells: compareCells(pair, targets),
    };
    const same = parts.fields.length === 0 && parts.cells.length === 0 && !parts.coupling && !parts.lockIn;
    return same ? [] : [{ id: fresh.id, layer: fresh.entry.layer, ...parts }];
  });
}

/** Indexes are sums of thirds and quarters: the last bits are no news. */
function differ(a: number, b: number): boolean {
  return Math.abs(a - b) > 1e-9;
}

function couplingChange(before: Analysis, after: Analysis, pair: Pair): Change<ComparedCoupling> | undefined {
  const change = { before: couplingOf(before, pair.before), after: couplingOf(after, pair.after) };
  const isSame =
    change.before.coupling === change.after.coupling &&
    change.before.lockedTo?.vendor === change.after.lockedTo?.vendor;
  return isSame ? undefined : change;
}

function couplingOf(analysis: Analysis, node: number): ComparedCoupling {
  const coupling = analysis.coupling(node);
  const vendor = coupling === 'locked' ? analysis.lockedTo(node) : undefined;
  if (vendor === undefined) return { coupling };
  const name = analysis.targets.find((target) => target.vendor === vendor)?.vendorName ?? vendor;
  return { coupling, lockedTo: { vendor, name } };
}

function idsWhere(
  changed: readonly EntryChange[],
  fits: (old: ComparedCoupling['coupling'], fresh: ComparedCoupling['coupling']) => boolean,
): readonly string[] {
  return changed.flatMap(({ id, coupling }) =>
    coupling && fits(coupling.before.coupling, coupling.after.coupling) ? [id] : [],
  );
}

function stackTarget(before: Analysis, after: Analysis, { id, name, ...numbers }: SharedTarget): StackTarget {
  const change = { before: levelOf(before, numbers.before), after: levelOf(after, numbers.after) };
  const turn = turnOf(change.before, change.after);
  return { id, name, ...change, ...(turn && { turn }) };
}

/** A stack without an entry says nothing. */
function levelOf(analysis: Analysis, target: number): Level {
  return analysis.topmost.length === 0 ? 'unknown' : stackLevel(analysis, target);
}

function chokePointChanges(before: Analysis, after: Analysis, { pairs }: Matching): ComeAndGone<ComparedChokePoint> {
  const newOnes = (
    [here, there]: readonly [Analysis, Analysis],
    partners: ReadonlyMap<number, number>,
  ): readonly ComparedChokePoint[] => {
    const known = new Set(notableChokePoints(there).map(({ node }) => node));
    return notableChokePoints(here)
      .filter(({ node }) => !known.has(partners.get(node) ?? -1))
      .map(({ node, opens }) => ({ id: here.nodes[node]?.id ?? '?', opens }));
  };
  return {
    come: newOnes([after, before], new Map(pairs.map((pair) => [pair.after, pair.before]))),
    gone: newOnes([before, after], new Map(pairs.map((pair) => [pair.before, pair.after]))),
  };
}

function renamedIds(before: Analysis, after: Analysis, pairs: readonly Pair[]): ReadonlyMap<string, string> {
  return new Map(
    pairs.flatMap((pair) => {
      const [old, fresh] = [before.nodes[pair.before]?.id, after.nodes[pair.after]?.id];
      return old === undefined || fresh === undefined || old === fresh ? [] : [[old, fresh] as const];
    }),
  );
}
