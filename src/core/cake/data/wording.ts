import type { Analysis } from '../../analysis/analyze.ts';
import { chainText } from '../../analysis/wording.ts';
import { type Entry, LAYER_NAMES } from '../../stack/types.ts';
import { cleanText } from './text.ts';
import type { Choke, SlabKind } from './types.ts';

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
  readonly choke: Choke | undefined;
}

/** All that is to say of a slab: what it is, how it is coupled and through which chain, and whether it fits its hardware. */
export function describe(
  analysis: Analysis,
  entry: Entry,
  { name, detail, note, misfit, chain, hidden, choke }: Shown,
): readonly string[] {
  return [
    [name, detail].filter((part) => part !== '').join(' '),
    LAYER_NAMES[entry.layer],
    chain.length > 1 ? `${note}: ${cleanText(chainText(analysis, chain, hidden))}` : note,
    ...(choke ? [chokeText(choke)] : []),
    ...(misfit ? ['does not run on the hardware listed'] : []),
  ];
}

/** What a choke point holds up: `choke point: alone it would open 4 entries on 5 targets`. */
export function chokeText({ entries, targets }: Choke): string {
  const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
  const most = targets > 1 ? 'up to ' : '';
  return `choke point: alone it would open ${most}${counted(entries, 'entry', 'entries')} on ${counted(targets, 'target', 'targets')}`;
}

/** The ids of the vendors that an entry is tied to: the one that it is locked to, or those that alone have it native where it leans. */
export function tiedTo(analysis: Analysis, node: number): readonly string[] {
  const coupling = analysis.coupling(node);
  const vendor = coupling === 'locked' ? analysis.lockedTo(node) : undefined;
  if (vendor !== undefined) return [vendor];
  if (coupling !== 'leaning') return [];
  const native = analysis.targets.flatMap((target, index) =>
    target.kind === 'accelerator' && analysis.reach(node, index) === 'native' ? [target.vendor] : [],
  );
  return [...new Set(native)];
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
