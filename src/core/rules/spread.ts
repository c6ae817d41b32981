import type { OwnLevel } from '../analysis/own.ts';
import { sentenceList } from '../analysis/wording.ts';
import { RANK } from '../catalog/level.ts';
import { byProfile } from './by-profile.ts';

/** How an entry runs by itself on the best target of a vendor. */
export interface VendorWay {
  readonly vendor: string;
  readonly name: string;
  readonly target: number;
  readonly way: 'natively' | 'with limits' | 'as a port' | 'experimentally';
  readonly own: OwnLevel;
}

/** The accelerator vendors on which an entry runs by itself, the best ways first, then in the order of the targets. */
export const vendorWays = byProfile(({ analysis }, node): readonly VendorWay[] => {
  const best = new Map<string, VendorWay>();
  analysis.targets.forEach(({ kind, vendor, vendorName }, target) => {
    const own = analysis.ownReason(node, target);
    if (kind !== 'accelerator' || own.rank <= RANK.unknown) return;
    const known = best.get(vendor);
    if (!known || own.rank > known.own.rank)
      best.set(vendor, { vendor, name: vendorName, target, way: wayOf(own), own });
  });
  return [...best.values()].sort((a, b) => b.own.rank - a.own.rank || a.target - b.target);
});

/** Whether one vendor is ahead of all others; what is as slow or as experimental everywhere leans on nobody. */
export function leansOnOne([first, second]: readonly VendorWay[]): boolean {
  return first !== undefined && first.own.rank > (second?.own.rank ?? RANK.none);
}

function wayOf({ rank, decisive }: OwnLevel): VendorWay['way'] {
  if (rank === RANK.native) return 'natively';
  if (rank === RANK.experimental) return 'experimentally';
  return decisive.fact.case?.level === 'native' ? 'with limits' : 'as a port';
}

/** `natively on NVIDIA only, as a port on AMD and experimentally on Google`. */
export function spreadText(ways: readonly VendorWay[]): string {
  const groups = new Map<VendorWay['way'], string[]>();
  for (const { way, name } of ways) groups.set(way, [...(groups.get(way) ?? []), name]);
  const native = groups.get('natively');
  groups.delete('natively');
  const others = [...groups].map(([way, names]) => `${way} on ${sentenceList(names)}`);
  return native
    ? [`natively on ${sentenceList(native)} only`, sentenceList(others)].join(', ')
    : `nowhere natively, only ${sentenceList(others)}`;
}
