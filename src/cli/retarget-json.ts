import type { Move, Plan } from '../core/index.ts';
import { jsonText } from './text.ts';

/** A plan, as schemas/output-retarget.schema.json describes it. */
export function retargetJson(stack: string, plan: Plan, move: Move | undefined): string {
  return jsonText({
    version: 1,
    ...{ stack, target: plan.target.id, feasible: plan.feasible, exact: plan.exact },
    ...{ effort: plan.effort, efforts: plan.efforts },
    steps: plan.steps.map(({ entry, layer, action, by, effort, note, level, leftOut, changes, evidence }) => ({
      ...{ entry, layer, action },
      ...(by !== undefined && { by }),
      effort,
      ...(note !== undefined && { note }),
      ...(level !== undefined && { level }),
      leftOut,
      changes: changes.map(({ field, to }) => ({ field, to })),
      evidence,
    })),
    ...(move && { manifest: move.text }),
  });
}
