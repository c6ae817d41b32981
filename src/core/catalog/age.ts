import type { Evidence } from './types.ts';

/** Facts decay: what was last read more than a year ago is to be confirmed. */
export function isStale(evidence: readonly Evidence[], today: string): boolean {
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  return evidence.length > 0 && evidence.every(({ checked }) => checked < yearAgo);
}

/** `evidence of 2025-01-02, needs confirming` where even the newest source was read too long ago; else nothing. */
export function staleText(evidence: readonly Evidence[], today: string): string {
  return isStale(evidence, today) ? `evidence of ${newestReading(evidence) ?? ''}, needs confirming` : '';
}

/** When a source was read: `read 2025-01-02, over a year ago`. */
export function readingText(one: Evidence, today: string): string {
  return `read ${one.checked}${isStale([one], today) ? ', over a year ago' : ''}`;
}

/** How long ago a day was: `today`, `5 days ago`, `over 2 years ago`; nothing for one that is still to come. */
export function ageText(day: string, today: string): string {
  const days = daysBetween(day, today);
  if (Number.isNaN(days) || days < 0) return '';
  if (days === 0) return 'today';
  if (days < 14) return `${counted(days, 'day')} ago`;
  if (days < 60) return `${Math.floor(days / 7)} weeks ago`;
  // Beyond a year to the day, as evidence is stale.
  const years = Number(today.slice(0, 4)) - Number(day.slice(0, 4)) - (today.slice(4) > day.slice(4) ? 0 : 1);
  if (years < 1) return `${Math.min(11, Math.floor(days / 30))} months ago`;
  return years === 1 ? 'over a year ago' : `over ${years} years ago`;
}

/** From one ISO date to another, negative where the second comes first; not a number where one is none. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** `1 day`, `12 days`. */
export function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** The newest day on which one of the sources was read; undefined where there is none. */
function newestReading(evidence: readonly Evidence[]): string | undefined {
  return evidence
    .map(({ checked }) => checked)
    .sort()
    .at(-1);
}
