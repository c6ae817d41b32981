import type { Analysis } from '../analysis/analyze.ts';
import { evidenceOf, partName, reasonText, sourceText } from '../analysis/wording.ts';
import { artifactTie } from './artifact.ts';
import { NOTHING, type Rule } from './rule.ts';
import { wantedVendors } from './sights/stated.ts';
import { isAvoidable, users } from './sights/users.ts';
import { leansOnOne, spreadText, type VendorWay, vendorWays } from './spread.ts';
import { partSpan } from './support.ts';
import { wayOutText } from './way-out.ts';

export const hardwareLeaning: Rule = {
  meta: {
    id: 'hardware-leaning',
    title: 'An entry runs natively on one vendor’s hardware at most',
    why: 'A soft lock: elsewhere it runs by a fork, experimentally, or with features off. Such ways lag behind, and the project itself does not answer for them.',
    remedy:
      'Before you count on another vendor, test the way that is named, at the version that you run; or take something that runs natively on both.',
    about: 'coupling',
    severity: 'information',
    confidence: 'sourced',
    fixable: true,
    bad: 'layercake: 1\nframework: [xformers]\n',
    good: 'layercake: 1\nframework: [pytorch-sdpa]\n',
  },
  sees: [users, wantedVendors],
  concerns: ({ analysis }, node) => analysis.ownCoupling(node) === 'leaning' && analysis.coupling(node) === 'leaning',
  checkEntry(entry, context) {
    const { analysis } = context;
    const node = entry.index;
    const { component } = analysis.nodes[node] ?? {};
    if (entry.layer === 'hardware' || entry.layer === 'system' || component?.platform) return NOTHING;
    const ways = vendorWays(context, node);
    const second = wayToTell(ways, context.see(wantedVendors));
    if (!second || !leansOnOne(ways) || isAvoidable(context, node) || artifactTie(context, node)) return NOTHING;
    const { decisive } = second.own;
    return [
      {
        message: `${partName(analysis, node, decisive)} runs ${spreadText(ways)}${whyText(analysis, second, ways)}.${component ? wayOutText(context, node, component) : ''}`,
        span: partSpan(entry, decisive),
        entry: entry.id.value,
        evidence: evidenceOf(decisive),
      },
    ];
  },
};

/** The way that is not native about which most can be said: that to a vendor who is wanted, else the best one. */
function wayToTell(ways: readonly VendorWay[], wanted: ReadonlySet<string>): VendorWay | undefined {
  const others = ways.filter(({ way }) => way !== 'natively');
  return others.find(({ vendor }) => wanted.has(vendor)) ?? others[0];
}

/** The source of the way that is told, and what is said of it; with its vendor where there are several. */
function whyText(analysis: Analysis, { target, name, own }: VendorWay, ways: readonly VendorWay[]): string {
  const platform = analysis.targets[target];
  const source = sourceText(own.decisive);
  const reason = platform ? reasonText(own.decisive, platform) : source;
  const note = reason.slice(source.length).replace(/^\. /, '');
  const several = ways.filter(({ way }) => way !== 'natively').length > 1;
  return note === '' || !several ? reason : `${source}. On ${name}: ${note}`;
}
