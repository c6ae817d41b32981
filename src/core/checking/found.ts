import { type Finding, NOTHING, type Report, type Rule } from '../rules/rule.ts';
import { levels } from '../rules/sights/levels.ts';
import type { Entry } from '../stack/types.ts';
import { isAboutAcceptance, type Scene } from './context.ts';
import { findingOf } from './finding.ts';
import { forgetFinding, noOddities, noteEntry, noteFinding, type Oddities } from './oddities.ts';

/** What the rules found, whether it is accepted or not. */
export interface Found {
  readonly byRule: readonly OfRule[];
  /** Which of the rules found something on each entry, a bit each, in words of 32 bits: those of entry x start at `x × words`. */
  readonly bits: Uint32Array;
  readonly words: number;
  readonly odd: Oddities;
}

/** What one rule found. */
export interface OfRule {
  readonly rule: Rule;
  /** Its place among the rules. */
  readonly place: number;
  /** What the rule found on each entry. */
  readonly entries: (Finding[] | undefined)[];
  /** What it found in the stack as a whole. */
  whole: readonly Finding[];
}

const WORD = 32;
const NONE: readonly Finding[] = [];

/** Runs the rules over a whole stack. */
export function findAll(scene: Scene, which: (rule: Rule) => boolean = () => true): Found {
  const { entries } = scene.context.manifest.stack;
  const rules = scene.rules.filter((rule) => !isAboutAcceptance(rule) && which(rule));
  const words = Math.ceil(rules.length / WORD);
  const found: Found = {
    byRule: rules.map((rule, place) => ({ rule, place, entries: new Array<undefined>(entries.length), whole: [] })),
    bits: new Uint32Array(entries.length * words),
    words,
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
  const { rule, place, entries } = one;
  const { index } = entry;
  const before = entries[index];
  if (before) for (const finding of before) forgetFinding(found.odd, finding);
  const reports = rule.checkEntry?.(entry, context) ?? NOTHING;
  if (reports.length === 0 && !before) return false;
  const now = reports.length > 0 ? findingsOf(rule, reports, options.today) : undefined;
  if (now) for (const finding of now) noteFinding(found.odd, entry, finding);
  entries[index] = now;
  const [cell, bit] = [index * found.words + (place >>> 5), 1 << (place & 31)];
  found.bits[cell] = ((found.bits[cell] ?? 0) & ~bit) | (now ? bit : 0);
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

/** What was found on an entry, rule by rule. */
export function foundOn({ byRule, bits, words }: Found, node: number): readonly Finding[] {
  let findings = NONE;
  for (let word = 0; word < words; word++) {
    for (let rest = bits[node * words + word] ?? 0; rest !== 0; rest &= rest - 1) {
      const some = byRule[word * WORD + 31 - Math.clz32(rest & -rest)]?.entries[node] ?? NONE;
      // Mostly one rule found something, and its list does.
      findings = findings.length === 0 ? some : [...findings, ...some];
    }
  }
  return findings;
}
