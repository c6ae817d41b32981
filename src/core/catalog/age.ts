import type { Evidence } from './types.ts';

/** The newest day on which one of the sources was read; undefined where there is none. */
export function newestReading(evidence: readonly Evidence[]): string | undefined {
  return evidence
    .map(({ checked }) => checked)
    .sort()
    .at(-1);
}

/** Facts decay: what was last read more than a year ago wants to be confirmed. */
export function isStale(evidence: readonly Evidence[], today: string): boolean {
  const newest = newestReading(evidence);
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  return newest !== undefined && newest < yearAgo;
}

/** When a source was read: `read 2025-01-02, over a year ago`. */
export function readingText(one: Evidence, today: string): string {
  return `read ${one.checked}${isStale([one], today) ? ', over a year ago' : ''}`;
}
