import type { Analysis } from '../analysis/analyze.ts';
import { nodeName } from '../analysis/wording.ts';
import { type Entry, LAYERS, type Use } from '../stack/types.ts';
import type { Related, Report, Rule } from './rule.ts';

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
  *check({ manifest, analysis }): Iterable<Report> {
    const firsts = new Map<string, number>();
    analysis.nodes.forEach(({ id }, node) => {
      if (!firsts.has(id)) firsts.set(id, node);
    });
    const circles = new Map(analysis.cycles.flatMap((cycle) => cycle.map((node) => [node, cycle] as const)));
    for (const entry of manifest.stack.entries) {
      for (const { value, span } of usesOf(entry).flatMap(({ members }) => members)) {
        const node = firsts.get(value) ?? -1;
        // A circle is a finding of its own, and names all that stand in it.
        const circle = circles.get(node);
        if (!isAbove(analysis, node, entry.index) || (circle && circle === circles.get(entry.index))) continue;
        yield { message: say(analysis, node, entry), span, entry: entry.id.value, related: placeOf(analysis, node) };
      }
    }
  },
};

function usesOf({ uses, anyOf }: Entry): readonly Use[] {
  return [...(uses ?? []), ...(anyOf ? [anyOf] : [])];
}

/** Above as written, and as the catalog has it: where one of the two is misplaced, that is what is wrong. */
function isAbove(analysis: Analysis, upper: number, lower: number): boolean {
  const rank = (node: number, asWritten: boolean): number => {
    const { entry, component } = analysis.nodes[node] ?? {};
    const layer = asWritten ? (entry?.layer ?? component?.layer) : (component?.layer ?? entry?.layer);
    return layer ? LAYERS.indexOf(layer) : -1;
  };
  return [true, false].every((asWritten) => rank(upper, asWritten) > rank(lower, asWritten));
}

function say(analysis: Analysis, upper: number, { index, layer }: Entry): string {
  const { entry, component } = analysis.nodes[upper] ?? {};
  const above = `${nodeName(analysis, upper)} in \`${entry?.layer ?? component?.layer ?? '?'}\``;
  return `${nodeName(analysis, index)} in \`${layer}\` stands on ${above}, a higher layer; uses lead down or stay in their layer.`;
}

function placeOf(analysis: Analysis, node: number): readonly Related[] {
  const entry = analysis.nodes[node]?.entry;
  return entry ? [{ message: `${entry.id.value} stands in a higher layer`, span: entry.head }] : [];
}
