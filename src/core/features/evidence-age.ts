import type { Evidence } from '../catalog/types.ts';

/** Facts decay: what was last read more than a year ago wants to be confirmed. */
export function isOld(evidence: readonly Evidence[], today: string): boolean {
  const days = evidence.map(({ checked }) => checked).sort();
  const yearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  return days.length > 0 && (days.at(-1) ?? '') < yearAgo;
}
