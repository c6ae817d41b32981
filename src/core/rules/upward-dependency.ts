import type { Analysis } from '../analysis/analyze.ts';
import { nodeName } from '../analysis/wording.ts';
import { type Entry, type Layer, LAYERS } from '../stack/types.ts';
import { statedUses } from '../stack/uses.ts';
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
    const isAbove = aboveReader(analysis);
    const circles = new Map(analysis.cycles.flatMap((cycle) => cycle.map((node) => [node, cycle] as const)));
    for (const entry of manifest.stack.entries) {
      for (const { members } of statedUses(entry)) {
        for (const { value, span } of members) {
          const node = analysis.nodeOf(value) ?? -1;
          if (!isAbove(node, entry.index)) continue;
          // A circle is a finding of its own, and names all that stand in it.
          const circle = circles.get(node);
          if (circle && circle === circles.get(entry.index)) continue;
          yield { message: say(analysis, node, entry), span, entry: entry.id.value, related: placeOf(analysis, node) };
        }
      }
    }
  },
};

/** Above as written, and as the catalog has it: where one of the two is misplaced, that is what is wrong. */
function aboveReader({ nodes }: Analysis): (upper: number, lower: number) => boolean {
  const [written, known] = [new Int8Array(nodes.length), new Int8Array(nodes.length)];
  nodes.forEach(({ entry, component }, node) => {
    written[node] = rankOf(entry?.layer ?? component?.layer);
    known[node] = rankOf(component?.layer ?? entry?.layer);
  });
  const isHigher = (ranks: Int8Array, upper: number, lower: number): boolean =>
    (ranks[upper] ?? -1) > (ranks[lower] ?? -1);
  return (upper, lower) => isHigher(written, upper, lower) && isHigher(known, upper, lower);
}

function rankOf(layer: Layer | undefined): number {
  return layer ? LAYERS.indexOf(layer) : -1;
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
