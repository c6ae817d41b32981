import { type Finding, NOTHING, type Report, type Rule } from '../rules/rule.ts';
import { levels } from '../rules/sights/levels.ts';
import type { Entry } from '../stack/types.ts';
import { isAboutAcceptance, type Scene } from './context.ts';
import { findingOf } from './finding.ts';
import { forgetFinding, noOddities, noteEntries, noteFinding, type Oddities } from './oddities.ts';

/** What the rules found, whether it is accepted or not. */
export interface Found {
  readonly byRule: readonly OfRule[];
  /** What was found on each entry when all were checked. */
  readonly atFirst: ByEntry;
  /** What was found since on entries that were checked again. */
  readonly again: Map<number, readonly Finding[]>;
  readonly odd: Oddities;
}

/** Findings on the entries of a stack, one entry behind the other: one list, since a list for each would be thousands. */
export interface ByEntry {
  readonly findings: readonly Finding[];
  /** Where the findings on each entry start; those of the last one end where all do. */
  readonly starts: Int32Array;
}

/** One rule, and what it found in the stack as a whole. */
export interface OfRule {
  readonly rule: Rule;
  whole: readonly Finding[];
}

const NONE: readonly Finding[] = [];

/** Runs the rules over a whole stack. */
export function findAll(scene: Scene, which: (rule: Rule) => boolean = () => true): Found {
  const { entries } = scene.context.manifest.stack;
  const rules = scene.rules.filter((rule) => !isAboutAcceptance(rule) && which(rule));
  const byRule = rules.map((rule): OfRule => ({ rule, whole: NONE }));
  const odd = noOddities();
  noteEntries(odd, entries);
  scene.context.see(levels);
  const all: OnEntry[] = [];
  for (const one of byRule) {
    for (const sight of one.rule.sees ?? []) scene.context.see(sight);
    checkEach(scene, odd, one.rule, entries, all);
    checkWhole(scene, one);
  }
  return { byRule, atFirst: byEntry(all, entries.length), again: new Map(), odd };
}

/** What one rule found on an entry. */
interface OnEntry {
  readonly node: number;
  readonly findings: readonly Finding[];
}

/**
 * A loop in a function of its own: it turns hundreds of thousands of times, and nearly always for nothing. Rule by rule, since the code of all
 * of them has no room where a processor keeps what it is at.
 */
function checkEach(
  { context, options }: Scene,
  odd: Oddities,
  rule: Rule,
  entries: readonly Entry[],
  all: OnEntry[],
): void {
  const { checkEntry, concerns } = rule;
  if (!checkEntry) return;
  for (let node = 0; node < entries.length; node++) {
    if (concerns && !concerns(context, node)) continue;
    const entry = entries[node];
    const reports = entry ? checkEntry(entry, context) : NOTHING;
    if (entry && reports.length > 0) all.push({ node, findings: findingsOf(odd, rule, entry, reports, options.today) });
  }
}

/** Puts what was found rule by rule one entry behind the other. */
function byEntry(all: readonly OnEntry[], count: number): ByEntry {
  const starts = new Int32Array(count + 1);
  for (const { node, findings } of all) starts[node + 1] = (starts[node + 1] ?? 0) + findings.length;
  for (let node = 0; node < count; node++) starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0);
  const next = starts.slice();
  const sorted = new Array<Finding>(starts[count] ?? 0);
  for (const { node, findings } of all) {
    let at = next[node] ?? 0;
    for (const finding of findings) sorted[at++] = finding;
    next[node] = at;
  }
  return { findings: sorted, starts };
}

/** Checks one entry with one rule; whether it has findings, or had some. */
export function checkAgain({ context, options }: Scene, found: Found, rule: Rule, entry: Entry): boolean {
  const before = foundOn(found, entry.index);
  const hadSome = hasFound(found, rule, entry.index);
  const isConcerned = rule.concerns?.(context, entry.index) ?? true;
  const reports = (isConcerned ? rule.checkEntry?.(entry, context) : undefined) ?? NOTHING;
  if (reports.length === 0 && !hadSome) return false;
  for (const finding of before) if (finding.rule === rule.meta.id) forgetFinding(found.odd, finding);
  const now = findingsOf(found.odd, rule, entry, reports, options.today);
  found.again.set(entry.index, inTurn(found, rule, before, now));
  return true;
}

/** Puts what a rule found now in the place of what it found before, between what the rules before and behind it did. */
function inTurn(
  { byRule }: Found,
  rule: Rule,
  before: readonly Finding[],
  now: readonly Finding[],
): readonly Finding[] {
  const others = before.filter((finding) => finding.rule !== rule.meta.id);
  if (others.length === 0) return now;
  const earlier = new Set<string>();
  for (const one of byRule) {
    if (one.rule === rule) break;
    earlier.add(one.rule.meta.id);
  }
  const first = others.filter((finding) => earlier.has(finding.rule));
  return [...first, ...now, ...others.slice(first.length)];
}

function findingsOf(
  odd: Oddities,
  rule: Rule,
  entry: Entry,
  reports: readonly Report[],
  today: string,
): readonly Finding[] {
  const findings = reports.map((report) => findingOf(rule, report, today));
  for (const finding of findings) noteFinding(odd, entry, finding);
  return findings;
}

export function checkWhole({ context, options }: Scene, one: OfRule): void {
  const { rule } = one;
  if (rule.check) one.whole = Array.from(rule.check(context), (report) => findingOf(rule, report, options.today));
}

/** All that was found: on the entries, one after the other, and in the stack as a whole. */
export function allFound(found: Found): readonly Finding[] {
  const { atFirst, again, byRule } = found;
  const all: Finding[] = [];
  if (again.size === 0) for (const finding of atFirst.findings) all.push(finding);
  else for (let node = 0; node < atFirst.starts.length - 1; node++) all.push(...foundOn(found, node));
  for (const { whole } of byRule) for (const finding of whole) all.push(finding);
  return all;
}

/** What was found on an entry, rule by rule. */
export function foundOn({ atFirst, again }: Found, node: number): readonly Finding[] {
  const now = again.get(node);
  if (now) return now;
  const [start, end] = [atFirst.starts[node] ?? 0, atFirst.starts[node + 1] ?? 0];
  return start === end ? NONE : atFirst.findings.slice(start, end);
}

/** Whether a rule found something on an entry. */
export function hasFound(found: Found, { meta }: Rule, node: number): boolean {
  for (const { rule } of foundOn(found, node)) if (rule === meta.id) return true;
  return false;
}
