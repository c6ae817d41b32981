import type { Analysis } from '../analysis/analyze.ts';
import { chainText, evidenceOf, nodeName, partName, reasonText, targetName } from '../analysis/wording.ts';
import type { Entry } from '../stack/types.ts';
import { NOTHING, type Report, type Rule } from './rule.ts';
import { chains } from './sights/chains.ts';
import { chainPlaces, useSpan } from './support.ts';

export const inheritedLock: Rule = {
  meta: {
    id: 'inherited-lock',
    title: 'An entry is locked by what it stands on',
    why: 'By itself it could run elsewhere; something below it cannot. The chain shows what, and that entry carries a finding of its own: free it, and this one goes too.',
    remedy:
      'Follow the chain to its end and replace what stands there, or make the use optional or one of several (`any-of`).',
    about: 'coupling',
    severity: 'information',
    confidence: 'sourced',
    fixable: true,
    bad: 'layercake: 1\napplication:\n  - id: api\n    uses: [tensorrt-llm]\nframework: [tensorrt-llm]\n',
    good: 'layercake: 1\napplication:\n  - id: api\n    uses: [{ any-of: [tensorrt-llm, vllm] }]\nframework: [tensorrt-llm, vllm]\n',
  },
  sees: [chains],
  checkEntry: (entry, { analysis }) =>
    analysis.coupling(entry.index) !== 'locked' || analysis.ownCoupling(entry.index) === 'locked'
      ? NOTHING
      : reportOn(analysis, entry),
};

function reportOn(analysis: Analysis, entry: Entry): readonly Report[] {
  const { target, nodes, hidden } = analysis.couplingChain(entry.index);
  const [platform, end] = [analysis.targets[target], nodes.at(-1)];
  if (!platform || end === undefined || nodes.length < 2) return NOTHING;
  const vendor = analysis.lockedTo(entry.index);
  if (vendor === undefined && analysis.misfitOf(end)) return NOTHING;
  const vendorName = analysis.targets.find((one) => one.vendor === vendor)?.vendorName;
  const verdict = vendorName === undefined ? 'runs on no accelerator' : `is locked to ${vendorName}`;
  const { decisive } = analysis.ownReason(end, target);
  const cause = `${partName(analysis, end, decisive)} does not run on ${targetName(analysis, decisive, platform)}${reasonText(decisive, platform)}`;
  return [
    {
      message: `${nodeName(analysis, entry.index)} ${verdict} through ${chainText(analysis, nodes, hidden)}; ${cause}.`,
      span: useSpan(entry, analysis.nodes[nodes[1] ?? -1]?.id ?? ''),
      entry: entry.id.value,
      related: chainPlaces(analysis, nodes),
      evidence: evidenceOf(decisive),
    },
  ];
}
