import { groundOf } from '../analysis/analyze.ts';
import { NOTHING, type Rule } from './rule.ts';
import { names } from './sights/names.ts';

export const duplicateId: Rule = {
  meta: {
    id: 'duplicate-id',
    title: 'Two entries have the same id',
    why: 'What `uses` such an id means the first of them, and the second stands on nobody’s path. An entry without an `id` goes by its component, so the same component twice needs an id on one of them.',
    remedy: 'Give one of them an `id` of its own.',
    about: 'references',
    severity: 'error',
    confidence: 'certain',
    fixable: true,
    bad: 'layercake: 1\nhardware:\n  - component: nvidia-h100\n    count: 16\n  - component: nvidia-h100\n    count: 8\n',
    good: 'layercake: 1\nhardware:\n  - id: training-nodes\n    component: nvidia-h100\n    count: 16\n  - id: serving-nodes\n    component: nvidia-h100\n    count: 8\n',
  },
  sees: [names],
  concerns({ analysis }) {
    const { byId, nodes } = groundOf(analysis).graph;
    return byId.size < nodes.length;
  },
  checkEntry(entry, { analysis }) {
    const { value: id, span } = entry.id;
    const first = analysis.nodes[analysis.nodeOf(id) ?? entry.index]?.entry;
    if (!first || first.index === entry.index) return NOTHING;
    return [
      {
        message: `The id \`${id}\` belongs to another entry already; give this one an \`id\` of its own.`,
        span,
        entry: id,
        related: [{ message: 'The first entry with this id', span: first.head }],
      },
    ];
  },
};
