import { settleAcceptances } from './acceptance/settle.ts';
import type { Analysis } from './analysis/analyze.ts';
import { staleText } from './catalog/age.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { Manifest } from './manifest.ts';
import { withoutEchoes } from './rules/echoes.ts';
import { RULES } from './rules/index.ts';
import { withoutCopies, withoutRepeats } from './rules/repeats.ts';
import type { Confidence, Finding, Report, Rule, RuleContext } from './rules/rule.ts';

/** What a check depends on beside the text. */
export interface CheckOptions {
  /** The day it is (ISO date): acceptances lapse and evidence ages with it. */
  readonly today: string;
  /** Ids of the rules that a configuration switches off: as if there were no such rule, except that it can be accepted. */
  readonly off?: ReadonlySet<string>;
}

/** Runs every rule over a manifest. Findings come in the order of the text, what was accepted left out. */
export function checkManifest(
  manifest: Manifest,
  catalog: Catalog,
  analysis: Analysis,
  { today, off = new Set() }: CheckOptions,
): readonly Finding[] {
  const rules = RULES.map(({ meta }) => meta.id);
  const on = RULES.filter(({ meta }) => !off.has(meta.id));
  const run = (acceptances: RuleContext['acceptances'], which: (rule: Rule) => boolean): readonly Finding[] => {
    const context = { manifest, catalog, analysis, rules, off, acceptances };
    return on.filter(which).flatMap((rule) => [...rule.check(context)].map((report) => findingOf(rule, report, today)));
  };
  const raw = run([], (rule) => !isAboutAcceptance(rule));
  const found = withoutCopies(withoutEchoes(raw, manifest.lines));
  // An acceptance counts as needed where its finding would have been left out as a repeat.
  const { open, acceptances } = settleAcceptances(manifest, found, today);
  const findings = [...withoutRepeats(open, found), ...run(acceptances, isAboutAcceptance)];
  return findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

function isAboutAcceptance({ meta }: Rule): boolean {
  return meta.about === 'acceptance';
}

/** A finding on something that thousands of entries stand on would otherwise carry them all. */
const MOST_RELATED = 10;

function findingOf({ meta }: Rule, report: Report, today: string): Finding {
  const related = (report.related ?? []).slice(0, MOST_RELATED);
  const stale = staleText(report.evidence ?? [], today);
  const confidence: Confidence = stale === '' ? meta.confidence : 'stale';
  const message = stale === '' ? report.message : `${report.message} ${upperFirst(stale)}.`;
  return { ...report, message, rule: meta.id, severity: report.severity ?? meta.severity, confidence, related };
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
