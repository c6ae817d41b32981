import { staleText } from '../catalog/age.ts';
import type { Evidence } from '../catalog/types.ts';
import { remembering } from '../remember.ts';
import { type Confidence, type Finding, MOST_RELATED, type Related, type Report, type Rule } from '../rules/rule.ts';

/** Makes findings of reports; those on one component share their evidence, in one manifest and in the next. */
export function findingOf({ meta }: Rule, report: Report, today: string): Finding {
  const { related: places = NO_PLACES } = report;
  const stale = report.evidence ? agesOn(today)(report.evidence) : '';
  const confidence: Confidence = stale === '' ? meta.confidence : 'stale';
  const message = stale === '' ? report.message : `${report.message} ${upperFirst(stale)}.`;
  // All of one shape, and not put together of others: thousands of them are sorted and told.
  return {
    rule: meta.id,
    message,
    span: report.span,
    entry: report.entry,
    severity: report.severity ?? meta.severity,
    confidence,
    related: places.length > MOST_RELATED ? places.slice(0, MOST_RELATED) : places,
    evidence: report.evidence,
    key: report.key,
    parts: report.parts,
    suggests: report.suggests,
  };
}

const NO_PLACES: readonly Related[] = [];

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
