import type { Rule } from './rule.ts';
import { experimental } from './sights/causes.ts';
import { causeChecks } from './target-causes.ts';

export const targetExperimental: Rule = {
  meta: {
    id: 'target-experimental',
    title: 'A target that the stack promises is reached only experimentally',
    why: '`targets` says where the stack must be able to run. This entry runs there, but its makers call that experimental: it may break with any release, and nobody answers for it.',
    remedy:
      'Replace the entry, offer an alternative beside it (`any-of`), test it on that target yourself, or accept the finding until a date on which you look again.',
    about: 'targets',
    severity: 'warning',
    confidence: 'sourced',
    fixable: true,
    bad: 'layercake: 1\ntargets: [nvidia, amd]\nframework: [ray]\n',
    good: 'layercake: 1\ntargets: [nvidia, amd]\nframework: [vllm]\n',
  },
  ...causeChecks(
    experimental,
    {
      verdict: (targets) => ` runs only experimentally on ${targets}, which \`targets\` asks for`,
      tops: [' runs there no better.', ' run there no better.'],
    },
    (_, { targets }) => targets,
  ),
};
