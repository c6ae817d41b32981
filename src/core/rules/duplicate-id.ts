import type { Entry } from '../stack/types.ts';
import type { Report, Rule } from './rule.ts';

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
  *check({ manifest }): Iterable<Report> {
    const first = new Map<string, Entry>();
    for (const entry of manifest.stack.entries) {
      const id = entry.id.value;
      const known = first.get(id);
      if (!known) {
        first.set(id, entry);
        continue;
      }
      yield {
        message: `The id \`${id}\` belongs to another entry already; give this one an \`id\` of its own.`,
        span: entry.id.span,
        entry: id,
        related: [{ message: 'The first entry with this id', span: known.head }],
      };
    }
  },
};
