import { ACTION_MARKS, actionText, effortsText, isNews, sourceOf, verdictText } from '../core/features/plan-text.ts';
import { LAYER_NAMES, LAYERS, type Plan, type Step } from '../core/index.ts';
import type { Paint, Style } from './style.ts';
import { displayWidth, pad, visible, wrap } from './text.ts';

const INDENT = '  ';
const LEAST_ID_WIDTH = 12;
const MOST_ID_WIDTH = 28;
const LABELS = 'Effort'.length;

/** A plan for people: what it comes to, then layer by layer what is done, with notes and sources; what stays is only named. */
export function retargetPretty(stack: string, shown: string, plan: Plan, style: Style): string {
  const file = stack === shown ? '' : ` ${style.faint(`(${visible(shown)})`)}`;
  const color = plan.feasible ? style.level.native : style.level.none;
  const facts = [
    ['Plan', color(verdictText(plan))],
    ['Effort', effortsText(plan)],
  ] as const;
  const head = [
    ...wrap(`${style.strong(`${visible(stack)} → ${plan.target.name}`)}${file}`, style.width),
    '',
    ...facts.flatMap(([label, text]) => wrap(text, style.width, `${INDENT}${style.faint(pad(label, LABELS))}  `)),
  ];
  const ids = plan.steps.filter(isNews).map(({ entry }) => displayWidth(visible(entry)));
  const idWidth = Math.min(MOST_ID_WIDTH, Math.max(LEAST_ID_WIDTH, ...ids));
  const layers = [...LAYERS].reverse().map((layer) => {
    const steps = plan.steps.filter((step) => step.layer === layer);
    if (steps.length === 0) return [];
    const lines = steps.filter(isNews).flatMap((step) => stepLines(step, idWidth, style));
    return [style.strong(LAYER_NAMES[layer]), ...lines, ...keptLines(steps, style)];
  });
  return [head, ...layers].flatMap((lines) => (lines.length > 0 ? [`${lines.join('\n')}\n`] : [])).join('\n');
}

function paintOf({ action, leftOut }: Step, style: Style): Paint {
  if (leftOut) return style.faint;
  const paints = { keep: 'native', swap: 'port', replace: 'port', unknown: 'unknown', blocked: 'none' } as const;
  return style.level[paints[action]];
}

function stepLines(step: Step, idWidth: number, style: Style): readonly string[] {
  const effort = step.changes.length > 0 ? style.faint(`(${step.effort})`) : '';
  const action = paintOf(step, style)(actionText(step));
  const name = `${paintOf(step, style)(ACTION_MARKS[step.action])} ${pad(visible(step.entry), idWidth)}`;
  const indent = ' '.repeat(INDENT.length * 2);
  const source = sourceOf(step);
  const about = [
    ...(step.note === undefined ? [] : [visible(step.note)]),
    ...(source === undefined ? [] : [style.faint(source)]),
  ];
  return [
    ...wrap(`${action} ${effort}`.trimEnd(), style.width, `${INDENT}${name}  `),
    ...about.flatMap((text) => wrap(text, style.width, indent)),
  ];
}

function keptLines(steps: readonly Step[], style: Style): readonly string[] {
  const kept = steps.filter((step) => !isNews(step)).map(({ entry }) => visible(entry));
  if (kept.length === 0) return [];
  return wrap(
    style.faint(`keep ${kept.join(', ')}`),
    style.width,
    `${INDENT}${style.level.native(ACTION_MARKS.keep)} `,
  );
}
