import type { Finding } from '../rules/rule.ts';
import type { Moves } from '../stack/pair.ts';
import { baseOf, type Span } from '../text/span.ts';
import { type Found, foundOn } from './found.ts';
import type { Told } from './told.ts';

/**
 * Has what was found and told point at what came in place of pieces of the text that are gone; the rest moved by itself. Gives what is told;
 * undefined where that cannot be told.
 */
export function moveFindings(found: Found, told: Told, moves: Moves): Told | undefined {
  // What is foreign stands where another entry does, and would have to be told from what moved.
  if (found.odd.foreign.size > 0) return undefined;
  for (let node = 0; node < found.atFirst.starts.length - 1; node++) {
    const before = foundOn(found, node);
    if (before.every(isInPlace)) continue;
    const moved = movedFindings(before, moves);
    if (!moved) return undefined;
    found.again.set(node, moved);
  }
  const { byEntry } = told;
  const findings = byEntry && movedFindings(byEntry.findings, moves);
  return byEntry && !findings ? undefined : { ...told, byEntry: byEntry && findings && { ...byEntry, findings } };
}

function movedFindings(findings: readonly Finding[], moves: Moves): Finding[] | undefined {
  const moved = findings.flatMap((finding) => movedFinding(finding, moves) ?? []);
  return moved.length === findings.length ? moved : undefined;
}

function isInPlace({ span, related }: Finding): boolean {
  return !isGone(span) && related.every((place) => !isGone(place.span));
}

function isGone(span: Span): boolean {
  return baseOf(span)?.isGone === true;
}

function movedFinding(finding: Finding, moves: Moves): Finding | undefined {
  if (isInPlace(finding)) return finding;
  const span = movedSpan(finding.span, moves);
  const related = finding.related.flatMap((place) => {
    const now = movedSpan(place.span, moves);
    return now ? [{ ...place, span: now }] : [];
  });
  return span && related.length === finding.related.length ? { ...finding, span, related } : undefined;
}

/** Where a place is now; undefined where an edit took it away. */
function movedSpan(span: Span, moves: Moves): Span | undefined {
  let now: Span | undefined = span;
  while (now && isGone(now)) now = moves.get(now);
  return now;
}
