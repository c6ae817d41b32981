import type { Analysis } from '../analysis/analyze.ts';
import type { CheckOptions } from '../check.ts';
import { besides } from '../remember.ts';
import type { Moves } from '../stack/pair.ts';
import type { Span } from '../text/span.ts';
import type { Scene, Views } from './context.ts';
import { type Snapshot, snapshotOf } from './edits.ts';
import type { Found } from './found.ts';
import type { NameIndex } from './name-index.ts';
import type { Told } from './told.ts';

/** What came out of a check, as far as one of the text that an edit makes of this one can start from it. */
export interface Checked {
  readonly options: CheckOptions;
  readonly snapshot: Snapshot;
  readonly views: Views;
  readonly found: Found;
  readonly names: NameIndex;
  readonly told: Told;
}

export function checkedIn({ context, options, views }: Scene, found: Found, told: Told, names: NameIndex): Checked {
  const { manifest, analysis } = context;
  for (const sight of views.keys()) if (sight.isPassing) views.delete(sight);
  return { options, snapshot: snapshotOf(manifest.stack.entries, analysis), views, found, names, told };
}

/** What was checked, and where places went by edits that left the meaning of the stack as it was; undefined where it means something else. */
export interface Kept extends Checked {
  readonly moves: Moves | undefined;
}

const KEPT = besides<Analysis, Kept>();

export function keep(analysis: Analysis, checked: Checked): void {
  KEPT.set(analysis, { ...checked, moves: new Map<Span, Span>() });
}

/** Takes what was kept of a check under the same options; it is used up by the next one. */
export function takeKept(analysis: Analysis, options: CheckOptions): Kept | undefined {
  const kept = KEPT.get(analysis);
  KEPT.delete(analysis);
  return kept && isSame(kept.options, options) ? kept : undefined;
}

function isSame(before: CheckOptions, now: CheckOptions): boolean {
  return before.today === now.today && before.severities === now.severities && before.budget === now.budget;
}

/** Notes an edit that left the meaning of the stack as it was. */
export function noteEdit(analysis: Analysis, moves: Moves): void {
  const known = KEPT.get(analysis)?.moves;
  if (known) for (const [before, after] of moves) known.set(before, after);
}

/** Hands what was kept on to the analysis of a stack that means something else by an edit. */
export function handOn(before: Analysis, after: Analysis): void {
  const kept = KEPT.get(before);
  KEPT.delete(before);
  if (kept) KEPT.set(after, { ...kept, moves: undefined });
}
