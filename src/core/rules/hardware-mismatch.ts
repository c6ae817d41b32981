import { hardwareText, misfitChecks, misfitReason, misfitSubject } from './misfit-report.ts';
import type { Rule } from './rule.ts';

export const hardwareMismatch: Rule = {
  meta: {
    id: 'hardware-mismatch',
    title: 'An entry does not run on the hardware of its own stack',
    why: 'One part of the stack needs another vendor’s hardware than the one that the stack declares. As written, it fails: at the image build, at the first run, or when the pods start.',
    remedy: 'Take the build that is made for this hardware (its `supports` are in the hover), or correct the hardware.',
    about: 'as declared',
    severity: 'error',
    confidence: 'sourced',
    fixable: true,
    bad: 'layercake: 1\nsystem: [cuda]\nhardware: [amd-mi300x]\n',
    good: 'layercake: 1\nsystem: [rocm]\nhardware: [amd-mi300x]\n',
  },
  ...misfitChecks(
    'target',
    (analysis, misfit) =>
      `${misfitSubject(analysis, misfit)} does not run on ${hardwareText(analysis, misfit)}, the hardware of this stack${misfitReason(misfit)}.`,
  ),
};
