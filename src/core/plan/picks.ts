import type { Choice } from './choice.ts';
import { addCosts, type Cost, FREE } from './cost.ts';

/** No choice of a node is taken. */
export const NOT_TAKEN = -1;
/** A node that must be had, while it is open which of its choices. */
const PENDING = -2;

/** What has been picked so far, with the way back. */
export interface Picks {
  readonly choices: readonly (readonly Choice[])[];
  readonly taken: Int32Array;
  /** Each node that was picked, followed by what was taken of it before. */
  readonly trail: number[];
}

/** Decisions still to be made: nodes that must be had in one way or another, and groups that need a member. */
export interface Open {
  readonly nodes: readonly number[];
  readonly groups: readonly (readonly number[])[];
}

export function createPicks(choices: Picks['choices']): Picks {
  return { choices, taken: new Int32Array(choices.length).fill(NOT_TAKEN), trail: [] };
}

/** Whether a node is in, though perhaps not yet how. */
export function isTaken({ taken }: Picks, node: number): boolean {
  return taken[node] !== NOT_TAKEN;
}

function mark({ taken, trail }: Picks, node: number, value: number): void {
  trail.push(node, taken[node] ?? NOT_TAKEN);
  taken[node] = value;
}

/** The nodes that were picked since the trail had a length. */
export function pickedSince({ trail }: Picks, length: number): ReadonlySet<number> {
  const nodes = new Set<number>();
  for (let at = length; at < trail.length; at += 2) nodes.add(trail[at] ?? -1);
  return nodes;
}

/** Goes back to a length that the trail had. */
export function undo({ taken, trail }: Picks, length: number): void {
  while (trail.length > length) {
    const before = trail.pop() ?? NOT_TAKEN;
    taken[trail.pop() ?? -1] = before;
  }
}

/** Takes a choice of a node, and all that follows from it without a decision. */
export function take(picks: Picks, node: number, choice: number): { cost: Cost; open: Open } {
  mark(picks, node, choice);
  const way = picks.choices[node]?.[choice];
  const { cost, open } = propagate(picks, way?.needs ?? []);
  return { cost: addCosts(way?.cost ?? FREE, cost), open };
}

/** Meets demands as far as they leave no decision. A demand for what cannot be had is passed over: every node has a choice. */
export function propagate(picks: Picks, demands: readonly (readonly number[])[]): { cost: Cost; open: Open } {
  const queue = [...demands];
  const nodes: number[] = [];
  const groups: (readonly number[])[] = [];
  let cost = FREE;
  for (const group of queue) {
    if (group.some((member) => isTaken(picks, member))) continue;
    const [node] = group;
    if (node === undefined) continue;
    const ways = picks.choices[node] ?? [];
    if (group.length > 1) groups.push(group);
    else if (ways.length > 1) {
      mark(picks, node, PENDING);
      nodes.push(node);
    } else {
      mark(picks, node, 0);
      cost = addCosts(cost, ways[0]?.cost ?? FREE);
      for (const need of ways[0]?.needs ?? []) queue.push(need);
    }
  }
  return { cost, open: { nodes, groups } };
}

/** What is still open: groups that have got a member in the meantime are left out. */
export function openChoices(picks: Picks, { nodes, groups }: Open): Open {
  return { nodes, groups: groups.filter((group) => !group.some((member) => isTaken(picks, member))) };
}
