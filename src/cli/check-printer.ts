import type { Severity } from '../core/index.ts';
import type { Comparison } from './baseline.ts';
import type { CheckedFile } from './check-files.ts';

/** How many files were checked, and what was found in them; with a baseline, what is new. */
export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly informations: number;
  readonly baseline?: Comparison;
}

/** Words what was found, file by file, so that none has to be kept: the texts one after the other are the answer. */
export interface Printer {
  readonly file: (checked: CheckedFile) => string;
  readonly end: (summary: Summary) => string;
}

/** Counts what is told. */
export interface Tally {
  readonly add: (checked: CheckedFile) => void;
  readonly sum: () => Summary;
}

export function createTally(): Tally {
  const counts: Record<Severity, number> = { error: 0, warning: 0, information: 0 };
  let files = 0;
  return {
    add: ({ findings }) => {
      files++;
      for (const { severity } of findings) counts[severity]++;
    },
    sum: () => ({ files, errors: counts.error, warnings: counts.warning, informations: counts.information }),
  };
}
