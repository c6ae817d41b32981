import type { Analysis } from '../../analysis/analyze.ts';
import type { Entry } from '../../stack/types.ts';

/** Entries that another one stands on: the first of them, and how many there are. */
export interface InferredUses {
  readonly first: readonly number[];
  readonly count: number;
}

/** The node for which each member was counted last. Thousands of entries may stand on the same thousands, so that a set for each is too much. */
const MARKS = new WeakMap<Analysis, { turn: number; readonly seen: Int32Array }>();

/** The entries that one without `uses` is known to stand on, each once, as far as they are asked for. */
export function inferredUses(
  analysis: Analysis,
  { index, uses, anyOf }: Entry,
  most: number,
  isAsked: (member: number) => boolean = () => true,
): InferredUses {
  const first: number[] = [];
  let count = 0;
  if (uses || anyOf) return { first, count };
  let marks = MARKS.get(analysis);
  if (!marks) MARKS.set(analysis, (marks = { turn: 0, seen: new Int32Array(analysis.nodes.length) }));
  const turn = ++marks.turn;
  const { seen } = marks;
  analysis.forEachMember(index, (member) => {
    if (seen[member] === turn || !isAsked(member)) return;
    seen[member] = turn;
    count++;
    if (first.length < most) first.push(member);
  });
  return { first, count };
}
