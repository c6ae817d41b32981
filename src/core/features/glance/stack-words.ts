import type { Analysis } from '../../analysis/analyze.ts';
import type { Coupling } from '../../analysis/coupling.ts';
import type { Stack } from '../../stack/types.ts';

/** From what ties the most to what does not tie at all. */
const TIES: readonly Coupling[] = ['locked', 'leaning', 'unknown', 'portable', 'neutral'];

/** The coupling of the topmost entry that is tied the most. */
export function worstCoupling({ topmost, coupling }: Analysis): Coupling {
  const found = new Set(topmost.map(coupling));
  return TIES.find((one) => found.has(one)) ?? 'neutral';
}

/** The targets that the manifest asks for, as positions among all of them; those that the catalog does not know are left out. */
export function askedTargets({ targets: asked }: Stack, { targets }: Analysis): readonly number[] {
  const all = asked.map(({ value }) => targets.findIndex(({ id }) => id === value));
  return [...new Set(all)].filter((index) => index >= 0);
}
