import type { Rule } from './rule.ts';
import { syntaxReports } from './support.ts';

export const undefinedAlias: Rule = {
  meta: {
    id: 'undefined-alias',
    title: 'An alias has no anchor',
    why: 'An alias (`*name`) stands for what an anchor (`&name`) marked before it. Without the anchor it stands for nothing, and what it was to say is lost.',
    remedy: 'Set the anchor before the alias, or write the value out. A text that begins with `*` needs quotes.',
    about: 'form',
    severity: 'error',
    confidence: 'certain',
    fixable: false,
    bad: 'layercake: 1\nhardware:\n  - component: nvidia-h100\n    count: *nodes\n',
    good: 'layercake: 1\nhardware:\n  - component: nvidia-h100\n    count: &nodes 16\n  - component: infiniband\n    count: *nodes\n',
  },
  check: ({ manifest }) => syntaxReports(manifest, 'undefined-alias'),
};
