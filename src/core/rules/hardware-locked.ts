import type { Analysis } from '../analysis/analyze.ts';
import { alternativesText, partName, reasonText } from '../analysis/wording.ts';
import type { Entry } from '../stack/types.ts';
import type { Report, Rule, Severity } from './rule.ts';
import { partSpan } from './support.ts';

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
    fixable: false,
    bad: 'layercake: 1\nframework: [tensorrt-llm]\n',
    good: 'layercake: 1\nframework: [vllm]\n',
  },
  *check({ manifest, analysis, catalog }): Iterable<Report> {
    for (const entry of manifest.stack.entries) {
      const node = entry.index;
      if (analysis.ownCoupling(node) !== 'locked' || analysis.coupling(node) !== 'locked') continue;
      const target = lostTarget(analysis, node);
      const platform = analysis.targets[target];
      if (!platform) continue;
      const { decisive } = analysis.ownReason(node, target);
      const reason = reasonText(decisive, platform);
      const replacement = decisive.component
        ? alternativesText(decisive.component, (id) => catalog.component(id)?.name ?? id)
        : '';
      yield {
        message: `${partName(analysis, node, decisive)} ${vendorText(analysis, node)}${reason}.${replacement}`,
        span: partSpan(entry, decisive),
        entry: entry.id.value,
        severity: severityOf(analysis, entry),
      };
    }
  },
};

/** The first accelerator of another vendor that the entry itself is known not to run on. */
function lostTarget(analysis: Analysis, node: number): number {
  return analysis.targets.findIndex(
    (target, index) => target.kind === 'accelerator' && analysis.own(node, index) === 'none',
  );
}

function vendorText(analysis: Analysis, node: number): string {
  const vendor = analysis.lockedTo(node);
  const name = analysis.targets.find((target) => target.vendor === vendor)?.vendorName;
  return name === undefined ? 'runs on no accelerator that the catalog knows' : `is locked to ${name}`;
}

/** A platform component is what it is; a lock above it is a choice. */
function severityOf(analysis: Analysis, entry: Entry): Severity {
  const platform = analysis.nodes[entry.index]?.component?.platform === true;
  return platform || entry.layer === 'hardware' ? 'information' : 'warning';
}
