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

/** All names that the entries go by, each with what quickly tells that it is far from another. */
interface AllNames {
  readonly ids: string[];
  readonly lengths: Int32Array;
  readonly letters: Int32Array;
}

/** All names that the entries go by, for those whose own leads nowhere. */
export const allNames: Sight<AllNames> = {
  look({ manifest }, past) {
    const { entries } = manifest.stack;
    const { ids, lengths, letters } = past?.view ?? noNames(entries.length);
    const read = (entry: Entry | undefined): void => {
      if (!entry) return;
      ids[entry.index] = entry.id.value;
      lengths[entry.index] = entry.id.value.length;
      letters[entry.index] = lettersOf(entry.id.value);
    };
    if (past) for (const node of past.edits.edited) read(entries[node]);
    else entries.forEach(read);
    return { ids, lengths, letters };
  },
  changed: (_, { edits: { edited, was } }, { manifest, analysis }) => {
    const { entries } = manifest.stack;
    const isRenamed = edited.some((node) => was[node]?.id.value !== entries[node]?.id.value);
    return isRenamed ? [...groundOf(analysis).graph.dangling] : [];
  },
};

function noNames(count: number): AllNames {
  return { ids: [], lengths: new Int32Array(count), letters: new Int32Array(count) };
}

/** The names that so few changes of a letter may lead to, and perhaps some others. */
export function namesNear(context: RuleContext, text: string, changes: number): readonly string[] {
  const { ids, lengths, letters } = context.see(allNames);
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
