import type { Finding, Rule } from '../rules/rule.ts';
import { levels } from '../rules/sights/levels.ts';
import type { Entry } from '../stack/types.ts';
import { isAboutAcceptance, type Scene } from './context.ts';
import { findingOf } from './finding.ts';
import { forgetFinding, noOddities, noteEntry, noteFinding, type Oddities } from './oddities.ts';

/** What the rules found, whether it is accepted or not. */
export interface Found {
  readonly byRule: readonly OfRule[];
  /** How many of the rules found something on each entry. */
  readonly counts: Uint8Array;
  readonly odd: Oddities;
}

/** What one rule found. */
export interface OfRule {
  readonly rule: Rule;
  /** What the rule found on each entry. */
  readonly entries: (Finding[] | undefined)[];
  /** What it found in the stack as a whole. */
  whole: readonly Finding[];
}

/** Runs the rules over a whole stack. */
export function findAll(scene: Scene, which: (rule: Rule) => boolean = () => true): Found {
  const { entries } = scene.context.manifest.stack;
  const rules = scene.rules.filter((rule) => !isAboutAcceptance(rule) && which(rule));
  const found: Found = {
    byRule: rules.map((rule) => ({ rule, entries: new Array<undefined>(entries.length), whole: [] })),
    counts: new Uint8Array(entries.length),
    odd: noOddities(),
  };
  entries.forEach((_, node) => noteEntry(found.odd, entries, node));
  scene.context.see(levels);
  for (const one of found.byRule) {
    for (const sight of one.rule.sees ?? []) scene.context.see(sight);
    if (one.rule.checkEntry) for (const entry of entries) checkAgain(scene, found, one, entry);
    checkWhole(scene, one);
  }
  return found;
}

/** Checks one entry with one rule; whether it has findings, or had some. */
export function checkAgain({ context, options }: Scene, found: Found, one: OfRule, entry: Entry): boolean {
  const { rule, entries } = one;
  const { index } = entry;
  const before = entries[index];
  if (before) for (const finding of before) forgetFinding(found.odd, finding);
  const reports = rule.checkEntry?.(entry, context) ?? [];
  const now = reports.length > 0 ? reports.map((report) => findingOf(rule, report, options.today)) : undefined;
  if (now) for (const finding of now) noteFinding(found.odd, entry, finding);
  entries[index] = now;
  found.counts[index] = (found.counts[index] ?? 0) + (now ? 1 : 0) - (before ? 1 : 0);
  return now !== undefined || before !== undefined;
}

export function checkWhole({ context, options }: Scene, one: OfRule): void {
  const { rule } = one;
  if (rule.check) one.whole = Array.from(rule.check(context), (report) => findingOf(rule, report, options.today));
}

/** All that was found, rule by rule. */
export function allFound({ byRule }: Found): readonly Finding[] {
  const all: Finding[] = [];
  for (const { entries, whole } of byRule) {
    for (const findings of entries) if (findings) for (const finding of findings) all.push(finding);
    for (const finding of whole) all.push(finding);
  }
  return all;
}

/** What was found on an entry, rule by rule. */
export function foundOn({ byRule, counts }: Found, node: number): readonly Finding[] {
  let [findings, left]: [readonly Finding[], number] = [[], counts[node] ?? 0];
  for (let at = 0; left > 0; at++) {
    const some = byRule[at]?.entries[node];
    if (!some) continue;
    // Mostly one rule found something, and its list does.
    findings = findings.length === 0 ? some : [...findings, ...some];
    left--;
  }
  return findings;
}
