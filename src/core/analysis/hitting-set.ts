/** How many steps a search may still take. */
export interface Budget {
  left: number;
}

/**
 * A smallest set that has a member of every group, of at least so many members; undefined where the budget ends before it is
 * found. Always the same one for the same groups: those that come first are tried first.
 */
export function smallestHit(
  groups: readonly (readonly number[])[],
  atLeast: number,
  budget: Budget,
): readonly number[] | undefined {
  for (let size = atLeast; size <= groups.length; size++) {
    const hit = hitWithin(groups, [], size, budget);
    if (hit || budget.left <= 0) return hit;
  }
  return undefined;
}

function hitWithin(
  groups: readonly (readonly number[])[],
  chosen: readonly number[],
  size: number,
  budget: Budget,
): readonly number[] | undefined {
  if (budget.left-- <= 0) return undefined;
  const open = groups.filter((group) => !group.some((member) => chosen.includes(member)));
  const [first] = open;
  if (!first) return chosen;
  if (chosen.length + apart(open) > size) return undefined;
  for (const member of first) {
    const hit = hitWithin(groups, [...chosen, member], size, budget);
    if (hit) return hit;
  }
  return undefined;
}

/** How many of the groups have no member in common: each of them needs a member of its own. */
function apart(groups: readonly (readonly number[])[]): number {
  const taken = new Set<number>();
  return groups.filter((group) => {
    if (group.some((member) => taken.has(member))) return false;
    for (const member of group) taken.add(member);
    return true;
  }).length;
}
