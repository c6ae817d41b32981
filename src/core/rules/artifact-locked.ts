import { evidenceOf, nodeName, reasonText } from '../analysis/wording.ts';
import { artifactTie, type ArtifactTie } from './artifact.ts';
import { NOTHING, type Rule, type RuleContext } from './rule.ts';
import { spreadText, vendorWays } from './spread.ts';
import { isTiedItself, partSpan } from './support.ts';
import { wayOutText } from './way-out.ts';

export const artifactLocked: Rule = {
  meta: {
    id: 'artifact-locked',
    title: 'An entry is tied by the format or precision that it ships in',
    why: 'What is inside could run elsewhere; the artifact cannot: it is compiled for one vendor’s hardware, or holds numbers that only this vendor’s units compute. Open weights that are shipped in such a form only are open and locked at once. Where it runs elsewhere, but with losses, this is told as information.',
    remedy:
      'Ship it in a form that others run as well, and build what is particular to a device where it is deployed. Keep the original weights: without them there is no way back.',
    about: 'coupling',
    severity: 'warning',
    confidence: 'sourced',
    fixable: true,
    bad: 'layercake: 1\nmodel:\n  - component: qwen3-32b\n    format: tensorrt-engine\n',
    good: 'layercake: 1\nmodel:\n  - component: qwen3-32b\n    format: safetensors\n',
  },
  concerns: isTiedItself,
  checkEntry(entry, context) {
    const { analysis } = context;
    const tie = artifactTie(context, entry.index);
    const platform = tie && analysis.targets[tie.target];
    if (!platform) return NOTHING;
    const { part, coupling } = tie;
    const wayOut = part.component ? wayOutText(context, entry.index, part.component) : '';
    return [
      {
        message: `${tieText(context, entry.index, tie)}${reasonText(part, platform)}.${otherwiseText(tie)}${wayOut}`,
        span: partSpan(entry, part),
        entry: entry.id.value,
        ...(coupling === 'leaning' && { severity: 'information' }),
        evidence: evidenceOf(part),
      },
    ];
  },
};

function tieText(context: RuleContext, node: number, { part, coupling, otherwise }: ArtifactTie): string {
  const name = nodeName(context.analysis, node);
  const ways = vendorWays(context, node);
  const form = otherwise === undefined ? name : (part.component?.name ?? `the ${part.role}`);
  const subject = otherwise === undefined ? name : `${form}, the ${part.role} of ${name},`;
  if (coupling === 'leaning') return `${subject} runs ${spreadText(ways)}`;
  const vendor = ways[0]?.name ?? '?';
  return otherwise === undefined ? `${subject} is an artifact for ${vendor} only` : `${subject} locks it to ${vendor}`;
}

/** What is won by another form, where that is known to be much. */
function otherwiseText({ otherwise }: ArtifactTie): string {
  return otherwise === 'portable' ? ' In another form it would be portable.' : '';
}
