import { evidenceText, nodeName, sentenceList } from '../analysis/wording.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Component, Evidence } from '../catalog/types.ts';
import { remembering } from '../remember.ts';
import type { Entry } from '../stack/types.ts';
import { artifactTie } from './artifact.ts';
import { byProfile } from './by-profile.ts';
import { NOTHING, type Rule, type RuleContext } from './rule.ts';
import { isAvoidable, users } from './sights/users.ts';
import { vendorWays } from './spread.ts';
import { isTiedItself } from './support.ts';

export const openButLocked: Rule = {
  meta: {
    id: 'open-but-locked',
    title: 'An open component serves one vendor’s hardware, and others cannot change that',
    why: 'An open licence lets everyone read, change and fork the code. It does not make it run on other hardware: that takes whoever decides what is merged, or a fork to be kept up for good.',
    remedy:
      'Ask upstream whether support for your hardware would be taken, before you count on it. Where the answer is no, plan for a fork, with people who keep it up, or for an alternative.',
    about: 'coupling',
    severity: 'information',
    confidence: 'sourced',
    fixable: true,
    bad: 'layercake: 1\nframework: [flashinfer]\n',
    good: 'layercake: 1\nframework: [flash-attn]\n',
  },
  sees: [users],
  concerns: isTiedItself,
  checkEntry(entry, context) {
    const { analysis, catalog } = context;
    const { component } = analysis.nodes[entry.index] ?? {};
    if (!component || component.platform || !isOpen(component) || isBuild(catalog, component)) return NOTHING;
    if (artifactTie(context, entry.index) || isAvoidable(context, entry.index)) return NOTHING;
    const tie = tieText(context, entry.index, component);
    if (tie === undefined) return NOTHING;
    const evidence = stewardEvidence(component);
    const source = evidence[0] ? ` (${evidenceText(evidence[0])})` : '';
    return [
      {
        message: `${nodeName(analysis, entry.index)} ${opennessText(entry, component)}, but ${tie}${source}.${noteText(context, entry.index)}`,
        span: entry.head,
        entry: entry.id.value,
        evidence,
      },
    ];
  },
};

/** True for one of several builds of a project, as the CUDA wheel of PyTorch is: the others are its makers' own way to other hardware. */
function isBuild(catalog: Catalog, { steward, alternatives = [] }: Component): boolean {
  return alternatives.some(
    ({ component }) => steward !== undefined && catalog.component(component)?.steward === steward,
  );
}

function isOpen({ kind, openness }: Component): boolean {
  return (kind === 'model' ? openness?.weights : openness?.source) === 'open';
}

function opennessText(entry: Entry, { kind, license }: Component): string {
  const terms = entry.license?.value ?? license;
  return `${kind === 'model' ? 'has open weights' : 'is open source'}${terms === undefined ? '' : ` (${terms})`}`;
}

/** Who decides on other hardware, and what that means; undefined where the entry is not tied for good. */
function tieText(context: RuleContext, node: number, component: Component): string | undefined {
  const { analysis } = context;
  const coupling = analysis.ownCoupling(node);
  const [first, ...others] = vendorWays(context, node);
  if (!first || isForNow(context, node)) return undefined;
  const decides = first.vendor === component.stewardVendor;
  if (coupling === 'locked' && decides)
    return `whether it ever runs on other hardware is decided by ${first.name}, which sells the hardware that it runs on`;
  if (coupling === 'locked') return `no way leads to other hardware: ${mergeText(component)}`;
  const isLeft = first.way === 'natively' && others.every(({ way }) => way === 'as a port');
  if (!decides || !isLeft) return undefined;
  return `${first.name}, whose hardware it serves, decides what is merged; what runs on ${sentenceList(others.map(({ name }) => name))} is kept up outside of it`;
}

function mergeText({ steward }: Component): string {
  return `one would have to be ${steward === undefined ? '' : `merged by ${steward}, or `}kept up as a fork`;
}

/** True where it is tied in another version, on other devices or by the manifest's word only. */
const isForNow = byProfile(({ analysis }, node) =>
  analysis.targets.some(({ kind }, target) => {
    const { why } = analysis.ownReason(node, target).decisive.fact;
    return kind === 'accelerator' && (why === 'version' || why === 'architecture' || why === 'manifest');
  }),
);

/** What is known of the best way beside the native one. */
function noteText(context: RuleContext, node: number): string {
  const port = vendorWays(context, node).find(({ way }) => way === 'as a port');
  const note = port?.own.decisive.fact.case?.note;
  return note === undefined ? '' : ` ${note.replace(/\.?$/, '.')}`;
}

/** By the catalog's convention, sources on who decides have a key that begins so. */
const stewardEvidence = remembering(({ evidence }: Component): readonly Evidence[] =>
  Object.entries(evidence).flatMap(([key, one]) => (key.startsWith('steward') ? [one] : [])),
);
