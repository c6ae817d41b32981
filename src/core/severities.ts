import type { Finding, Severity } from './rules/rule.ts';

/** What a rule's findings are to be: a severity, or not to be at all. */
export type SeveritySetting = Severity | 'off';

/** Settings by the rule's id. */
export type Severities = ReadonlyMap<string, SeveritySetting>;

const ORDER: readonly Severity[] = ['information', 'warning', 'error'];

/** A finding under a setting for its rule, whose usual severity is `usual`. What is off is for the caller, who does not ask the rule. */
export function rated(finding: Finding, usual: Severity = finding.severity, setting?: SeveritySetting): Finding {
  if (setting === undefined || setting === 'off') return finding;
  // What a rule reports as milder than usual (a platform piece, which is what it is) stays milder.
  const isMilder = ORDER.indexOf(finding.severity) < ORDER.indexOf(usual);
  const severity = isMilder && ORDER.indexOf(finding.severity) < ORDER.indexOf(setting) ? finding.severity : setting;
  return { ...finding, severity };
}
