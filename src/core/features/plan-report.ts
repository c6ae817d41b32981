import { sourceName } from '../analysis/wording.ts';
import type { Reading } from '../index.ts';
import type { Plan, Step } from '../plan/plan.ts';
import { LAYER_NAMES, LAYERS } from '../stack/types.ts';
import { code, escapeMarkdown, link } from './markdown.ts';
import { ACTION_MARKS, actionText, effortsText, isNews, verdictText } from './plan-text.ts';

/** A plan as a Markdown document, for a preview or a pull request. Foreign texts are escaped. */
export function planReport({ manifest: { stack } }: Reading, plan: Plan): string {
  const parts = [
    `# ${escapeMarkdown(stack.name?.value ?? 'Stack')} on ${escapeMarkdown(plan.target.name)}`,
    `**${escapeMarkdown(verdictText(plan))}**\\\nEffort: ${escapeMarkdown(effortsText(plan))}.`,
    ...table(plan.steps.filter(isNews)),
    ...kept(plan.steps.filter((step) => !isNews(step))),
    ...sources(plan.steps),
  ];
  return `${parts.join('\n\n')}\n`;
}

function table(steps: readonly Step[]): readonly string[] {
  if (steps.length === 0) return [];
  const rows = [...LAYERS].reverse().flatMap((layer) =>
    steps
      .filter((step) => step.layer === layer)
      .map((step) => {
        const action = `${ACTION_MARKS[step.action]} ${escapeMarkdown(actionText(step))}`;
        const effort = step.changes.length > 0 ? step.effort : '';
        return `| ${LAYER_NAMES[layer]} | ${code(step.entry)} | ${action} | ${effort} | ${escapeMarkdown(step.note ?? '')} |`;
      }),
  );
  return [['| Layer | Entry | Step | Effort | Note |', '| --- | --- | --- | --- | --- |', ...rows].join('\n')];
}

function kept(steps: readonly Step[]): readonly string[] {
  if (steps.length === 0) return [];
  return [`Kept as they are: ${steps.map(({ entry }) => code(entry)).join(', ')}.`];
}

/** The sources of what changes or does not run; what stays has its sources in the hovers. */
function sources(steps: readonly Step[]): readonly string[] {
  const lines = steps.filter(isNews).flatMap(({ entry, evidence }) =>
    evidence.map(({ source, says, checked }) => {
      const place = link(sourceName(source), source);
      return `- ${code(entry)}: ${escapeMarkdown(says)} (${place}, read ${checked})`;
    }),
  );
  return lines.length === 0 ? [] : ['## How we know', [...new Set(lines)].join('\n')];
}
