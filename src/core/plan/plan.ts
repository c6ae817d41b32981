import type { Analysis } from '../analysis/analyze.ts';
import { evidenceOf } from '../analysis/wording.ts';
import { EFFORTS } from '../catalog/alternatives.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { factRank, LEVELS } from '../catalog/level.ts';
import type { Effort, Evidence, Level, Target, TargetId } from '../catalog/types.ts';
import type { Entry, Layer } from '../stack/types.ts';
import { greaterEffort } from './cost.ts';
import { noteOf } from './notes.ts';
import { decideOutcomes, isStuck, type Outcome } from './outcome.ts';
import { type Setting, settingOf } from './setting.ts';
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
  const steps: Step[] = [];
  of.forEach((outcome, node) => {
    const entry = analysis.nodes[node]?.entry;
    if (entry) steps.push(stepOf(setting, node, entry, outcome));
  });
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

function stepOf(setting: Setting, node: number, entry: Entry, outcome: Outcome): Step {
  const { action, by, effort, evidence, level, changes, leftOut } = whatBecomes(outcome);
  const note = noteOf(setting, node, outcome);
  return {
    node,
    entry: entry.id.value,
    layer: entry.layer,
    action,
    by,
    effort,
    note,
    evidence,
    level,
    changes,
    leftOut,
  };
}

function whatBecomes(outcome: Outcome): Omit<Step, 'node' | 'entry' | 'layer' | 'note'> {
  const none = { effort: 'none', evidence: [], changes: [], leftOut: false } as const;
  switch (outcome.kind) {
    case 'stays':
      return { ...none, action: 'keep' };
    case 'left-out':
      return {
        ...none,
        action: 'replace',
        leftOut: true,
        evidence: outcome.way?.part ? evidenceOf(outcome.way.part) : [],
      };
    case 'swap': {
      if (!outcome.by) return { ...none, action: 'swap', effort: 'config', leftOut: true };
      const { component, effort } = outcome.by;
      return { ...none, action: 'swap', effort, by: component.id, changes: [{ field: 'component', to: component.id }] };
    }
    case 'way':
      return ofWay(outcome);
  }
}

type Becoming = ReturnType<typeof whatBecomes>;

/** Ways of entries that are alike share their changes: what becomes of one becomes of all. */
const BECOMING = new WeakMap<readonly Change[], Becoming>();

function ofWay({ way }: Extract<Outcome, { kind: 'way' }>): Becoming {
  const known = BECOMING.get(way.changes);
  if (known) return known;
  const { action, changes, part } = way;
  const parts = changes.length > 0 ? changes.map((change) => change.part) : part ? [part] : [];
  const [first] = changes;
  const becoming: Becoming = {
    ...{ action, changes, leftOut: false },
    ...(first && { by: first.field === 'version' ? `${first.component.id}@${first.to}` : first.to }),
    effort: EFFORTS.filter((effort) => changes.some((change) => change.effort === effort)).at(-1) ?? 'none',
    evidence: parts.flatMap(evidenceOf),
    ...(action !== 'blocked' && { level: part ? (LEVELS[factRank(part.fact)] ?? 'unknown') : 'native' }),
  };
  BECOMING.set(changes, becoming);
  return becoming;
}
