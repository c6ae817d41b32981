import { groundOf } from '../../analysis/analyze.ts';
import type { Entry } from '../../stack/types.ts';
import { lettersOf, mayBeNear } from '../../text/letters.ts';
import type { RuleContext } from '../rule.ts';
import type { Sight } from './sight.ts';

/** The entries that go by the names which an entry writes, be it its own. */
export const names: Sight<undefined> = {
  look: () => undefined,
  changed: (_, { edits }) => edits.naming,
};

/** All names that the entries go by, each with what quickly tells that it is far from another; none until somebody asks for them. */
interface AllNames {
  readonly ids: string[];
  lengths: Int32Array;
  letters: Int32Array;
}

/** All names that the entries go by, for those whose own leads nowhere. */
export const allNames: Sight<AllNames> = {
  look({ manifest }, past) {
    const { entries } = manifest.stack;
    const all = past?.view ?? { ids: [], lengths: new Int32Array(0), letters: new Int32Array(0) };
    if (past && all.ids.length > 0) for (const node of past.edits.edited) readName(all, entries[node]);
    return all;
  },
  changed: (_, { edits: { edited, was } }, { manifest, analysis }) => {
    const { entries } = manifest.stack;
    const isRenamed = edited.some((node) => was[node]?.id.value !== entries[node]?.id.value);
    return isRenamed ? [...groundOf(analysis).graph.dangling] : [];
  },
};

function readName({ ids, lengths, letters }: AllNames, entry: Entry | undefined): void {
  if (!entry) return;
  ids[entry.index] = entry.id.value;
  lengths[entry.index] = entry.id.value.length;
  letters[entry.index] = lettersOf(entry.id.value);
}

/** All names, read when somebody first asks: in most stacks every name leads somewhere. */
function readNames(all: AllNames, entries: readonly Entry[]): void {
  all.lengths = new Int32Array(entries.length);
  all.letters = new Int32Array(entries.length);
  for (const entry of entries) readName(all, entry);
}

/** The names that so few changes of a letter may lead to, and perhaps some others. */
export function namesNear(context: RuleContext, text: string, changes: number): readonly string[] {
  const all = context.see(allNames);
  if (all.ids.length === 0) readNames(all, context.manifest.stack.entries);
  const { ids, lengths, letters } = all;
  const own = { length: text.length, letters: lettersOf(text) };
  const near: string[] = [];
  for (let node = 0; node < ids.length; node++) {
    // Most are told by their lengths alone, without a look at the names.
    const length = lengths[node] ?? 0;
    if (Math.abs(length - own.length) > changes) continue;
    if (mayBeNear(own, { length, letters: letters[node] ?? 0 }, changes)) near.push(ids[node] ?? '');
  }
  return near;
}
