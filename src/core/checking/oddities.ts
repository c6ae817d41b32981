import { type Analysis, groundOf } from '../analysis/analyze.ts';
import type { Manifest } from '../manifest.ts';
import type { Finding } from '../rules/rule.ts';
import type { Entry } from '../stack/types.ts';
import { baseOf, type Span } from '../text/span.ts';

/** What stands elsewhere than one would think, mostly by an alias: what is told of an entry then hangs on what is told of others. */
export interface Oddities {
  /** Findings on an entry that stand outside of it: others may say the same. */
  readonly foreign: Set<Finding>;
  /** Findings with a place that does not move with the text. */
  readonly fixed: Set<Finding>;
  /** The entries whose acceptances stand elsewhere, so that others may have the very same. */
  readonly sharing: Set<number>;
  /** All entries with acceptances. */
  readonly accepting: Set<number>;
  /** The entries that do not stand behind the one before. */
  readonly astray: Set<number>;
}

export function noOddities(): Oddities {
  return { foreign: new Set(), fixed: new Set(), sharing: new Set(), accepting: new Set(), astray: new Set() };
}

export function noteFinding({ foreign, fixed }: Oddities, entry: Entry, finding: Finding): void {
  if (!isWithin(entry, finding.span)) foreign.add(finding);
  if (!isPlaced(finding)) fixed.add(finding);
}

export function forgetFinding({ foreign, fixed }: Oddities, finding: Finding): void {
  if (foreign.size > 0) foreign.delete(finding);
  if (fixed.size > 0) fixed.delete(finding);
}

/** Notes what is odd about all entries of a stack: loops, since hardly any is. */
export function noteEntries({ sharing, accepting, astray }: Oddities, entries: readonly Entry[]): void {
  let end = 0;
  for (const entry of entries) {
    const { index, span, accept } = entry;
    if (span.start < end) astray.add(index);
    ({ end } = span);
    if (accept.length === 0) continue;
    accepting.add(index);
    if (accept.some((one) => !isWithin(entry, one.span))) sharing.add(index);
  }
}

/** Notes what is odd about an entry, and about how the next one stands to it. */
export function noteEntry({ sharing, accepting, astray }: Oddities, entries: readonly Entry[], node: number): void {
  const entry = entries[node];
  sharing.delete(node);
  accepting.delete(node);
  if ((entry?.accept.length ?? 0) > 0) accepting.add(node);
  if (entry?.accept.some(({ span }) => !isWithin(entry, span))) sharing.add(node);
  for (let at = node; at <= node + 1; at++) {
    const before = entries[at - 1];
    const one = entries[at];
    astray.delete(at);
    if (before && one && one.span.start < before.span.end) astray.add(at);
  }
}

/**
 * Whether what is told of an entry follows from what was found on it alone, and the text has the entries in their order. Not where something
 * is wrong with the text itself, comments silence anything, or entries share an id.
 */
export function isLocal({ syntax, problems, hasIgnores }: Manifest, analysis: Analysis, odd: Oddities): boolean {
  const { byId, nodes } = groundOf(analysis).graph;
  return (
    syntax.issues.length + problems.length + odd.foreign.size + odd.sharing.size + odd.astray.size === 0 &&
    !hasIgnores &&
    byId.size === nodes.length
  );
}

function isWithin({ span }: Entry, inner: Span): boolean {
  return span.start <= inner.start && inner.end <= span.end;
}

function isPlaced({ span, related }: Finding): boolean {
  return baseOf(span) !== undefined && related.every((place) => baseOf(place.span) !== undefined);
}
