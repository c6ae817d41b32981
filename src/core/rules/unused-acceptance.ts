import type { SettledAcceptance } from '../acceptance/settle.ts';
import { nearestOf } from '../text/nearest.ts';
import { acceptanceVerdict } from './acceptance-verdict.ts';
import type { Report, Rule } from './rule.ts';

export const unusedAcceptance: Rule = {
  meta: {
    id: 'unused-acceptance',
    title: 'There is nothing to accept',
    why: 'An acceptance that silences nothing misleads its reader, and would hide the finding unseen should it come back. One that names no rule at all, by a misspelling say, is a warning: what it was to silence is still reported.',
    remedy:
      'Remove it. Where the finding stands on another entry or another line, move it there: a comment is about the line below it.',
    about: 'acceptance',
    severity: 'information',
    confidence: 'certain',
    fixable: true,
    bad: 'layercake: 1\nframework:\n  # layercake-ignore hardware-locked: we stay with one vendor\n  - vllm\n',
    good: 'layercake: 1\nframework:\n  # layercake-ignore hardware-locked: we stay with one vendor\n  - tensorrt-llm\n',
  },
  *check(context): Iterable<Report> {
    for (const acceptance of context.acceptances) {
      const verdict = acceptanceVerdict(acceptance, context);
      if (verdict !== 'nameless' && verdict !== 'misspelt' && verdict !== 'unused') continue;
      const { rule, entry } = acceptance;
      const nearest = verdict === 'misspelt' ? nearestOf(rule.value, context.rules) : undefined;
      yield {
        message: verdict === 'unused' ? unusedText(acceptance) : noRuleText(rule.value, nearest),
        span: rule.span,
        ...(nearest !== undefined && { suggests: [nearest] }),
        ...(entry !== undefined && { entry }),
        ...(verdict !== 'unused' && { severity: 'warning' }),
      };
    }
  },
};

function unusedText({ rule, entry, line }: SettledAcceptance): string {
  const what = `no finding of \`${rule.value}\``;
  return line === undefined
    ? `\`${entry ?? '?'}\` has ${what} that could be accepted.`
    : `Line ${line + 1}, which this comment is about, has ${what}.`;
}

function noRuleText(name: string, nearest: string | undefined): string {
  if (name === '') return 'The comment names no rule: write `# layercake-ignore rule-id: reason`.';
  return `There is no rule \`${name}\`, so this accepts nothing.${nearest === undefined ? '' : ` Did you mean \`${nearest}\`?`}`;
}
