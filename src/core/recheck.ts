import type { Analysis } from './analysis/analyze.ts';
import type { CheckOptions } from './check.ts';
import type { Manifest } from './manifest.ts';
import type { Finding } from './rules/rule.ts';
import type { Moves } from './stack/pair.ts';
import { type Base, baseOf, type Span } from './text/span.ts';

/** What was found in a stack, kept for the texts that edits make of it as long as they mean the same. */
interface Kept {
  readonly options: CheckOptions;
  findings: readonly Finding[];
  /** The findings that stand in a piece of the text, or point at it, by their positions; made when it is first needed. */
  byBase: Map<Base, number[]> | undefined;
}

/** What edits did since findings were kept: where places went, and which pieces of the text are gone. */
interface Edits {
  readonly moves: Moves;
  readonly gone: Base[];
}

const KEPT = new WeakMap<Analysis, Kept>();
const EDITS = new WeakMap<Analysis, Edits>();

/** Behind so many pieces that nobody asked about it is quicker to find everything again. */
const MOST_GONE = 200;

/** Notes an edit that left the meaning of the stack as it was. */
export function noteEdit(analysis: Analysis, moves: Moves, gone: readonly Base[]): void {
  if (!KEPT.has(analysis)) return;
  const known = EDITS.get(analysis) ?? { moves: new Map<Span, Span>(), gone: [] };
  for (const [before, after] of moves) known.moves.set(before, after);
  known.gone.push(...gone);
  if (known.gone.length <= MOST_GONE) EDITS.set(analysis, known);
  else forget(analysis);
}

function forget(analysis: Analysis): void {
  KEPT.delete(analysis);
  EDITS.delete(analysis);
}

/** Keeps what was found. */
export function keepFindings(
  manifest: Manifest,
  analysis: Analysis,
  options: CheckOptions,
  findings: readonly Finding[],
): void {
  // While a text is broken, those of the last one that was whole wait for it to be mended.
  if (!isPlain(manifest)) return;
  forget(analysis);
  if (findings.every(isPlaced)) KEPT.set(analysis, { options, findings, byBase: undefined });
}

/**
 * What was found in a stack before, at the places where it stands now; undefined where it has to be found anew. The same as from scratch: what
 * is found follows from what a stack means, but for comments and what is wrong with the text.
 */
export function keptFindings(
  manifest: Manifest,
  analysis: Analysis,
  options: CheckOptions,
): readonly Finding[] | undefined {
  const kept = KEPT.get(analysis);
  if (!kept || !isSame(kept.options, options) || !isPlain(manifest)) return undefined;
  const edits = EDITS.get(analysis);
  if (!edits) return kept.findings;
  EDITS.delete(analysis);
  if (moveFindings(kept, edits)) return kept.findings;
  KEPT.delete(analysis);
  return undefined;
}

function isSame(before: CheckOptions, now: CheckOptions): boolean {
  return before.today === now.today && before.severities === now.severities && before.budget === now.budget;
}

/** Where nothing is wrong with the text itself, and no comment silences anything. */
function isPlain({ syntax, problems, hasIgnores }: Manifest): boolean {
  return syntax.issues.length === 0 && problems.length === 0 && !hasIgnores;
}

function isPlaced({ span, related }: Finding): boolean {
  return baseOf(span) !== undefined && related.every((place) => baseOf(place.span) !== undefined);
}

/** Has findings point at what came in place of pieces that are gone; the others moved by themselves. False where that cannot be told. */
function moveFindings(kept: Kept, { moves, gone }: Edits): boolean {
  const byBase = (kept.byBase ??= indexOf(kept.findings));
  const touched = new Set(gone.flatMap((base) => byBase.get(base) ?? []));
  if (touched.size === 0) return true;
  const findings = [...kept.findings];
  for (const at of touched) {
    const finding = kept.findings[at];
    const moved = finding && movedFinding(finding, moves);
    if (!moved) return false;
    findings[at] = moved;
    addTo(byBase, moved, at);
  }
  for (const base of gone) byBase.delete(base);
  // Two that have changed places, or met, would have to be sorted again.
  if ([...touched].some((at) => orderAt(findings, at) !== orderAt(kept.findings, at))) return false;
  kept.findings = findings;
  return true;
}

function indexOf(findings: readonly Finding[]): Map<Base, number[]> {
  const byBase = new Map<Base, number[]>();
  findings.forEach((finding, at) => addTo(byBase, finding, at));
  return byBase;
}

function addTo(byBase: Map<Base, number[]>, { span, related }: Finding, at: number): void {
  for (const base of [span, ...related.map((place) => place.span)].map(baseOf)) {
    if (!base) continue;
    const known = byBase.get(base);
    if (!known) byBase.set(base, [at]);
    else if (known.at(-1) !== at) known.push(at);
  }
}

function movedFinding(finding: Finding, moves: Moves): Finding | undefined {
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
  while (now && baseOf(now)?.isGone === true) now = moves.get(now);
  return now;
}

/** How a finding stands to the one before and the one behind it, as far as they stand in one piece of the text: pieces keep their order. */
function orderAt(findings: readonly Finding[], at: number): string {
  const [before, here, behind] = [at - 1, at, at + 1].map((one) => findings[one]?.span);
  return `${orderOf(before, here)} ${orderOf(here, behind)}`;
}

function orderOf(one: Span | undefined, other: Span | undefined): number {
  if (!one || !other || baseOf(one) !== baseOf(other)) return 0;
  return Math.sign(one.start - other.start || one.end - other.end);
}
