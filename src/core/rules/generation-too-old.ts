import type { Analysis } from '../analysis/analyze.ts';
import type { Misfit } from '../analysis/misfits.ts';
import { otherVersions } from '../analysis/other-versions.ts';
import { runningText, sentenceList, toldOf } from '../analysis/wording.ts';
import type { Case } from '../catalog/types.ts';
import { hardwareText, misfitChecks, misfitReason, misfitSubject } from './misfit-report.ts';
import type { Rule } from './rule.ts';

export const generationTooOld: Rule = {
  meta: {
    id: 'generation-too-old',
    title: 'An entry needs another generation of the hardware',
    why: 'It runs on this vendor’s devices, but not on the generation that the stack declares: kernels are compiled for some architectures, and precisions need units that older devices do not have.',
    remedy:
      'Declare a generation that it runs on, or choose a version, a precision or a format that the declared one can run.',
    about: 'as declared',
    severity: 'error',
    confidence: 'sourced',
    fixable: true,
    bad: 'layercake: 1\nmodel:\n  - component: llama-3.1-8b-instruct\n    precision: fp8-e4m3\nhardware: [amd-mi210]\n',
    good: 'layercake: 1\nmodel:\n  - component: llama-3.1-8b-instruct\n    precision: bf16\nhardware: [amd-mi210]\n',
  },
  ...misfitChecks('generation', (analysis, misfit) => {
    const others = otherVersionsOf(analysis, misfit);
    const told = toldOf(others);
    const version = told ? `. ${runningText(told, 'this generation')}` : '';
    return `${misfitSubject(analysis, misfit)} does not run on this generation, ${hardwareText(analysis, misfit)}; it needs ${needed(misfit, others)}${misfitReason(misfit)}${version}.`;
  }),
};

/** The claims of other versions that do run on this generation. */
function otherVersionsOf(analysis: Analysis, { node, part, devices }: Misfit): readonly Case[] {
  const entry = analysis.nodes[node]?.entry;
  if (!entry) return [];
  // There may be dozens of kinds of devices of one target.
  const targets = new Set(devices.map(({ target }) => target));
  return [...targets].flatMap((target) => otherVersions(analysis, entry, part, target));
}

function needed({ part, devices }: Misfit, others: readonly Case[]): string {
  const claims = part.fact.besides.filter((one) => one.level !== 'none' && !others.includes(one));
  const architectures = claims.flatMap(({ arch }) => arch?.split('|').map((one) => one.trim()) ?? []);
  const known = devices.flatMap(({ target }) => target.architectures ?? []).flatMap(({ ids }) => ids);
  const age = (one: string): number => known.indexOf(one.replace(/^\W+/, ''));
  const words = [...new Set(architectures)]
    .sort((a, b) => age(a) - age(b))
    .map((one) => one.replace(/^>=\s*(\S+)/, '$1 or newer'));
  return words.length === 0 ? 'another one' : sentenceList(words, 'or');
}
