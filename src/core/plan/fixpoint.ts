import type { Choice } from './choice.ts';

/** Where a choice of a node waits for a group of members. */
interface Waiting {
  readonly node: number;
  readonly choice: number;
  alive: number;
}

/**
 * The largest set of nodes that hold each other up: each has a choice whose every group has a member in the set. Gives the first
 * such choice of each node, -1 for those outside. Linear in the choices and their needs; circles hold themselves up.
 */
export function standing(choices: readonly (readonly Pick<Choice, 'needs'>[])[]): Int32Array {
  const live = choices.map((ways) => ways.map(() => true));
  const waiting = choices.map((): Waiting[] => []);
  choices.forEach((ways, node) => {
    ways.forEach(({ needs }, choice) => {
      for (const group of needs) {
        const one: Waiting = { node, choice, alive: group.length };
        for (const member of group) waiting[member]?.push(one);
      }
    });
  });
  const fallen = choices.flatMap((ways, node) => (ways.length === 0 ? [node] : []));
  for (const down of fallen) {
    for (const one of waiting[down] ?? []) {
      if (--one.alive > 0) continue;
      const ways = live[one.node] ?? [];
      if (!ways[one.choice]) continue;
      ways[one.choice] = false;
      if (!ways.includes(true)) fallen.push(one.node);
    }
  }
  return Int32Array.from(live, (ways) => ways.indexOf(true));
}
