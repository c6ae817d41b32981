import type { Position } from '../../text/line-index.ts';

/** A fix as a list has it, with the place of what it mends. */
export interface Titled {
  readonly title: string;
  readonly at: Position;
}

/** The titles of a list of fixes; what would read alike says its line, or its line and column where that is alike, too. */
export function titlesApart(fixes: readonly Titled[]): readonly string[] {
  const places = new Map<string, Position[]>();
  for (const { title, at } of fixes) places.set(title, [...(places.get(title) ?? []), at]);
  return fixes.map(({ title, at }) => {
    const all = places.get(title) ?? [];
    if (all.length < 2) return title;
    const isLineEnough = new Set(all.map(({ line }) => line)).size === all.length;
    return `${title} (${isLineEnough ? `line ${at.line + 1}` : `${at.line + 1}:${at.column + 1}`})`;
  });
}
