import type { Catalog } from '../../catalog/catalog.ts';
import type { Level } from '../../catalog/types.ts';
import { EFFORTS } from '../../catalog/alternatives.ts';
import { actionText, effortsText, verdictText } from '../../features/plan-text.ts';
import type { Reading } from '../../index.ts';
import { identify } from '../../plan/identities.ts';
import type { Plan, Step } from '../../plan/plan.ts';
import { LAYERS } from '../../stack/types.ts';
import { buildCake, slabKeys, targetOf } from '../data/model.ts';
import { cleanText } from '../data/text.ts';
import type { CakeWorld, Fate, FateKind, LayerEfforts } from './world-types.ts';

/** What a world is made of beside the reading and the plan. */
export interface WorldSource {
  readonly catalog: Catalog;
  readonly plan: Plan;
  /** The stack after the move; undefined where it cannot be written into the text. */
  readonly after: Reading | undefined;
}

/** The stack in the world of a target: what becomes of each slab, what that takes, and the picture after the move. */
export function buildWorld({ manifest, analysis }: Reading, { catalog, plan, after }: WorldSource): CakeWorld {
  const { target, feasible, exact, unchanged, effort, efforts, steps } = plan;
  const keys = slabKeys(manifest.stack.entries);
  const index = analysis.targets.findIndex(({ id }) => id === target.id);
  const becomes = keysAfter(analysis, catalog, plan, after);
  return {
    ...{ target: targetOf(target), feasible, exact, unchanged, effort, efforts },
    opens: analysis.topmost.length > 0 && analysis.topmost.every((node) => runs(analysis.reach(node, index))),
    verdict: cleanText(verdictText(plan)),
    effortText: effortsText(plan),
    layers: effortsByLayer(steps),
    fates: steps.map((step) => fateOf(step, keys[step.node] ?? '', catalog, becomes)),
    ...(after && { after: buildCake(after) }),
  };
}

function runs(level: Level): boolean {
  return level !== 'none' && level !== 'unknown';
}

/** The key that each entry's slab has in the picture after the move; undefined for what is gone. What is left keeps its order. */
function keysAfter(
  analysis: Reading['analysis'],
  catalog: Catalog,
  plan: Plan,
  after: Reading | undefined,
): (step: Step) => string | undefined {
  if (!after) return () => undefined;
  const { entries } = after.manifest.stack;
  const keys = slabKeys(entries);
  const { idOf, rename } = identify(analysis, catalog, plan);
  const left = plan.steps.filter(({ node }) => idOf(node) !== undefined);
  const byNode = new Map(left.map(({ node }, index) => [node, keys[index]]));
  const byId = new Map<string, string | undefined>();
  entries.forEach(({ id }, index) => {
    if (!byId.has(id.value)) byId.set(id.value, keys[index]);
  });
  return ({ node, entry }) => byNode.get(node) ?? byId.get(rename(entry) ?? '');
}

function fateOf(step: Step, key: string, catalog: Catalog, becomes: (step: Step) => string | undefined): Fate {
  const { layer, effort, by, level, note, leftOut, changes } = step;
  const kind = fateKind(step);
  const name = by === undefined ? undefined : (catalog.component(by)?.name ?? by);
  const after = leftOut ? undefined : becomes(step);
  return {
    ...{ key, layer, kind, action: cleanText(actionText(step)) },
    effort: changes.length > 0 ? effort : 'none',
    ...(by !== undefined && { by, byName: cleanText(name ?? by) }),
    ...(level !== undefined && { level }),
    ...(note !== undefined && { note: cleanText(note) }),
    ...(after !== undefined && { becomes: after }),
  };
}

/** A step that keeps an entry says how well it runs there, unless it is not there that it runs. */
function fateKind({ action, leftOut, changes, level }: Step): FateKind {
  if (leftOut) return 'gone';
  if (action === 'swap') return 'swapped';
  if (action === 'blocked' || action === 'unknown') return action;
  if (action === 'replace') return changes.some(({ field }) => field === 'component') ? 'replaced' : 'configured';
  return level === undefined ? 'stays' : 'runs';
}

function effortsByLayer(steps: readonly Step[]): readonly LayerEfforts[] {
  return [...LAYERS].reverse().map((layer) => {
    const efforts = { none: 0, config: 0, rebuild: 0, code: 0, redesign: 0 };
    for (const step of steps) {
      if (step.layer === layer && (step.changes.length > 0 || step.leftOut)) efforts[step.effort]++;
    }
    const here = steps.filter((step) => step.layer === layer);
    const count = (action: Step['action']): number => here.filter((step) => step.action === action).length;
    const effort = EFFORTS.filter((one) => efforts[one] > 0).at(-1) ?? 'none';
    return { layer, efforts, effort, blocked: count('blocked'), unknown: count('unknown') };
  });
}
