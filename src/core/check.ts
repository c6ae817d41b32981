import type { Analysis } from './analysis/analyze.ts';
import type { Budget } from './analysis/budget.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { Manifest } from './manifest.ts';
import { withoutEchoes } from './rules/echoes.ts';
import { RULES } from './rules/index.ts';
import type { Finding, Report, Rule } from './rules/rule.ts';
import { rated, type Severities } from './severities.ts';

/** What a check depends on beside the text. */
export interface CheckOptions {
  /** The day it is (ISO date): acceptances lapse with it. */
  readonly today: string;
  /** What the config says of rules; the others keep their own severity. */
  readonly severities?: Severities;
  /** The limits that the config holds the stack to. */
  readonly budget?: Budget;
}

/** Runs every rule over a manifest. Findings come in the order of the text, what was accepted left out. */
export function checkManifest(
  manifest: Manifest,
  catalog: Catalog,
  analysis: Analysis,
  options: CheckOptions,
): readonly Finding[] {
  const { severities, budget = {} } = options;
  const context = { manifest, catalog, analysis, budget };
  const asked = RULES.filter(({ meta }) => severities?.get(meta.id) !== 'off');
  const findings = asked.flatMap((rule) => [...rule.check(context)].map((report) => findingOf(rule, report)));
  const accepted = acceptedKeys(manifest, options.today);
  return withoutRepeats(withoutEchoes(findings, manifest.lines))
    .filter(({ rule, entry }) => entry === undefined || !accepted.has(`${entry}\n${rule}`))
    .map((finding) => rated(finding, USUAL.get(finding.rule), severities?.get(finding.rule)))
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/**
 * What an alias brings in twice is said once. That a platform piece is its vendor's goes without saying where the same entry is
 * reported for blocking a target.
 */
function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  const isNew = ({ rule, span, message }: Finding): boolean => {
    const key = `${rule}\n${span.start}\n${span.end}\n${message}`;
    return !seen.has(key) && seen.add(key).size > 0;
  };
  const blocking = new Set(findings.flatMap(({ rule, entry }) => (rule === 'target-unreachable' ? [entry] : [])));
  return findings
    .filter(isNew)
    .filter(
      ({ rule, severity, entry }) => rule !== 'hardware-locked' || severity !== 'information' || !blocking.has(entry),
    );
}

/** A finding on something that thousands of entries stand on would otherwise carry them all. */
const MOST_RELATED = 10;

function findingOf({ meta }: Rule, report: Report): Finding {
  const related = (report.related ?? []).slice(0, MOST_RELATED);
  return { ...report, rule: meta.id, severity: report.severity ?? meta.severity, related };
}

const USUAL = new Map(RULES.map(({ meta }) => [meta.id, meta.severity]));

function acceptedKeys({ stack }: Manifest, today: string): ReadonlySet<string> {
  return new Set(
    stack.entries.flatMap(({ id, accept }) =>
      accept
        .filter(({ until }) => until === undefined || until >= today)
        .map(({ rule }) => `${id.value}\n${rule.value}`),
    ),
  );
}
