import type { Analysis } from '../analysis/analyze.ts';
import { nodeName } from '../analysis/wording.ts';
import { remembering } from '../remember.ts';
import type { Entry } from '../stack/types.ts';
import { statedUses } from '../stack/uses.ts';
import type { Related, Report, Rule } from './rule.ts';
import { names } from './sights/names.ts';
import { isAbove, standsOnHigher } from './sights/ranks.ts';
import { circles } from './sights/stated.ts';

export const upwardDependency: Rule = {
  meta: {
    id: 'upward-dependency',
    title: 'An entry stands on one of a higher layer',
    why: 'In a cake what is above stands on what is below. A use that points upward is mostly written on the wrong end, and then the chains that Layercake tells run the wrong way round.',
    remedy:
      'Turn the use round: write it on the entry of the higher layer. Or move one of the two to the layer where it belongs.',
    about: 'references',
    severity: 'warning',
    confidence: 'certain',
    fixable: false,
    bad: 'layercake: 1\nmodel: [llama-3.1-8b-instruct]\nframework:\n  - component: vllm\n    uses: [llama-3.1-8b-instruct]\n',
    good: 'layercake: 1\nmodel:\n  - component: llama-3.1-8b-instruct\n    uses: [vllm]\nframework: [vllm]\n',
  },
  sees: [names, circles],
  concerns: standsOnHigher,
  checkEntry(entry, context) {
    const { analysis } = context;
    const reports: Report[] = [];
    for (const { members } of statedUses(entry)) {
      for (const { value, span } of members) {
        const node = analysis.nodeOf(value) ?? -1;
        if (!isAbove(context, node, entry.index) || isInCircle(analysis, node, entry.index)) continue;
        reports.push({
          message: say(analysis, node, entry),
          span,
          entry: entry.id.value,
          related: placeOf(analysis, node),
        });
      }
    }
    return reports;
  },
};

/** A circle is a finding of its own, and names all that stand in it. */
function isInCircle({ cycles }: Analysis, one: number, other: number): boolean {
  const circle = CIRCLES(cycles).get(one);
  return circle !== undefined && circle === CIRCLES(cycles).get(other);
}

const CIRCLES = remembering(
  (cycles: Analysis['cycles']) => new Map(cycles.flatMap((cycle) => cycle.map((node) => [node, cycle] as const))),
);

function say(analysis: Analysis, upper: number, { index, layer }: Entry): string {
  const { entry, component } = analysis.nodes[upper] ?? {};
  const above = `${nodeName(analysis, upper)} in \`${entry?.layer ?? component?.layer ?? '?'}\``;
  return `${nodeName(analysis, index)} in \`${layer}\` stands on ${above}, a higher layer; uses lead down or stay in their layer.`;
}

function placeOf(analysis: Analysis, node: number): readonly Related[] {
  const entry = analysis.nodes[node]?.entry;
  return entry ? [{ message: `${entry.id.value} stands in a higher layer`, span: entry.head }] : [];
}
