import { factOf, factRank, RANK } from '../../src/core/catalog/level.ts';
import type { Case, Component, Openness, Target } from '../../src/core/catalog/types.ts';

/**
 * What an alternative has over the original; empty where it is nothing but another way to the same place.
 *
 * `runs`         on a target, or one of its generations, at a higher level
 * `accelerates`  uses an accelerator by itself, where the original touches none
 * `systems`      runs there under an operating system that the original is not for
 * `freer`        cheaper: its weights, or its source where there are none, are open to more uses
 * `smaller`      cheaper: a model of fewer parameters
 * `kept up`      its makers have not given it up, as those of the original have
 */
export type Worth = 'runs' | 'accelerates' | 'systems' | 'freer' | 'smaller' | 'kept up';

type Judge = (original: Component, alternative: Component, targets: readonly Target[]) => boolean;

const JUDGES: Readonly<Record<Worth, Judge>> = {
  runs: (original, alternative, targets) =>
    targets.some((target) =>
      [undefined, ...(target.architectures ?? []).flatMap(({ ids }) => ids)].some((arch) => {
        const [before, after] = [original, alternative].map((one) => rankOn(one, target, arch));
        return (after ?? 0) > Math.max(before ?? 0, RANK.unknown);
      }),
    ),
  accelerates: (original, alternative, targets) =>
    original.neutral !== undefined &&
    alternative.neutral === undefined &&
    targets.some((target) => target.kind === 'accelerator' && rankOn(alternative, target) > RANK.unknown),
  systems: (original, alternative, targets) =>
    targets.some(({ id }) => {
      const [before, after] = [original, alternative].map((one) => systemsOn(one, id));
      return before !== undefined && after?.some((os) => !before.includes(os) && !before.includes('any'));
    }),
  freer: (original, alternative) => freedomOf(alternative) > freedomOf(original),
  smaller: (original, alternative) => (parametersOf(alternative) ?? Infinity) < (parametersOf(original) ?? 0),
  'kept up': (original, alternative) => original.deprecated !== undefined && alternative.deprecated === undefined,
};

export function worthOf(...pair: Parameters<Judge>): readonly Worth[] {
  return (Object.keys(JUDGES) as Worth[]).filter((worth) => JUDGES[worth](...pair));
}

function rankOn(component: Component, target: Target, arch?: string): number {
  return factRank(factOf(component, target, arch === undefined ? {} : { architectures: [arch] }));
}

/** The operating systems that it is limited to on a target, `any` where it is not; undefined where it does not run there. */
function systemsOn({ supports = {} }: Component, target: string): readonly string[] | undefined {
  const cases = [supports[target] ?? []].flat().filter(({ level }: Case) => RANK[level] > RANK.unknown);
  return cases.length > 0 ? cases.flatMap(({ os }) => os ?? ['any']) : undefined;
}

const FREEDOM: readonly Openness[] = ['closed', 'restricted', 'partial', 'open'];

/** Where nothing is said, neither side is freer. */
function freedomOf({ openness, layer }: Component): number {
  const stated = layer === 'model' ? (openness?.weights ?? openness?.source) : openness?.source;
  return stated ? FREEDOM.indexOf(stated) : NaN;
}

/** In billions, all of them, as its name or its summary says: `235B-A22B`, `8x7B`, `480 billion`, `1 trillion`. */
export function parametersOf({ kind, name, summary }: Component): number | undefined {
  if (kind !== 'model') return undefined;
  const [, times = '1', size] = /(?:(\d+)x)?(\d+(?:\.\d+)?)B\b/i.exec(name) ?? [];
  if (size !== undefined) return Number(times) * Number(size);
  const told = [...summary.matchAll(/(\d+(?:\.\d+)?) (billion|trillion)/g)];
  const sizes = told.map(([, count, unit]) => Number(count) * (unit === 'trillion' ? 1000 : 1));
  return sizes.length > 0 ? Math.max(...sizes) : undefined;
}
