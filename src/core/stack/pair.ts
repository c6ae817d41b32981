import { commonEnds } from '../text/common-ends.ts';
import type { Located, Span } from '../text/span.ts';
import type { Acceptance, Entry, OwnSupport, Stack, Use } from './types.ts';

/** Where each place of a stack went by an edit, as far as the edit touched what stands there. */
export type Moves = Map<Span, Span>;

/** Pairs the places of two stacks that say the same, and notes where they went; false where they say something else. */
export function pairStacks(before: Stack, after: Stack, moves: Moves): boolean {
  return (
    pairText(before.name, after.name, moves) &&
    pairLists(before.targets, after.targets, moves, pairText) &&
    pairLists(before.entries, after.entries, moves, pairEntries)
  );
}

type Pair<T> = (before: T, after: T, moves: Moves) => boolean;

function pairLists<T extends object>(before: readonly T[], after: readonly T[], moves: Moves, pair: Pair<T>): boolean {
  if (before.length !== after.length) return false;
  const { head, tail } = commonEnds(before, after);
  for (let at = head; at < after.length - tail; at++) {
    const [one, other] = [before[at], after[at]];
    if (one !== other && (!one || !other || !pair(one, other, moves))) return false;
  }
  return true;
}

function pairEntries(before: Entry, after: Entry, moves: Moves): boolean {
  return (
    before.index === after.index &&
    before.layer === after.layer &&
    before.optional === after.optional &&
    before.count === after.count &&
    move(before.span, after.span, moves) &&
    move(before.head, after.head, moves) &&
    TEXTS.every((field) => pairText(before[field], after[field], moves)) &&
    pairMaybe(before.uses, after.uses, moves, (old, now) => pairLists(old, now, moves, pairUses)) &&
    pairMaybe(before.anyOf, after.anyOf, moves, pairUses) &&
    pairMaybe(before.supports, after.supports, moves, (old, now) => pairLists(old, now, moves, pairSupports)) &&
    pairLists(before.accept, after.accept, moves, pairAcceptances)
  );
}

const TEXTS = ['id', 'component', 'version', 'name', 'license', 'format', 'precision'] as const;

function pairMaybe<T>(before: T | undefined, after: T | undefined, moves: Moves, pair: Pair<T>): boolean {
  return before === undefined || after === undefined ? before === after : pair(before, after, moves);
}

function pairText(before: Located<string> | undefined, after: Located<string> | undefined, moves: Moves): boolean {
  return pairMaybe(before, after, moves, (old, now) => old.value === now.value && move(old.span, now.span, moves));
}

function pairUses(before: Use, after: Use, moves: Moves): boolean {
  return (
    before.anyOf === after.anyOf &&
    before.optional === after.optional &&
    move(before.span, after.span, moves) &&
    pairLists(before.members, after.members, moves, pairText)
  );
}

function pairSupports(before: OwnSupport, after: OwnSupport, moves: Moves): boolean {
  return (
    before.level === after.level &&
    before.since === after.since &&
    before.arch === after.arch &&
    before.note === after.note &&
    pairText(before.target, after.target, moves)
  );
}

function pairAcceptances(before: Acceptance, after: Acceptance, moves: Moves): boolean {
  return (
    before.reason === after.reason &&
    move(before.span, after.span, moves) &&
    pairText(before.rule, after.rule, moves) &&
    pairText(before.until, after.until, moves)
  );
}

/** Notes where a place went; false where it would have to be in two. */
function move(before: Span, after: Span, moves: Moves): boolean {
  const known = moves.get(before);
  if (known !== undefined && known !== after) return false;
  if (before !== after) moves.set(before, after);
  return true;
}
