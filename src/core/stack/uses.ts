import type { Entry, Use } from './types.ts';

const NONE: readonly Use[] = [];

/** What an entry says that it stands on: its `uses`, and its own `any-of` last. */
export function statedUses({ uses = NONE, anyOf }: Entry): readonly Use[] {
  return anyOf ? [...uses, anyOf] : uses;
}
