import type { Misfit } from '../analysis/misfits.ts';
import type { Target } from '../catalog/types.ts';
import type { Rule } from './rule.ts';
import { unreachable } from './sights/causes.ts';
import { hardware } from './sights/hardware.ts';
import { causeChecks } from './target-causes.ts';

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
  ...causeChecks(
    unreachable,
    {
      verdict: (targets) => ` does not run on ${targets}, which \`targets\` asks for`,
      tops: [' does not run there either.', ' do not run there either.'],
    },
    ({ analysis }, { node, targets }) => {
      const misfit = analysis.misfitOf(node);
      return misfit ? targets.filter((target) => !isFor(misfit, analysis.targets[target])) : targets;
    },
  ),
  sees: [unreachable, hardware],
};

/** What does not fit the declared hardware of this target is reported as that. */
function isFor({ devices }: Misfit, target: Target | undefined): boolean {
  return devices.some((device) => device.target === target);
}
