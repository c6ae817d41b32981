import type { Choice } from './choice.ts';

type Ways = readonly Pick<Choice, 'needs'>[];

/** Choices and the groups that they wait for in plain rows: the ways of node x are `wayStart[x] … wayStart[x + 1] - 1`. */
interface Rows {
  readonly wayStart: Int32Array;
  readonly nodeOfWay: Int32Array;
  readonly wayOfGroup: Int32Array;
  /** How many members of a group still stand. */
  readonly alive: Int32Array;
  /** The groups that node x is in are `waiting[waitStart[x]] … waiting[waitStart[x + 1] - 1]`. */
  readonly waitStart: Int32Array;
  readonly waiting: Int32Array;
}

/**
 * The largest set of nodes that hold each other up: each has a choice whose every group has a member in the set. Gives the first
 * such choice of each node, -1 for those outside. Linear in the choices and their needs; circles hold themselves up.
 */
export function standing(choices: readonly Ways[]): Int32Array {
  const rows = rowsOf(choices);
  const left = new Int32Array(choices.length);
  for (let node = 0; node < left.length; node++) left[node] = choices[node]?.length ?? 0;
  const fallenWay = new Uint8Array(rows.nodeOfWay.length);
  letFall(rows, left, fallenWay);
  for (let node = 0; node < left.length; node++) {
    const start = rows.wayStart[node] ?? 0;
    left[node] = left[node] === 0 ? -1 : firstStanding(fallenWay, start) - start;
  }
  return left;
}

function firstStanding(fallenWay: Uint8Array, start: number): number {
  let way = start;
  while (fallenWay[way] === 1) way++;
  return way;
}

/**
 * Takes away what cannot stand until nothing changes; `left` says how many ways each node has left. A function of its own, since an engine
 * makes a long loop fast by the function: in the middle of a longer one this one took twenty times as long.
 */
function letFall(
  { waitStart, waiting, wayOfGroup, alive, nodeOfWay }: Rows,
  left: Int32Array,
  fallenWay: Uint8Array,
): void {
  const fallen: number[] = [];
  for (let node = 0; node < left.length; node++) if (left[node] === 0) fallen.push(node);
  for (const down of fallen) {
    const end = waitStart[down + 1] ?? 0;
    for (let at = waitStart[down] ?? 0; at < end; at++) {
      const group = waiting[at] ?? 0;
      const way = wayOfGroup[group] ?? 0;
      const members = (alive[group] ?? 0) - 1;
      alive[group] = members;
      if (members > 0 || fallenWay[way] === 1) continue;
      fallenWay[way] = 1;
      const node = nodeOfWay[way] ?? 0;
      const ways = (left[node] ?? 0) - 1;
      left[node] = ways;
      if (ways === 0) fallen.push(node);
    }
  }
}

function rowsOf(choices: readonly Ways[]): Rows {
  const wayStart = new Int32Array(choices.length + 1);
  const [nodeOfWay, wayOfGroup, alive, members]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (let node = 0; node < choices.length; node++) {
    wayStart[node] = nodeOfWay.length;
    for (const { needs } of choices[node] ?? NO_WAYS) {
      for (const group of needs) {
        wayOfGroup.push(nodeOfWay.length);
        alive.push(group.length);
        for (const member of group) members.push(member);
      }
      nodeOfWay.push(node);
    }
  }
  wayStart[choices.length] = nodeOfWay.length;
  const waitStart = startsOf(members, choices.length);
  return {
    ...{ wayStart, waitStart, waiting: waitingOf(members, alive, waitStart) },
    nodeOfWay: new Int32Array(nodeOfWay),
    wayOfGroup: new Int32Array(wayOfGroup),
    alive: new Int32Array(alive),
  };
}

const NO_WAYS: Ways = [];

/** Where the row of each node starts, with as many places as it is a member. */
function startsOf(members: readonly number[], nodes: number): Int32Array {
  const start = new Int32Array(nodes + 1);
  for (const member of members) start[member + 1] = (start[member + 1] ?? 0) + 1;
  for (let node = 0; node < nodes; node++) start[node + 1] = (start[node + 1] ?? 0) + (start[node] ?? 0);
  return start;
}

/** The groups that each node is in; `members` has those of all groups, one after another, and `sizes` says how many of each. */
function waitingOf(members: readonly number[], sizes: readonly number[], waitStart: Int32Array): Int32Array {
  const free = waitStart.slice();
  const waiting = new Int32Array(members.length);
  for (let group = 0, at = 0; group < sizes.length; group++) {
    for (const end = at + (sizes[group] ?? 0); at < end; at++) {
      const member = members[at] ?? 0;
      const place = free[member] ?? 0;
      free[member] = place + 1;
      waiting[place] = group;
    }
  }
  return waiting;
}
