import type { Analysis } from '../analysis/analyze.ts';
import { byVendor, classify } from '../analysis/coupling.ts';
import { cheapestFirst } from '../catalog/alternatives.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { factOf, factRank, RANK } from '../catalog/level.ts';
import type { Alternative, Component } from '../catalog/types.ts';
import type { RuleContext } from './rule.ts';

/**
 * What could stand in the place of the component that ties an entry, at the least effort, as the tail of a message: of a lock what
 * runs where the entry does not, of a soft one what is portable. Nothing where only a plan can tell.
 */
export function wayOutText({ analysis, catalog }: RuleContext, node: number, component: Component): string {
  const isLocked = analysis.ownCoupling(node) === 'locked';
  const found = cheapestFirst(component)
    .filter((alternative) => !turnsOnPlan(catalog, component, alternative))
    .flatMap(({ effort, component: id }) => ({ effort, other: catalog.component(id) }))
    .find(({ other }) => other && (isLocked ? runsElsewhere(analysis, node, other) : isPortable(catalog, other)));
  return found?.other ? ` ${found.other.name} could stand in its place (effort: ${found.effort}).` : '';
}

/**
 * A move swaps a platform piece at the effort `config`, whatever the catalog asks of those who wrote code for it, and the platform of a
 * target for that of the other target.
 */
export function turnsOnPlan(catalog: Catalog, { id, platform }: Component, { effort }: Alternative): boolean {
  if (catalog.targets.some((target) => target.platform === id)) return true;
  return platform === true && effort !== 'none' && effort !== 'config';
}

function runsElsewhere(analysis: Analysis, node: number, other: Component): boolean {
  return analysis.targets.some(
    (target, index) =>
      target.kind === 'accelerator' &&
      analysis.own(node, index) === 'none' &&
      factRank(factOf(other, target)) > RANK.unknown,
  );
}

function isPortable(catalog: Catalog, other: Component): boolean {
  const ranks = catalog.targets.map((target) => factRank(factOf(other, target)));
  return classify(byVendor(catalog.targets, (target) => ranks[target] ?? RANK.none)) === 'portable';
}
