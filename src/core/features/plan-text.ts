import { evidenceText } from '../analysis/wording.ts';
import type { Effort } from '../catalog/types.ts';
import type { Plan, Step } from '../plan/plan.ts';

/** The marks of the actions, told apart without colour. */
export const ACTION_MARKS: Readonly<Record<Step['action'], string>> = {
  keep: '✓',
  swap: '⇄',
  replace: '→',
  unknown: '?',
  blocked: '✕',
};

/** What is done with an entry, in words: `replace by vllm`, `change precision to bf16`, `leave out`, `keep`. */
export function actionText({ action, by, leftOut, changes }: Step): string {
  if (leftOut) return 'leave out';
  const sides = changes.filter(({ field }) => field === 'format' || field === 'precision');
  const sideText = sides.map(({ field, to }) => `${field} to ${to}`).join(' and ');
  if (sides.length > 0 && sides.length === changes.length) return `change ${sideText}`;
  if (sides.length > 0) return `${action} by ${by ?? '?'}, ${sideText}`;
  const version = changes.find(({ field }) => field === 'version');
  if (version) return `change version to ${version.to}`;
  return by === undefined ? action : `${action} ${action === 'swap' ? 'for' : 'by'} ${by}`;
}

/** Whether a step is worth a line of its own: something is done, or there is something to say. */
export function isNews({ action, leftOut, note }: Step): boolean {
  return leftOut || action !== 'keep' || note !== undefined;
}

const LARGEST_FIRST: readonly Effort[] = ['redesign', 'code', 'rebuild', 'config'];

/** The sum of effort, the greatest first: `1 × code, 3 × config`. */
export function effortsText({ efforts }: Plan): string {
  const counted = LARGEST_FIRST.flatMap((effort) => (efforts[effort] > 0 ? [`${efforts[effort]} × ${effort}`] : []));
  return counted.length === 0 ? 'none' : counted.join(', ');
}

/** What a plan comes to, in a sentence or two. */
export function verdictText({ target, feasible, exact, unchanged, steps }: Plan): string {
  const blocked = steps.filter(({ action }) => action === 'blocked').length;
  const unknown = steps.filter(({ action }) => action === 'unknown').length;
  const caveat = exact ? '' : ' The choices are too many to try them all: a cheaper plan may exist.';
  if (!feasible) {
    const counts = [...(blocked > 0 ? [`${blocked} blocked`] : []), ...(unknown > 0 ? [`${unknown} unknown`] : [])];
    return `Not known to work: ${counts.join(', ')}.${caveat}`;
  }
  if (unchanged) return `Runs on ${target.name} as it is; nothing changes.`;
  return `Can move, as far as the catalog knows.${caveat}`;
}

/** The first source behind a step, in a few words; undefined where there is none. */
export function sourceOf({ evidence }: Step): string | undefined {
  const [first] = evidence;
  return first && evidenceText(first);
}
