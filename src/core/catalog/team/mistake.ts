import type { Severity } from '../../rules/rule.ts';
import type { Span } from '../../text/span.ts';

/** Something that is wrong in a file of a team's catalog. */
export interface Mistake {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly related?: { readonly message: string; readonly span: Span };
}

/** Behind so many in one file nobody reads on. */
export const MOST_FINDINGS = 100;

/** A mistake, an error unless it is said to be less. */
export function mistake(rule: string, message: string, span: Span, severity: Severity = 'error'): Mistake {
  return { rule, severity, message, span };
}
