import type { Analysis } from '../analysis/analyze.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Effort, Evidence, Level, Target, TargetId } from '../catalog/types.ts';
import type { Layer } from '../stack/types.ts';
import { greaterEffort } from './cost.ts';
import { decideOutcomes, isStuck } from './outcome.ts';
import { settingOf } from './setting.ts';
import { stepsOf } from './steps.ts';
import type { Change } from './ways.ts';

/** What a move takes of one entry. All are of one shape, for speed. */
export interface Step {
  readonly node: number;
  readonly entry: string;
  readonly layer: Layer;
  readonly action: 'keep' | 'swap' | 'replace' | 'blocked' | 'unknown';
  /** What stands there afterwards: a component, or another version of it; none where the entry is left out. */
  readonly by?: string | undefined;
  readonly effort: Effort;
  readonly note?: string | undefined;
  readonly evidence: readonly Evidence[];
  /** How well what stands there afterwards runs on the target; none where the entry is left out. */
  readonly level?: Level | undefined;
  /** The fields of the entry that change, with what they change to. */
  readonly changes: readonly Pick<Change, 'field' | 'to'>[];
  readonly leftOut: boolean;
}

/** All that a move to a target takes. */
export interface Plan {
  readonly target: Target;
  /** True where nothing that the stack needs is blocked or unknown. */
  readonly feasible: boolean;
  /** True where no cheaper plan exists among what the catalog knows, swaps left aside; false where the search was cut short. */
  readonly exact: boolean;
  /** The greatest effort of any step. */
  readonly effort: Effort;
  /** The sum of effort: how many changes there are of each, from the least on. */
  readonly efforts: Readonly<Record<Effort, number>>;
  /** A step for every entry, in the order of the text. */
  readonly steps: readonly Step[];
  /** True where the stack runs there as it is. */
  readonly unchanged: boolean;
}

/** Plans the move of a stack to a target; undefined where the catalog has no such target. */
export function planMove(analysis: Analysis, catalog: Catalog, targetId: TargetId): Plan | undefined {
  const target = analysis.targets.find(({ id }) => id === targetId);
  if (!target) return undefined;
  const setting = settingOf(analysis, catalog, target);
  const { of, exact } = decideOutcomes(setting);
  const steps = stepsOf(setting, of);
  const efforts = countEfforts(steps);
  return {
    ...{ target, exact, steps, efforts },
    feasible: !of.some(isStuck),
    effort: steps.reduce<Effort>((most, step) => greaterEffort(most, step.effort), 'none'),
    unchanged: steps.every(({ action, leftOut }) => !leftOut && (action === 'keep' || action === 'unknown')),
  };
}

function countEfforts(steps: readonly Step[]): Readonly<Record<Effort, number>> {
  const counts: Record<Effort, number> = { none: 0, config: 0, rebuild: 0, code: 0, redesign: 0 };
  for (const { changes, leftOut, effort } of steps) if (changes.length > 0 || leftOut) counts[effort]++;
  return counts;
}
