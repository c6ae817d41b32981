import type { Analysis } from '../analysis/analyze.ts';
import { evidenceOf } from '../analysis/wording.ts';
import { EFFORTS } from '../catalog/alternatives.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { factRank, LEVELS } from '../catalog/level.ts';
import type { Effort, Evidence, Level, Target, TargetId } from '../catalog/types.ts';
import type { Layer } from '../stack/types.ts';
import { greaterEffort } from './cost.ts';
import { noteOf } from './notes.ts';
import { decideOutcomes, isStuck, type Outcome } from './outcome.ts';
import { type Setting, settingOf } from './setting.ts';
import type { Change, Way } from './ways.ts';

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

function stepsOf(setting: Setting, of: readonly Outcome[]): readonly Step[] {
  const alike: Alike = new Map();
  const steps: Step[] = [];
  of.forEach((outcome, node) => {
    const entry = setting.analysis.nodes[node]?.entry;
    if (!entry) return;
    const becoming = whatBecomes(setting, node, outcome, alike);
    const { action, by, effort, note, evidence, level, changes, leftOut } = becoming;
    const { id, layer } = entry;
    steps.push({ node, entry: id.value, layer, action, by, effort, note, evidence, level, changes, leftOut });
  });
  return steps;
}

/** What becomes of an entry, whatever it is called. */
type Becoming = Omit<Step, 'node' | 'entry' | 'layer'>;

/** Ways of entries that are alike share their changes: what becomes of one becomes of all. */
type Alike = Map<readonly Change[], Becoming>;

function whatBecomes(setting: Setting, node: number, outcome: Outcome, alike: Alike): Becoming {
  if (outcome.kind !== 'way') return { ...withoutWay(outcome), note: noteOf(setting, node, outcome) };
  const { way } = outcome;
  let known = alike.get(way.changes);
  if (!known) alike.set(way.changes, (known = ofWay(way, noteOf(setting, node, outcome))));
  // What is kept as it is is told in the same words of all; of the rest each entry is named.
  return way.action === 'keep' || way.action === 'unknown' ? known : { ...known, note: noteOf(setting, node, outcome) };
}

const NOTHING = { effort: 'none', evidence: [], changes: [], leftOut: false } as const;

function withoutWay(outcome: Exclude<Outcome, { kind: 'way' }>): Becoming {
  switch (outcome.kind) {
    case 'stays':
      return { ...NOTHING, action: 'keep' };
    case 'left-out': {
      const evidence = outcome.way?.part ? evidenceOf(outcome.way.part) : [];
      return { ...NOTHING, action: 'replace', leftOut: true, evidence };
    }
    case 'swap': {
      if (!outcome.by) return { ...NOTHING, action: 'swap', effort: 'config', leftOut: true };
      const { component, effort } = outcome.by;
      return {
        ...NOTHING,
        action: 'swap',
        effort,
        by: component.id,
        changes: [{ field: 'component', to: component.id }],
      };
    }
  }
}

function ofWay({ action, changes, part }: Way, note: string | undefined): Becoming {
  const parts = changes.length > 0 ? changes.map((change) => change.part) : part ? [part] : [];
  const [first] = changes;
  return {
    ...{ action, changes, note, leftOut: false },
    by: first?.field === 'version' ? `${first.component.id}@${first.to}` : first?.to,
    effort: EFFORTS.filter((effort) => changes.some((change) => change.effort === effort)).at(-1) ?? 'none',
    evidence: parts.flatMap(evidenceOf),
    level: action === 'blocked' ? undefined : part ? (LEVELS[factRank(part.fact)] ?? 'unknown') : 'native',
  };
}
