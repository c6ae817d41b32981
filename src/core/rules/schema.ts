import type { Rule } from './rule.ts';

export const schema: Rule = {
  meta: {
    id: 'schema',
    title: 'Something does not fit the manifest’s form',
    why: 'A key that Layercake does not know, or a value of the wrong shape, says nothing to it: the entry would be judged without what you meant to say.',
    remedy: 'The message names what would be right; [docs/manifest.md](../manifest.md) has every key with an example.',
    about: 'form',
    severity: 'error',
    confidence: 'certain',
    fixable: true,
    bad: 'layercake: 1\nframework:\n  - component: vllm\n    verison: "0.10.2"\n',
    good: 'layercake: 1\nframework:\n  - component: vllm\n    version: "0.10.2"\n',
  },
  check: ({ manifest }) => manifest.problems,
};
