import type { Analysis } from '../analysis/analyze.ts';
import type { OwnPart } from '../analysis/own.ts';
import { evidenceOf, partName, reasonText, sourceText } from '../analysis/wording.ts';
import type { Target } from '../catalog/types.ts';
import type { Entry } from '../stack/types.ts';
import { artifactTie } from './artifact.ts';
import { byProfile } from './by-profile.ts';
import { NOTHING, type Rule, type RuleContext, type Severity } from './rule.ts';
import { hardware } from './sights/hardware.ts';
import { partSpan } from './support.ts';
import { wayOutText } from './way-out.ts';

export const hardwareLocked: Rule = {
  meta: {
    id: 'hardware-locked',
    title: 'An entry runs on one vendor’s hardware only',
    why: 'The whole stack above it can move no further than this entry does, whatever its licence says. For a platform component, such as a vendor’s own toolkit, this is what it is, and is told as information.',
    remedy:
      'Replace it by something that runs elsewhere too, put it into an `any-of` with an alternative, or accept the finding with a reason and a date.',
    about: 'coupling',
    severity: 'warning',
    confidence: 'sourced',
    fixable: true,
    bad: 'layercake: 1\nframework: [tensorrt-llm]\n',
    good: 'layercake: 1\nframework: [vllm]\n',
  },
  sees: [hardware],
  concerns: ({ analysis }, node) => analysis.ownCoupling(node) === 'locked' && analysis.coupling(node) === 'locked',
  checkEntry(entry, context) {
    const { analysis } = context;
    const node = entry.index;
    if (isToldOtherwise(analysis, node) || artifactTie(context, node)) return NOTHING;
    const lock = lockOf(context, node);
    if (!lock) return NOTHING;
    const { decisive } = lock;
    return [
      {
        message: `${partName(analysis, node, decisive)}${lockText(context, node, lock)}`,
        span: partSpan(entry, decisive),
        entry: entry.id.value,
        severity: severityOf(analysis, entry),
        evidence: evidenceOf(decisive),
      },
    ];
  },
};

/** Why an entry is locked, and how that is said of one that is locked to a vendor as it stands in its stack. */
interface Lock {
  readonly decisive: OwnPart;
  readonly platform: Target;
  readonly texts: Map<string | undefined, string>;
}

const lockOf = byProfile((context, node): Lock | undefined => {
  const target = lostTarget(context.analysis, node);
  const platform = context.analysis.targets[target];
  return platform && { decisive: context.analysis.ownReason(node, target).decisive, platform, texts: new Map() };
});

function lockText(context: RuleContext, node: number, { decisive, platform, texts }: Lock): string {
  const { analysis } = context;
  const vendor = analysis.lockedTo(node);
  const known = texts.get(vendor);
  if (known !== undefined) return known;
  const reason = isPlatform(analysis, node) ? sourceText(decisive) : reasonText(decisive, platform);
  const wayOut = decisive.component ? wayOutText(context, node, decisive.component) : '';
  const text = ` ${vendorText(analysis, node, vendor)}${reason}.${wayOut}`;
  texts.set(vendor, text);
  return text;
}

/**
 * A device is its vendor's, which nobody needs to be told. Of what does not even run on the declared hardware the rules on
 * that say more, where it is a platform component or has no generation left to run on.
 */
function isToldOtherwise(analysis: Analysis, node: number): boolean {
  if (analysis.nodes[node]?.component?.hardware) return true;
  if (!isPlatform(analysis, node) && analysis.lockedTo(node) !== undefined) return false;
  return analysis.misfitOf(node) !== undefined;
}

function isPlatform(analysis: Analysis, node: number): boolean {
  return analysis.nodes[node]?.component?.platform === true;
}

/**
 * An accelerator of another vendor that the entry itself is known not to run on: where another version would, that is what to
 * tell; else one that stands for all the others; else the first.
 */
function lostTarget(analysis: Analysis, node: number): number {
  let [forOthers, first] = [-1, -1];
  for (let target = 0; target < analysis.targets.length; target++) {
    if (analysis.targets[target]?.kind !== 'accelerator' || analysis.own(node, target) !== 'none') continue;
    const { why } = analysis.ownReason(node, target).decisive.fact;
    if (why === 'version') return target;
    if (why === 'others' && forOthers < 0) forOthers = target;
    if (first < 0) first = target;
  }
  return forOthers < 0 ? first : forOthers;
}

function vendorText(analysis: Analysis, node: number, vendor: string | undefined): string {
  const name = analysis.targets.find((target) => target.vendor === vendor)?.vendorName;
  if (name === undefined) return 'runs on no accelerator that the catalog knows';
  return isPlatform(analysis, node) ? `works with ${name} hardware only` : `is locked to ${name}`;
}

/** A platform component is what it is; a lock above it is a choice. */
function severityOf(analysis: Analysis, entry: Entry): Severity {
  return isPlatform(analysis, entry.index) || entry.layer === 'hardware' ? 'information' : 'warning';
}
