import { LAYER_NAMES } from '../stack/types.ts';
import { NOTHING, type Rule } from './rule.ts';
import { isMisplaced } from './sights/ranks.ts';
import { fieldSpan } from './support.ts';

export const misplacedComponent: Rule = {
  meta: {
    id: 'misplaced-component',
    title: 'A component stands in a layer that is not its own',
    why: 'The layers tell who stands on whom, and what a lock costs: one in the framework is a choice, one in the hardware is what hardware is. In the wrong layer an entry is drawn and judged as something else.',
    remedy:
      'Move the entry to the layer that the message names. For something of your own that only goes by the same name, leave `component` out and give it an `id`.',
    about: 'catalog',
    severity: 'warning',
    confidence: 'sourced',
    fixable: true,
    bad: 'layercake: 1\nsystem: [cuda, vllm]\n',
    good: 'layercake: 1\nframework: [vllm]\nsystem: [cuda]\n',
  },
  concerns: isMisplaced,
  checkEntry(entry, { analysis }) {
    const component = analysis.nodes[entry.index]?.component;
    if (!component) return NOTHING;
    return [
      {
        message: `${component.name} belongs to \`${component.layer}\` (${LAYER_NAMES[component.layer]}), not to \`${entry.layer}\`.`,
        span: fieldSpan(entry, entry.component),
        entry: entry.id.value,
      },
    ];
  },
};
