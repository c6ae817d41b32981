import type { Alternative, Component, Effort } from './types.ts';

/** Efforts from the least to the greatest. */
export const EFFORTS: readonly Effort[] = ['none', 'config', 'rebuild', 'code', 'redesign'];

/** What could take a component's place, by effort; of equal effort in the order of the catalog. */
export function cheapestFirst({ alternatives = [] }: Component): readonly Alternative[] {
  return [...alternatives].sort((a, b) => EFFORTS.indexOf(a.effort) - EFFORTS.indexOf(b.effort));
}
