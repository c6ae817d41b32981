import type { Evidence } from './types.ts';

/** Facts decay: what was last read more than a year ago is to be confirmed. */
export function isStale(evidence: readonly Evidence[], today: string): boolean {
  const newest = newestReading(evidence);
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  return newest !== undefined && newest < yearAgo;
}

/** `evidence of 2025-01-02, needs confirming` where even the newest source was read too long ago; else nothing. */
export function staleText(evidence: readonly Evidence[], today: string): string {
  return isStale(evidence, today) ? `evidence of ${newestReading(evidence) ?? ''}, needs confirming` : '';
}

/** When a source was read: `read 2025-01-02, over a year ago`. */
export function readingText(one: Evidence, today: string): string {
  return `read ${one.checked}${isStale([one], today) ? ', over a year ago' : ''}`;
}

/** The newest day on which one of the sources was read; undefined where there is none. */
function newestReading(evidence: readonly Evidence[]): string | undefined {
  return evidence
    .map(({ checked }) => checked)
    .sort()
    .at(-1);
}
