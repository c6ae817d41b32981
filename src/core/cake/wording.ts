import type { Analysis } from '../analysis/analyze.ts';
import { chainText } from '../analysis/wording.ts';
import { type Entry, LAYER_NAMES } from '../stack/types.ts';
import type { SlabKind } from './model.ts';
import { cleanText } from './text.ts';

/** The kinds as a reader meets them in the legend and in the counts. */
export const KIND_NAMES: Readonly<Record<SlabKind, string>> = {
  locked: 'Locked',
  leaning: 'Leaning',
  portable: 'Portable',
  neutral: 'Neutral',
  unknown: 'Unknown',
  platform: 'Platform',
};

/** What each kind means, for the legend. */
export const KIND_MEANINGS: Readonly<Record<SlabKind, string>> = {
  locked: 'runs on one vendor only',
  leaning: 'elsewhere, but not natively',
  portable: 'native on two vendors or more',
  neutral: 'touches no accelerator',
  unknown: 'the catalog cannot say',
  platform: 'a vendor’s own piece',
};

/** The coupling of an entry in a few words: `locked to NVIDIA`, `portable · 5 vendors`. */
export function noteOf(analysis: Analysis, node: number, kind: SlabKind): string {
  const vendor = vendorName(analysis, analysis.lockedTo(node));
  switch (kind) {
    case 'platform':
      return vendor === undefined ? 'platform' : `${vendor} platform`;
    case 'locked':
      return vendor === undefined ? 'runs on no accelerator' : `locked to ${vendor}`;
    case 'leaning':
      return leaningNote(analysis, node);
    case 'portable':
      return `portable · ${runningVendors(analysis, node)} vendors`;
    default:
      return kind;
  }
}

/** What `describe` needs of a slab beside its entry. */
interface Shown {
  readonly name: string;
  readonly detail: string;
  readonly note: string;
  readonly misfit: boolean;
  readonly chain: readonly number[];
  readonly hidden: number;
}

/** All that is to say of a slab: what it is, how it is coupled and through which chain, and whether it fits its hardware. */
export function describe(
  analysis: Analysis,
  entry: Entry,
  { name, detail, note, misfit, chain, hidden }: Shown,
): readonly string[] {
  return [
    [name, detail].filter((part) => part !== '').join(' '),
    LAYER_NAMES[entry.layer],
    chain.length > 1 ? `${note}: ${cleanText(chainText(analysis, chain, hidden))}` : note,
    ...(misfit ? ['does not run on the hardware listed'] : []),
  ];
}

/** A leaning entry leans on the vendor that has it native, where there is one. */
function leaningNote(analysis: Analysis, node: number): string {
  const native = analysis.targets.find(
    ({ kind }, index) => kind === 'accelerator' && analysis.reach(node, index) === 'native',
  );
  return native === undefined ? 'leaning' : `leaning on ${native.vendorName}`;
}

function runningVendors(analysis: Analysis, node: number): number {
  const running = analysis.targets.filter(({ kind }, index) => {
    const level = analysis.reach(node, index);
    return kind === 'accelerator' && level !== 'unknown' && level !== 'none';
  });
  return new Set(running.map(({ vendor }) => vendor)).size;
}

function vendorName(analysis: Analysis, vendor: string | undefined): string | undefined {
  return analysis.targets.find((target) => target.vendor === vendor)?.vendorName;
}
