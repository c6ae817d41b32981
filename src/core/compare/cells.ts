import type { Analysis } from '../analysis/analyze.ts';
import { partName, reasonText, targetName } from '../analysis/wording.ts';
import { RANK } from '../catalog/level.ts';
import type { Level } from '../catalog/types.ts';
import type { Pair } from './match.ts';
import type { CellChange, ComparedChain, Turn } from './types.ts';

/** A target that both sides know, with its number on each. */
export interface SharedTarget {
  readonly id: string;
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

/** The targets that both catalogs have, in the order of the one after. */
export function sharedTargets(before: Analysis, after: Analysis): readonly SharedTarget[] {
  const numbers = new Map(before.targets.map(({ id }, index) => [id, index]));
  return after.targets.flatMap(({ id, name }, index) => {
    const known = numbers.get(id);
    return known === undefined ? [] : [{ id, name, before: known, after: index }];
  });
}

/** What happened to a level; undefined where it is the same. */
export function turnOf(before: Level, after: Level): Turn | undefined {
  if (before === after) return undefined;
  const runs = (level: Level): boolean => RANK[level] > RANK.unknown;
  if (runs(before) !== runs(after)) return runs(after) ? 'opened' : 'lost';
  return RANK[after] > RANK[before] ? 'raised' : 'lowered';
}

/** Compares the reach of entries. Chains are cut and reasons made once for each end, so that the work grows with the cells only. */
export function createCellComparer(
  before: Analysis,
  after: Analysis,
): (pair: Pair, targets: readonly SharedTarget[]) => readonly CellChange[] {
  const [beforeReason, afterReason] = [createReasons(before), createReasons(after)];
  return (pair, targets) =>
    targets.flatMap((target) => {
      const change = {
        before: before.reach(pair.before, target.before),
        after: after.reach(pair.after, target.after),
      };
      const turn = turnOf(change.before, change.after);
      if (!turn) return [];
      const worseAfter = turn === 'lost' || turn === 'lowered';
      return {
        ...{ target: target.id, turn, ...change },
        chains: {
          before: chainIds(before, pair.before, target.before),
          after: chainIds(after, pair.after, target.after),
        },
        reason: worseAfter ? afterReason(pair.after, target.after) : beforeReason(pair.before, target.before),
      };
    });
}

const LONGEST_CHAIN = 12;

function chainIds(analysis: Analysis, node: number, target: number): ComparedChain {
  const nodes = [...analysis.chain(node, target, LONGEST_CHAIN)];
  const end = analysis.chainEnd(node, target);
  const cut = nodes.length === LONGEST_CHAIN && nodes.at(-1) !== end;
  if (cut) nodes.splice(-1, 1, end);
  return { ids: nodes.map((one) => analysis.nodes[one]?.id ?? '?'), cut };
}

const VERBS: Readonly<Record<Level, string>> = {
  native: 'is native on',
  port: 'is a port on',
  experimental: 'is experimental on',
  unknown: 'is not known to run on',
  none: 'does not run on',
};

/** Why an entry's reach on a target is no better: what stands at the end of its chain. */
function createReasons(analysis: Analysis): (node: number, target: number) => string {
  const known = new Map<number, string>();
  return (node, target) => {
    const end = analysis.chainEnd(node, target);
    const key = end * analysis.targets.length + target;
    const text = known.get(key) ?? reasonOf(analysis, end, target);
    known.set(key, text);
    return text;
  };
}

function reasonOf(analysis: Analysis, node: number, target: number): string {
  const platform = analysis.targets[target];
  if (!platform) return '';
  const { decisive } = analysis.ownReason(node, target);
  const limited = decisive.fact.level === 'native' && decisive.fact.case?.limited !== undefined;
  const verb = limited ? 'is limited on' : VERBS[analysis.own(node, target)];
  return `${partName(analysis, node, decisive)} ${verb} ${targetName(analysis, decisive, platform)}${reasonText(decisive, platform)}`;
}
