import type { Analysis } from '../analysis/analyze.ts';
import { byVendor, classify } from '../analysis/coupling.ts';
import { cheapestFirst } from '../catalog/alternatives.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { factOf, factRank, RANK } from '../catalog/level.ts';
import type { Alternative, Component } from '../catalog/types.ts';
import { remembering } from '../remember.ts';
import { byProfile } from './by-profile.ts';
import type { RuleContext } from './rule.ts';

/**
 * What could stand in the place of the component that ties an entry, at the least effort, as the tail of a message; nothing where
 * only a plan can tell. It is thought of once for all entries that are lost on the same targets, in one manifest and in the next.
 */
export function wayOutText(context: RuleContext, node: number, component: Component): string {
  const known = TEXTS(context.catalog);
  const key = `${component.id} ${lossesOf(context, node)}`;
  let text = known.get(key);
  if (text === undefined) known.set(key, (text = textFor(context, node, component)));
  return text;
}

const TEXTS = remembering<Catalog, Map<string, string>>(() => new Map());

/** The accelerators on which a locked entry does not run by itself, a bit each; -1 for a soft lock. */
const lossesOf = byProfile(({ analysis }, node): number => {
  if (analysis.ownCoupling(node) !== 'locked') return -1;
  let losses = 0;
  for (let target = 0; target < analysis.targets.length; target++)
    if (isLostOn(analysis, node, target)) losses |= 1 << target;
  return losses;
});

function isLostOn(analysis: Analysis, node: number, target: number): boolean {
  return analysis.targets[target]?.kind === 'accelerator' && analysis.own(node, target) === 'none';
}

function textFor({ analysis, catalog }: RuleContext, node: number, component: Component): string {
  const [first] = waysOut(analysis, catalog, node, component);
  const other = first && catalog.component(first.component);
  return other ? ` ${other.name} could stand in its place (effort: ${first.effort}).` : '';
}

/**
 * What could stand in the place of the component that ties an entry, the least effort first: of a lock what runs where the entry does not,
 * of a soft one what is portable. None where only a plan can tell.
 */
export function waysOut(
  analysis: Analysis,
  catalog: Catalog,
  node: number,
  component: Component,
): readonly Alternative[] {
  if (turnsOnPlan(catalog, component)) return [];
  const isLocked = analysis.ownCoupling(node) === 'locked';
  return cheapestFirst(component).filter(({ component: id }) => {
    const other = catalog.component(id);
    return other && (isLocked ? runsElsewhere(analysis, node, ranksOf(catalog, other)) : isPortable(catalog, other));
  });
}

/**
 * A move swaps the platform of a target for that of the other target at the effort `config`, unless the user's own work stands on it: then
 * it takes what the catalog says.
 */
export function turnsOnPlan(catalog: Catalog, { id }: Component): boolean {
  return catalog.targets.some((target) => target.platform === id);
}

function runsElsewhere(analysis: Analysis, node: number, ranks: readonly number[]): boolean {
  return ranks.some((rank, target) => rank > RANK.unknown && isLostOn(analysis, node, target));
}

function isPortable(catalog: Catalog, other: Component): boolean {
  const ranks = ranksOf(catalog, other);
  return classify(byVendor(catalog.targets, (target) => ranks[target] ?? RANK.none)) === 'portable';
}

/** The rank of a component on each target where nothing else is declared; each manifest asks for those of the same few. */
function ranksOf(catalog: Catalog, component: Component): readonly number[] {
  const known = RANKS(catalog);
  const ranks = known.get(component) ?? catalog.targets.map((target) => factRank(factOf(component, target)));
  known.set(component, ranks);
  return ranks;
}

const RANKS = remembering<Catalog, Map<Component, readonly number[]>>(() => new Map());
