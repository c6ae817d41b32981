import type { Rule } from './rule.ts';
import { unused } from './sights/unused.ts';

export const unusedEntry: Rule = {
  meta: {
    id: 'unused-entry',
    title: 'Nothing in the stack stands on an entry',
    why: 'The analysis follows `uses` from the top down. An entry that none of them leads to takes part in nothing: what it is tied to does not count for the product above it, though the product may well run on it.',
    remedy:
      'Add it to the `uses` of what stands on it (a model’s engine to the model, a library to the code that imports it), say `optional: true` where it only may be there, or take it out.',
    about: 'references',
    severity: 'information',
    confidence: 'certain',
    fixable: true,
    bad: 'layercake: 1\napplication:\n  - id: api\n    uses: [llama-3.1-8b-instruct]\nmodel: [llama-3.1-8b-instruct]\nframework: [vllm]\n',
    good: 'layercake: 1\napplication:\n  - id: api\n    uses: [llama-3.1-8b-instruct]\nmodel:\n  - component: llama-3.1-8b-instruct\n    uses: [vllm]\nframework: [vllm]\n',
  },
  sees: [unused],
  concerns: (context, node) => context.see(unused).marks[node] === 1,
  checkEntry: (entry) => [
    {
      message: `Nothing in this stack stands on \`${entry.id.value}\`, so what it is tied to does not count for the layers above.`,
      span: entry.head,
      entry: entry.id.value,
    },
  ],
};
