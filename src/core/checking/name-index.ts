import type { Entry } from '../stack/types.ts';
import { statedUses } from '../stack/uses.ts';

/** The entries that write each name, in their uses or as their own; empty until it is first asked for. */
export type NameIndex = Map<string, Set<number>>;

/** The entries that write a name that an edited one goes by, or went by; the index, which was that of the entries before, follows the edits. */
export function namesIn(
  index: NameIndex,
  was: readonly Entry[],
  now: readonly Entry[],
  edited: readonly number[],
): readonly number[] {
  if (index.size === 0) for (const entry of was) eachName(entry, (name) => add(index, name, entry.index));
  const writing = new Set<number>();
  for (const entries of [was, now]) {
    if (entries === now) follow(index, was, now, edited);
    for (const node of edited) for (const user of index.get(entries[node]?.id.value ?? '') ?? []) writing.add(user);
  }
  return [...writing];
}

function follow(index: NameIndex, was: readonly Entry[], now: readonly Entry[], edited: readonly number[]): void {
  for (const node of edited) {
    const [before, after] = [was[node], now[node]];
    if (before) eachName(before, (name) => index.get(name)?.delete(node));
    if (after) eachName(after, (name) => add(index, name, node));
  }
}

function eachName(entry: Entry, visit: (name: string) => void): void {
  visit(entry.id.value);
  for (const { members } of statedUses(entry)) for (const { value } of members) visit(value);
}

function add(index: NameIndex, name: string, node: number): void {
  const known = index.get(name);
  if (known) known.add(node);
  else index.set(name, new Set([node]));
}
