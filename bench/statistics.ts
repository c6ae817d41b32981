/** The middle one of some numbers; 0 of none. */
export function median(numbers: readonly number[]): number {
  return percentile(numbers, 0.5);
}

/** The number that so large a share of them (0 to 1) does not exceed: the nearest rank. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
