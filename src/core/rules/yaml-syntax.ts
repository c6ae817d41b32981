import type { Rule } from './rule.ts';
import { syntaxReports } from './support.ts';

export const yamlSyntax: Rule = {
  meta: {
    id: 'yaml-syntax',
    title: 'The text is not valid YAML',
    why: 'What cannot be read cannot be checked: everything behind the broken place may be understood wrongly.',
    remedy:
      'Mend the place that is marked. Usual causes are a tab, an unclosed quote, or a line that is indented too far.',
    about: 'form',
    severity: 'error',
    confidence: 'certain',
    fixable: false,
    bad: 'layercake: 1\nname: "support\n',
    good: 'layercake: 1\nname: "support"\n',
  },
  check: ({ manifest }) => syntaxReports(manifest, 'yaml-syntax'),
};
