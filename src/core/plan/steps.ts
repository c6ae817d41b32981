import { evidenceOf } from '../analysis/wording.ts';
import { EFFORTS } from '../catalog/alternatives.ts';
import { factRank, LEVELS } from '../catalog/level.ts';
import type { Equivalent } from './knowledge.ts';
import { createNotes } from './notes.ts';
import type { Outcome } from './outcome.ts';
import type { Step } from './plan.ts';
import type { Setting } from './setting.ts';
import type { Change, Way } from './ways.ts';

/** A step for every entry, from what becomes of it. */
export function stepsOf(setting: Setting, of: readonly Outcome[]): readonly Step[] {
  const [becoming, noteOf] = [createBecoming(), createNotes(setting)];
  const steps: Step[] = [];
  of.forEach((outcome, node) => {
    const entry = setting.analysis.nodes[node]?.entry;
    if (!entry) return;
    const { action, by, effort, evidence, level, changes, leftOut } = becoming(outcome);
    const note = noteOf(node, outcome);
    steps.push({
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
    });
  });
  return steps;
}

/** What becomes of an entry, whatever it is called. */
type Becoming = Omit<Step, 'node' | 'entry' | 'layer' | 'note'>;

/** Ways of entries that are alike share their changes, and what takes the place of a piece is the same for all: so is what becomes of them. */
function createBecoming(): (outcome: Outcome) => Becoming {
  const ways = new Map<readonly Change[], Becoming>();
  const swaps = new Map<Equivalent | undefined, Becoming>();
  return (outcome) => {
    switch (outcome.kind) {
      case 'stays':
        return STAYS;
      case 'left-out':
        return outcome.way?.part ? { ...LEFT_OUT, evidence: evidenceOf(outcome.way.part) } : LEFT_OUT;
      case 'swap':
        return remembered(swaps, outcome.by, () => ofSwap(outcome.by));
      case 'way':
        return remembered(ways, outcome.way.changes, () => ofWay(outcome.way));
    }
  };
}

function remembered<K>(known: Map<K, Becoming>, key: K, think: () => Becoming): Becoming {
  let value = known.get(key);
  if (!value) known.set(key, (value = think()));
  return value;
}

const STAYS: Becoming = { action: 'keep', effort: 'none', evidence: [], changes: [], leftOut: false };
const LEFT_OUT: Becoming = { action: 'replace', effort: 'none', evidence: [], changes: [], leftOut: true };

function ofSwap(by: Equivalent | undefined): Becoming {
  if (!by) return { action: 'swap', effort: 'config', evidence: [], changes: [], leftOut: true };
  const { component, effort } = by;
  const changes = [{ field: 'component', to: component.id }] as const;
  return { action: 'swap', by: component.id, effort, evidence: [], changes, leftOut: false };
}

function ofWay({ action, changes, part }: Way): Becoming {
  const parts = changes.length > 0 ? changes.map((change) => change.part) : part ? [part] : [];
  const [first] = changes;
  return {
    action,
    by: first?.field === 'version' ? `${first.component.id}@${first.to}` : first?.to,
    effort: EFFORTS.filter((effort) => changes.some((change) => change.effort === effort)).at(-1) ?? 'none',
    evidence: parts.flatMap(evidenceOf),
    level: action === 'blocked' ? undefined : part ? (LEVELS[factRank(part.fact)] ?? 'unknown') : 'native',
    changes,
    leftOut: false,
  };
}
