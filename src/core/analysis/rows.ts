import type { Entry, Use } from '../stack/types.ts';
import type { InferredUse } from './inferred-uses.ts';

/** The node of a component that no entry has, by its name; -1 where there is none. */
export type Resolve = (name: string) => number;

/** The compressed rows of a graph while they grow; behind them there is room. */
export interface Rows {
  /** 1 for an entry that the stack can do without. */
  readonly optional: Uint8Array;
  /** All targets, a bit each. */
  readonly all: number;
  readonly byId: ReadonlyMap<string, number>;
  readonly resolve: Resolve;
  memberStart: Int32Array;
  memberEnd: Int32Array;
  members: Int32Array;
  masks: Int32Array;
  groupCount: number;
  memberCount: number;
  readonly dangling: Set<number>;
  /** The group that first had some inferred members, by their list: whoever stands on the same ones shares it. */
  readonly groupOf: Map<readonly number[], number>;
}

/** Room for so many uses of each entry; where they have more, the rows are copied to larger ones. */
const USES = 4;

/** Rows without a group. */
export function createRows(told: Pick<Rows, 'optional' | 'all' | 'byId' | 'resolve'>): Rows {
  const room = USES * told.optional.length + 1;
  return {
    optional: told.optional,
    all: told.all,
    byId: told.byId,
    resolve: told.resolve,
    memberStart: new Int32Array(room),
    memberEnd: new Int32Array(room),
    members: new Int32Array(room),
    masks: new Int32Array(room),
    groupCount: 0,
    memberCount: 0,
    dangling: new Set(),
    groupOf: new Map(),
  };
}

/** Adds a group for each use that an entry states and that leads somewhere. */
export function addStated(rows: Rows, { index, uses, anyOf }: Entry): void {
  if (uses) for (const use of uses) addUse(rows, index, use);
  if (anyOf) addUse(rows, index, anyOf);
}

/** Adds a group for a use that the catalog knows of. */
export function addInferred(rows: Rows, { members, mask }: InferredUse): void {
  const known = rows.groupOf.get(members);
  if (known === undefined) {
    const from = rows.memberCount;
    for (const member of members) addMember(rows, member);
    rows.groupOf.set(members, rows.groupCount);
    closeGroup(rows, from, mask);
    return;
  }
  // Those of a catalog count somewhere, unless all that they lead to is optional.
  addGroup(rows, rows.memberStart[known] ?? 0, rows.memberEnd[known] ?? 0, rows.masks[known] === 0 ? 0 : mask);
}

function addUse(rows: Rows, index: number, { members, anyOf, optional }: Use): void {
  const from = rows.memberCount;
  for (const { value } of members) {
    const member = rows.byId.get(value) ?? (anyOf ? rows.resolve(value) : -1);
    if (member >= 0) addMember(rows, member);
    else rows.dangling.add(index);
  }
  if (rows.memberCount > from) closeGroup(rows, from, optional ? 0 : rows.all);
}

function addMember(rows: Rows, member: number): void {
  if (rows.memberCount === rows.members.length) rows.members = roomier(rows.members);
  rows.members[rows.memberCount++] = member;
}

/** What is optional everywhere counts nowhere. */
function closeGroup(rows: Rows, from: number, mask: number): void {
  const { optional, members, memberCount } = rows;
  let firm = false;
  for (let at = from; at < memberCount; at++) firm ||= optional[members[at] ?? -1] !== 1;
  addGroup(rows, from, memberCount, firm ? mask : 0);
}

function addGroup(rows: Rows, start: number, end: number, mask: number): void {
  const group = rows.groupCount++;
  if (group === rows.masks.length) {
    rows.memberStart = roomier(rows.memberStart);
    rows.memberEnd = roomier(rows.memberEnd);
    rows.masks = roomier(rows.masks);
  }
  rows.memberStart[group] = start;
  rows.memberEnd[group] = end;
  rows.masks[group] = mask;
}

function roomier(list: Int32Array): Int32Array {
  const more = new Int32Array(2 * list.length);
  more.set(list);
  return more;
}
