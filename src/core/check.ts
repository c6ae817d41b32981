import { settleAcceptances, type SettledAcceptance } from './acceptance/settle.ts';
import type { Analysis } from './analysis/analyze.ts';
import type { Budget } from './analysis/budget.ts';
import { staleText } from './catalog/age.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { Evidence } from './catalog/types.ts';
import type { Manifest } from './manifest.ts';
import { keepFindings, keptFindings } from './recheck.ts';
import { ECHOED, withoutEchoes } from './rules/echoes.ts';
import { RULES } from './rules/index.ts';
import { withoutCopies, withoutRepeats } from './rules/repeats.ts';
import { type Confidence, type Finding, MOST_RELATED, type Report, type Rule, type RuleContext } from './rules/rule.ts';
import { remembering } from './remember.ts';
import { rated, type Severities, type SeveritySetting } from './severities.ts';

/** What a check depends on beside the text. */
export interface CheckOptions {
  /** The day it is (ISO date): acceptances lapse and evidence ages with it. */
  readonly today: string;
  /** What the config says of rules; the others keep their own severity. */
  readonly severities?: Severities;
  /** The limits that the config holds the stack to. */
  readonly budget?: Budget;
}

/**
 * Runs every rule over a manifest. Findings come in the order of the text, what was accepted left out. They belong to the reading and, like it,
 * are used up by the next one: their spans move. After an edit that changes nothing of what the stack means, they are those from before.
 */
export function checkManifest(
  manifest: Manifest,
  catalog: Catalog,
  analysis: Analysis,
  options: CheckOptions,
): readonly Finding[] {
  const kept = keptFindings(manifest, analysis, options);
  if (kept) return kept;
  const findings = findAll(manifest, catalog, analysis, options);
  keepFindings(manifest, analysis, options, findings);
  return findings;
}

function findAll(manifest: Manifest, catalog: Catalog, analysis: Analysis, options: CheckOptions): readonly Finding[] {
  const { today, severities = new Map<string, SeveritySetting>() } = options;
  const run = createRunner(manifest, catalog, analysis, options);
  const found = rawFindings(manifest, run, () => true);
  // An acceptance counts as needed where its finding would have been left out as a repeat.
  const { open, acceptances } = settleAcceptances(manifest, found, today);
  const findings = [...withoutRepeats(open, found), ...run(acceptances, isAboutAcceptance)];
  return findings
    .map((finding) => rated(finding, USUAL.get(finding.rule), severities.get(finding.rule)))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** The acceptances of one rule, each with the findings that it is about, without asking the other rules more than needed. */
export function acceptancesOf(
  manifest: Manifest,
  catalog: Catalog,
  analysis: Analysis,
  options: CheckOptions,
  rule: string,
): readonly SettledAcceptance[] {
  const run = createRunner(manifest, catalog, analysis, options);
  const found = rawFindings(manifest, run, ({ meta }) => meta.id === rule || ECHOED.has(meta.id));
  const { acceptances } = settleAcceptances(manifest, found, options.today);
  return acceptances.filter((acceptance) => acceptance.rule.value === rule);
}

type Run = (acceptances: RuleContext['acceptances'], which: (rule: Rule) => boolean) => readonly Finding[];

/** Runs rules that are not switched off. */
function createRunner(
  manifest: Manifest,
  catalog: Catalog,
  analysis: Analysis,
  { today, severities = new Map<string, SeveritySetting>(), budget = {} }: CheckOptions,
): Run {
  const off = new Set([...severities].flatMap(([rule, setting]) => (setting === 'off' ? [rule] : [])));
  const on = RULES.filter(({ meta }) => !off.has(meta.id));
  const ageOf = agesOn(today);
  return (acceptances, which) => {
    const context = { manifest, catalog, analysis, rules: RULE_IDS, off, acceptances, budget };
    const findings: Finding[] = [];
    for (const rule of on) {
      if (!which(rule)) continue;
      for (const report of rule.check(context)) findings.push(findingOf(rule, report, ageOf));
    }
    return findings;
  };
}

const RULE_IDS = RULES.map(({ meta }) => meta.id);

/** Findings on one component share their evidence, in one manifest and in the next. */
function agesOn(today: string): (evidence: readonly Evidence[]) => string {
  if (ages.today !== today)
    ages = { today, of: remembering((evidence: readonly Evidence[]) => staleText(evidence, today)) };
  return ages.of;
}

let ages: { readonly today: string; readonly of: (evidence: readonly Evidence[]) => string } = {
  today: '',
  of: () => '',
};

/** What rules find, whether it is accepted or not. */
function rawFindings(manifest: Manifest, run: Run, which: (rule: Rule) => boolean): readonly Finding[] {
  const raw = run([], (rule) => !isAboutAcceptance(rule) && which(rule));
  return withoutCopies(withoutEchoes(raw, manifest.lines));
}

function isAboutAcceptance({ meta }: Rule): boolean {
  return meta.about === 'acceptance';
}

function findingOf({ meta }: Rule, report: Report, ageOf: (evidence: readonly Evidence[]) => string): Finding {
  const related = (report.related ?? []).slice(0, MOST_RELATED);
  const stale = report.evidence ? ageOf(report.evidence) : '';
  const confidence: Confidence = stale === '' ? meta.confidence : 'stale';
  const message = stale === '' ? report.message : `${report.message} ${upperFirst(stale)}.`;
  return { ...report, message, rule: meta.id, severity: report.severity ?? meta.severity, confidence, related };
}

const USUAL = new Map(RULES.map(({ meta }) => [meta.id, meta.severity]));

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
