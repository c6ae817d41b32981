import { type Finding, NOTHING, type Report, type Rule } from '../rules/rule.ts';
import { levels } from '../rules/sights/levels.ts';
import type { Entry } from '../stack/types.ts';
import { isAboutAcceptance, type Scene } from './context.ts';
import { findingOf } from './finding.ts';
import { forgetFinding, noOddities, noteEntry, noteFinding, type Oddities } from './oddities.ts';

/** What the rules found, whether it is accepted or not. */
export interface Found {
  readonly byRule: readonly OfRule[];
  readonly odd: Oddities;
}

interface OfRule {
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
    odd: noOddities(),
  };
  for (let node = 0; node < entries.length; node++) noteEntry(found.odd, entries, node);
  scene.context.see(levels);
  for (const one of found.byRule) {
    for (const sight of one.rule.sees ?? []) scene.context.see(sight);
    checkEach(scene, found, one, entries);
    checkWhole(scene, one);
  }
  return found;
}

/** A loop in a function of its own: it turns hundreds of thousands of times. */
function checkEach(scene: Scene, found: Found, one: OfRule, entries: readonly Entry[]): void {
  if (!one.rule.checkEntry) return;
  for (const entry of entries) checkAgain(scene, found, one, entry);
}

/** Checks one entry with one rule; whether it has findings, or had some. */
export function checkAgain({ context, options }: Scene, found: Found, one: OfRule, entry: Entry): boolean {
  const { rule, entries } = one;
  const before = entries[entry.index];
  if (before) for (const finding of before) forgetFinding(found.odd, finding);
  const reports = rule.checkEntry?.(entry, context) ?? NOTHING;
  if (reports.length > 0) entries[entry.index] = findingsOf(rule, reports, options.today);
  else if (before) entries[entry.index] = undefined;
  else return false;
  for (const finding of entries[entry.index] ?? []) noteFinding(found.odd, entry, finding);
  return true;
}

function findingsOf(rule: Rule, reports: readonly Report[], today: string): Finding[] {
  return reports.map((report) => findingOf(rule, report, today));
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

/** What was found on each of some entries, rule by rule; undefined where that is nothing. */
export function foundOn({ byRule }: Found, nodes: readonly number[]): readonly (readonly Finding[] | undefined)[] {
  const lists = nodes.map((): Finding[] | undefined => undefined);
  for (const { rule, entries } of byRule) if (rule.checkEntry) gather(lists, entries, nodes);
  return lists;
}

function gather(lists: (Finding[] | undefined)[], entries: OfRule['entries'], nodes: readonly number[]): void {
  for (let at = 0; at < nodes.length; at++) {
    const findings = entries[nodes[at] ?? -1];
    const list = lists[at];
    if (findings && list) list.push(...findings);
    else if (findings) lists[at] = findings.slice();
  }
}
