import type { Misfit } from '../analysis/misfits.ts';
import type { Target } from '../catalog/types.ts';
import { NOTHING, type Rule } from './rule.ts';
import { unreachable } from './sights/causes.ts';
import { hardware } from './sights/hardware.ts';
import { causeChecks, causeReport, type CauseWords, topsText } from './target-causes.ts';

export const targetUnreachable: Rule = {
  meta: {
    id: 'target-unreachable',
    title: 'The stack cannot run on a target that it promises',
    why: '`targets` says where the stack must be able to run. Here support for one of them is lost: this entry does not run there, and neither does what stands on it.',
    remedy:
      'Replace the entry, offer an alternative beside it (`any-of`), make its use optional, or take the target out of `targets`.',
    about: 'targets',
    severity: 'error',
    confidence: 'sourced',
    fixable: true,
    bad: 'layercake: 1\ntargets: [nvidia, amd]\nframework: [tensorrt-llm]\n',
    good: 'layercake: 1\ntargets: [nvidia, amd]\nframework: [vllm]\n',
  },
  ...causeChecks(unreachable, ({ analysis }, cause) => {
    const misfit = analysis.misfitOf(cause.node);
    const targets = cause.targets.filter((target) => !isFor(misfit, analysis.targets[target]));
    if (targets.length === 0) return NOTHING;
    const say = (words: CauseWords): string =>
      `${words.subject} does not run on ${words.targets}, which \`targets\` asks for${words.reason}.` +
      topsText(words, 'does not run there either', 'do not run there either');
    return [causeReport(analysis, { ...cause, targets }, say)];
  }),
  sees: [unreachable, hardware],
};

/** What does not fit the declared hardware of this target is reported as that. */
function isFor(misfit: Misfit | undefined, target: Target | undefined): boolean {
  return misfit?.devices.some((device) => device.target === target) === true;
}
