import { staleText } from '../catalog/age.ts';
import type { Evidence } from '../catalog/types.ts';
import { remembering } from '../remember.ts';
import { type Confidence, type Finding, MOST_RELATED, type Related, type Report, type Rule } from '../rules/rule.ts';

/**
 * Makes findings of reports; those on one component share their evidence, in one manifest and in the next. All have the same fields in the same
 * order, so that an engine reads thousands of them all alike.
 */
export function findingOf({ meta }: Rule, report: Report, today: string): Finding {
  const { message, span, entry, key, parts, related = NOWHERE, suggests, evidence } = report;
  const stale = evidence ? agesOn(today)(evidence) : '';
  const confidence: Confidence = stale === '' ? meta.confidence : 'stale';
  return {
    rule: meta.id,
    severity: report.severity ?? meta.severity,
    confidence,
    message: stale === '' ? message : `${message} ${upperFirst(stale)}.`,
    span,
    entry,
    key,
    parts,
    related: related.length > MOST_RELATED ? related.slice(0, MOST_RELATED) : related,
    suggests,
    evidence,
  };
}

const NOWHERE: readonly Related[] = [];

function agesOn(today: string): (evidence: readonly Evidence[]) => string {
  if (ages.today !== today)
    ages = { today, of: remembering((evidence: readonly Evidence[]) => staleText(evidence, today)) };
  return ages.of;
}

let ages: { readonly today: string; readonly of: (evidence: readonly Evidence[]) => string } = {
  today: '',
  of: () => '',
};

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
