import type {
  CellChange,
  Change,
  ComparedCoupling,
  ComparedStack,
  Comparison,
  EntryChange,
  LoneEntry,
} from '../core/compare/types.ts';
import type { Labels } from './compare.ts';
import { jsonText, rounded } from './text.ts';

/** A comparison, as schemas/output-compare.schema.json describes it. */
export function compareJson(comparison: Comparison, labels: Labels): string {
  const { before, after, added, removed, changed, becameLocked, becameFree, targets, chokePoints, findings } =
    comparison;
  return jsonText({
    version: 1,
    ...{ before: stackJson(before, labels.before), after: stackJson(after, labels.after) },
    targets: targets.map((target) => ({
      target: target.id,
      before: target.before,
      after: target.after,
      turn: target.turn,
    })),
    ...{ added: added.map(loneJson), removed: removed.map(loneJson), changed: changed.map(changeJson) },
    ...{ becameLocked, becameFree },
    chokePoints: {
      new: chokePoints.come.map(({ id, opens }) => ({ entry: id, opens })),
      gone: chokePoints.gone.map(({ id, opens }) => ({ entry: id, opens })),
    },
    findings: { new: findings.come, gone: findings.gone },
  });
}

function stackJson({ name, entries, lockIn, known, targets, problems }: ComparedStack, source: string): object {
  return {
    ...{ source, stack: name ?? source, entries },
    ...{ lockIn: rounded(lockIn, 1), known: rounded(known, 4), targets, problems },
  };
}

function loneJson({ id, layer, component, version, coupling, lockIn }: LoneEntry): object {
  return { id, layer, component, version, coupling, lockIn: rounded(lockIn, 1) };
}

function changeJson({ id, layer, fields, coupling, lockIn, cells }: EntryChange): object {
  return {
    ...{ id, layer },
    fields: fields.map(({ field, before, after }) => ({ field, before, after })),
    coupling: coupling && both(coupling, couplingJson),
    lockIn: lockIn && both(lockIn, (index) => rounded(index, 1)),
    reach: cells.map(cellJson),
  };
}

function both<T, U>({ before, after }: Change<T>, plain: (side: T) => U): Change<U> {
  return { before: plain(before), after: plain(after) };
}

function couplingJson({ coupling, lockedTo }: ComparedCoupling): object {
  return { coupling, lockedTo: lockedTo?.vendor };
}

function cellJson({ target, turn, before, after, chains, reason }: CellChange): object {
  const cut = chains.before.cut || chains.after.cut ? true : undefined;
  return { target, turn, before, after, chain: chains.after.ids, chainBefore: chains.before.ids, cut, reason };
}
