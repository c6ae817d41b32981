import { acceptanceVerdict } from './acceptance-verdict.ts';
import type { Report, Rule } from './rule.ts';

export const expiredAcceptance: Rule = {
  meta: {
    id: 'expired-acceptance',
    title: 'An acceptance has passed its date',
    why: 'It was given until a day, so that somebody would look again. That day is over, and what it silenced is reported again.',
    remedy:
      'Do what was to be done by then and remove the acceptance, or give it a new date and, if that changed, a new reason.',
    about: 'acceptance',
    severity: 'warning',
    confidence: 'certain',
    fixable: true,
    bad: 'layercake: 1\nframework:\n  - component: tensorrt-llm\n    accept:\n      - rule: hardware-locked\n        reason: Replaced by vLLM with the new nodes\n        until: 2026-03-31\n',
    good: 'layercake: 1\nframework:\n  - component: tensorrt-llm\n    accept:\n      - rule: hardware-locked\n        reason: Replaced by vLLM with the new nodes\n        until: 2099-03-31\n',
  },
  *check(context): Iterable<Report> {
    for (const acceptance of context.acceptances) {
      if (acceptanceVerdict(acceptance, context) !== 'expired') continue;
      const { rule, until, entry, findings } = acceptance;
      yield {
        message: `The acceptance of \`${rule.value}\` ended on ${until?.value ?? '?'}.`,
        span: until?.span ?? rule.span,
        ...(entry !== undefined && { entry }),
        related: findings.map(({ message, span }) => ({ message, span })),
      };
    }
  },
};
