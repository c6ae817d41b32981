import type { CakeModel, Slab } from './types.ts';

/** How the slab of a key differs between two pictures. */
export interface SlabChange {
  readonly key: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** What differs, a line each: `locked to NVIDIA → portable · 5 vendors`; none where it was added or removed. */
  readonly words: readonly string[];
}

/** What differs between two pictures of one stack. */
export interface CakeComparison {
  readonly changes: readonly SlabChange[];
  readonly lockIn: { readonly before: number; readonly after: number };
  readonly known: { readonly before: number; readonly after: number };
}

/** Compares two pictures slab by slab, by their keys: those of `after` in its order, then what is gone in that of `before`. */
export function compareCakes(before: CakeModel, after: CakeModel): CakeComparison {
  const old = new Map(before.slabs.map((slab) => [slab.key, slab]));
  const fresh = new Set(after.slabs.map(({ key }) => key));
  const [oldUses, freshUses] = [usesByKey(before), usesByKey(after)];
  const there = after.slabs.flatMap((slab): SlabChange[] => {
    const { key } = slab;
    const was = old.get(key);
    if (!was) return [{ key, change: 'added', words: [] }];
    const words = [...fieldWords(was, slab), ...useWords(oldUses.get(key), freshUses.get(key))];
    return words.length === 0 ? [] : [{ key, change: 'changed', words }];
  });
  const gone = before.slabs.filter(({ key }) => !fresh.has(key));
  return {
    changes: [...there, ...gone.map(({ key }): SlabChange => ({ key, change: 'removed', words: [] }))],
    lockIn: { before: before.lockIn, after: after.lockIn },
    known: { before: before.known, after: after.known },
  };
}

const FIELDS = ['layer', 'name', 'detail', 'note', 'license', 'openness'] as const;

function fieldWords(was: Slab, is: Slab): readonly string[] {
  const words = FIELDS.flatMap((field) =>
    was[field] === is[field] ? [] : [`${shown(was[field])} → ${shown(is[field])}`],
  );
  if (was.misfit !== is.misfit) words.push(is.misfit ? 'no longer fits its hardware' : 'fits its hardware now');
  // The note does not tell every target.
  if (words.length === 0 && was.reach !== is.reach) words.push('runs elsewhere than before');
  return words;
}

function shown(field = ''): string {
  return field === '' ? 'nothing' : field;
}

function usesByKey({ slabs, uses }: CakeModel): ReadonlyMap<string, ReadonlySet<string>> {
  const used = new Map<string, Set<string>>();
  for (const { from, to } of uses) {
    const [key, below] = [slabs[from]?.key ?? '', slabs[to]?.key ?? ''];
    const known = used.get(key);
    if (known) known.add(below);
    else used.set(key, new Set([below]));
  }
  return used;
}

const NOTHING: ReadonlySet<string> = new Set();

function useWords(was: ReadonlySet<string> = NOTHING, is: ReadonlySet<string> = NOTHING): readonly string[] {
  const come = [...is].filter((key) => !was.has(key));
  const gone = [...was].filter((key) => !is.has(key));
  return [
    ...(come.length > 0 ? [`now stands on ${come.join(', ')}`] : []),
    ...(gone.length > 0 ? [`no longer stands on ${gone.join(', ')}`] : []),
  ];
}
