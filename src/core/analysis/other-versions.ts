import { factOf, factRank, RANK, rankOf } from '../catalog/level.ts';
import type { Case, Target } from '../catalog/types.ts';
import type { Entry } from '../stack/types.ts';
import type { Analysis } from './analyze.ts';
import type { OwnPart } from './own.ts';

/**
 * The claims under which another version of an entry would run on a platform, where this part of it says that it does not; those of
 * the manifest itself where it speaks of the platform.
 */
export function otherVersions(
  { devices }: Pick<Analysis, 'devices'>,
  { supports = [] }: Entry,
  { role, component, fact }: OwnPart,
  platform: Target,
): readonly Case[] {
  if (role !== 'entry') return [];
  const bounded = fact.besides.filter((one) => rankOf(one) > RANK.unknown && (one.since ?? one.until) !== undefined);
  if (bounded.length === 0) return [];
  const isStated = supports.some(({ target }) => target.value === platform.id || target.value === 'others');
  if (isStated || !component) return fact.why === 'version' ? bounded : [];
  const architectures = devices.flatMap(({ target, arch }) =>
    target.id === platform.id && arch !== undefined ? [arch] : [],
  );
  return bounded.filter(({ since = '', until }) => {
    const version = until === undefined ? since : `<${until}`;
    return factRank(factOf(component, platform, { version, architectures })) > RANK.unknown;
  });
}
