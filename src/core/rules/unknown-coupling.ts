import type { Analysis } from '../analysis/analyze.ts';
import { devicesName, evidenceOf, partName, sentenceList, shortList } from '../analysis/wording.ts';
import type { Entry } from '../stack/types.ts';
import { byProfile } from './by-profile.ts';
import { NOTHING, type Report, type Rule, type RuleContext } from './rule.ts';
import { form } from './sights/stated.ts';
import { vendorWays } from './spread.ts';
import { partSpan } from './support.ts';

export const unknownCoupling: Rule = {
  meta: {
    id: 'unknown-coupling',
    title: 'Too little is known to say what an entry is tied to',
    why: 'It is known to run on one vendor’s hardware at most, and of another nothing is said: it may be locked, or not. Unknown is never counted as safe, so what stands on it is judged as if it were locked.',
    remedy:
      'Find out, and write what you know under `supports`: a level for each target, and `others` for the rest. With a source, it belongs in the catalog.',
    about: 'coupling',
    severity: 'information',
    confidence: 'sourced',
    fixable: false,
    bad: 'layercake: 1\napplication:\n  - id: scorer\n    supports: { nvidia: native }\n',
    good: 'layercake: 1\napplication:\n  - id: scorer\n    supports: { nvidia: native, others: none }\n',
  },
  sees: [form],
  concerns: ({ analysis }, node) => analysis.ownCoupling(node) === 'unknown',
  checkEntry(entry, context) {
    // Of a form that is wrong nobody knows what it was to say.
    if (!context.see(form).fits) return NOTHING;
    return isSpokenOf(context.analysis, entry) ? reportOn(context, entry) : NOTHING;
  },
};

function reportOn(context: RuleContext, entry: Entry): readonly Report[] {
  const { analysis } = context;
  const gap = gapOf(context, entry.index);
  if (!gap) return NOTHING;
  const { decisive } = analysis.ownReason(entry.index, gap.target);
  return [
    {
      message: `${partName(analysis, entry.index, decisive)} ${gap.text}`,
      span: partSpan(entry, decisive),
      entry: entry.id.value,
      evidence: gap.evidence,
    },
  ];
}

/** What nobody knows of an entry: the first target that it is about, and what to say; undefined where all is known. */
const gapOf = byProfile((context, node) => {
  const { analysis } = context;
  const open = analysis.targets.flatMap(({ kind }, target) =>
    kind === 'accelerator' && analysis.own(node, target) === 'unknown' ? [target] : [],
  );
  const [first] = open;
  if (first === undefined) return undefined;
  const ways = vendorWays(context, node);
  const vendors = sentenceList(ways.map(({ name }) => name));
  const runs = ways.length === 0 ? 'is not known to run anywhere' : `runs on ${vendors}`;
  const devices = open.flatMap((target) => analysis.targets[target] ?? []).map(devicesName);
  return {
    target: first,
    text: `${runs}; of ${shortList(devices)} nothing is known, so it may be locked or not.`,
    evidence: ways.flatMap(({ own }) => evidenceOf(own.decisive)),
  };
});

/** Whether the catalog or the manifest says something of it; of a component that nobody knows another rule speaks. */
function isSpokenOf(analysis: Analysis, entry: Entry): boolean {
  const component = analysis.nodes[entry.index]?.component;
  if (component) return !component.platform;
  return entry.supports?.some(({ level }) => level !== 'unknown') ?? false;
}
