import { forEachMember, type Graph } from './graph.ts';

/**
 * Who stands on each node of a graph that is edited: all that do, and some that did before an edit. Compressed rows, from a node to the places
 * where it stands among `members`, and from where a group's members start to the nodes with such a group, since groups may share members.
 */
export interface Users {
  readonly placeStart: Int32Array;
  /** For each place of a node among the members: where the members of that group start. */
  readonly groupAt: Int32Array;
  readonly userStart: Int32Array;
  readonly users: Int32Array;
  /** Those that came to stand on a node by an edit. */
  readonly added: Map<number, Set<number>>;
}

/** Finds who stands on what in a graph as it was built. */
export function createUsers(graph: Graph): Users {
  const { nodes, members, memberStart, memberEnd, groupStart, groupEnd } = graph;
  const firstOf = new Int32Array(members.length);
  for (let group = 0; group < memberStart.length; group++)
    firstOf.fill(memberStart[group] ?? 0, memberStart[group] ?? 0, memberEnd[group] ?? 0);
  const [placeStart, places] = rowsBy(members, nodes.length);
  const [userStart, groups] = rowsBy(memberStart, members.length);
  const nodeOf = new Int32Array(memberStart.length);
  for (let node = 0; node < nodes.length; node++) nodeOf.fill(node, groupStart[node], groupEnd[node]);
  return {
    placeStart,
    groupAt: places.map((place) => firstOf[place] ?? 0),
    userStart,
    users: groups.map((group) => nodeOf[group] ?? 0),
    added: new Map(),
  };
}

/** The places of each key in a list, as compressed rows. */
function rowsBy(keys: Int32Array, count: number): readonly [starts: Int32Array, places: Int32Array] {
  const starts = new Int32Array(count + 1);
  for (const key of keys) starts[key + 1] = (starts[key + 1] ?? 0) + 1;
  for (let key = 0; key < count; key++) starts[key + 1] = (starts[key + 1] ?? 0) + (starts[key] ?? 0);
  const next = starts.slice();
  const places = new Int32Array(keys.length);
  keys.forEach((key, place) => {
    const at = next[key] ?? 0;
    places[at] = place;
    next[key] = at + 1;
  });
  return [starts, places];
}

/** Notes what some nodes stand on, now that their uses were read again. */
export function addUsers({ added }: Users, graph: Graph, nodes: readonly number[]): void {
  for (const node of nodes) {
    forEachMember(graph, node, (member) => {
      const known = added.get(member);
      if (known) known.add(node);
      else added.set(member, new Set([node]));
    });
  }
}

/** Calls with all nodes that may stand on one, some of them more than once. */
export function forEachUser(
  { placeStart, groupAt, userStart, users, added }: Users,
  node: number,
  visit: (user: number) => void,
): void {
  const last = placeStart[node + 1] ?? 0;
  for (let place = placeStart[node] ?? 0; place < last; place++) {
    const first = groupAt[place] ?? 0;
    const end = userStart[first + 1] ?? 0;
    for (let at = userStart[first] ?? 0; at < end; at++) visit(users[at] ?? 0);
  }
  for (const user of added.get(node) ?? []) visit(user);
}
