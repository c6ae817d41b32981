import type { Rule } from './rule.ts';
import { syntaxReports } from './support.ts';

export const duplicateKey: Rule = {
  meta: {
    id: 'duplicate-key',
    title: 'A key stands twice in one mapping',
    why: 'YAML readers disagree on which of the two counts, so the same file would mean different things to different tools. Layercake takes the first.',
    remedy: 'Merge the two, or remove one.',
    about: 'form',
    severity: 'error',
    confidence: 'certain',
    fixable: true,
    bad: 'layercake: 1\nsystem: [cuda]\nsystem: [rocm]\n',
    good: 'layercake: 1\nsystem: [cuda, rocm]\nframework:\n  - component: vllm\n    uses: [cuda, rocm]\n',
  },
  check: ({ manifest }) => syntaxReports(manifest, 'duplicate-key'),
};
