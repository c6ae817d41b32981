import type { Finding, Report, Rule } from '../rules/rule.ts';
import { levels } from '../rules/sights/levels.ts';
import type { Entry } from '../stack/types.ts';
import { isAboutAcceptance, type Scene } from './context.ts';
import { findingOf } from './finding.ts';
import { forgetFinding, noOddities, noteEntries, noteFinding, type Oddities } from './oddities.ts';

/** What the rules found, whether it is accepted or not. */
export interface Found {
  readonly byRule: readonly OfRule[];
  /** What was found on each entry, rule by rule: one list for all rules, since hardly any finds something on an entry. */
  readonly onEntry: (readonly Finding[] | undefined)[];
  readonly odd: Oddities;
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
  const found: Found = {
    byRule: rules.map((rule) => ({ rule, whole: [] })),
    onEntry: new Array<undefined>(entries.length),
    odd: noOddities(),
  };
  noteEntries(found.odd, entries);
  scene.context.see(levels);
  for (const one of found.byRule) {
    for (const sight of one.rule.sees ?? []) scene.context.see(sight);
    checkEach(scene, found, one.rule, entries);
    checkWhole(scene, one);
  }
  return found;
}

/** A loop in a function of its own: it turns hundreds of thousands of times, and nearly always for nothing. */
function checkEach({ context, options }: Scene, found: Found, rule: Rule, entries: readonly Entry[]): void {
  if (!rule.checkEntry) return;
  for (const entry of entries) {
    const reports = rule.checkEntry(entry, context);
    if (reports.length === 0) continue;
    const before = found.onEntry[entry.index];
    const now = findingsOf(found, rule, entry, reports, options.today);
    found.onEntry[entry.index] = before ? [...before, ...now] : now;
  }
}

/** Checks one entry with one rule; whether it has findings, or had some. */
export function checkAgain({ context, options }: Scene, found: Found, rule: Rule, entry: Entry): boolean {
  const before = foundOn(found, entry.index);
  const hadSome = hasFound(found, rule, entry.index);
  const reports = rule.checkEntry?.(entry, context) ?? [];
  if (reports.length === 0 && !hadSome) return false;
  for (const finding of before) if (finding.rule === rule.meta.id) forgetFinding(found.odd, finding);
  const now = findingsOf(found, rule, entry, reports, options.today);
  found.onEntry[entry.index] = inTurn(found, rule, before, now);
  return true;
}

/** Puts what a rule found now in the place of what it found before, between what the rules before and behind it did. */
function inTurn(
  { byRule }: Found,
  rule: Rule,
  before: readonly Finding[],
  now: readonly Finding[],
): readonly Finding[] | undefined {
  const others = before.filter((finding) => finding.rule !== rule.meta.id);
  if (others.length === 0) return now.length === 0 ? undefined : now;
  const earlier = new Set<string>();
  for (const one of byRule) {
    if (one.rule === rule) break;
    earlier.add(one.rule.meta.id);
  }
  const first = others.filter((finding) => earlier.has(finding.rule));
  return [...first, ...now, ...others.slice(first.length)];
}

function findingsOf(
  { odd }: Found,
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
export function allFound({ byRule, onEntry }: Found): readonly Finding[] {
  const all: Finding[] = [];
  for (const findings of onEntry) if (findings) for (const finding of findings) all.push(finding);
  for (const { whole } of byRule) for (const finding of whole) all.push(finding);
  return all;
}

/** What was found on an entry, rule by rule. */
export function foundOn({ onEntry }: Found, node: number): readonly Finding[] {
  return onEntry[node] ?? NONE;
}

/** Whether a rule found something on an entry. */
export function hasFound(found: Found, { meta }: Rule, node: number): boolean {
  for (const { rule } of foundOn(found, node)) if (rule === meta.id) return true;
  return false;
}
