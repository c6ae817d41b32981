import { acceptanceVerdict } from './acceptance-verdict.ts';
import type { Report, Rule } from './rule.ts';

export const acceptanceWithoutReason: Rule = {
  meta: {
    id: 'acceptance-without-reason',
    title: 'An acceptance does not say why',
    why: 'A year from now nobody knows whether the finding was weighed or only silenced, and whether what spoke for it still holds.',
    remedy:
      'Write a `reason`, or behind the colon of a comment: `# layercake-ignore hardware-locked: RCCL takes its place on AMD`.',
    about: 'acceptance',
    severity: 'information',
    confidence: 'certain',
    fixable: true,
    bad: 'layercake: 1\nframework:\n  # layercake-ignore hardware-locked\n  - tensorrt-llm\n',
    good: 'layercake: 1\nframework:\n  # layercake-ignore hardware-locked: all our nodes are of one vendor until 2028\n  - tensorrt-llm\n',
  },
  *check(context): Iterable<Report> {
    for (const acceptance of context.acceptances) {
      if (acceptanceVerdict(acceptance, context) !== 'unreasoned') continue;
      const { rule, entry, written } = acceptance;
      const where = written === 'entry' ? 'give it a `reason`' : 'write the reason behind a colon';
      yield {
        message: `This accepts \`${rule.value}\` without saying why: ${where}.`,
        span: rule.span,
        ...(entry !== undefined && { entry }),
      };
    }
  },
};
