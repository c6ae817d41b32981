import type { CakeModel } from '../core/cake/data/types.ts';

/** What belongs to a slab, as positions in the model. */
export interface Following {
  readonly slabs: ReadonlySet<number>;
  /** Of those, the ones on the chain that decides its coupling, down to the silicon. */
  readonly chain: ReadonlySet<number>;
  /** Positions in `uses`. */
  readonly lines: ReadonlySet<number>;
  readonly chainLines: ReadonlySet<number>;
}

interface Ways {
  /** The positions in `uses` of what each slab stands on, and of what stands on it. */
  readonly down: readonly (readonly number[])[];
  readonly up: readonly (readonly number[])[];
}

/** Makes a function that finds what belongs to a slab: what stands on it up to the applications, and what it stands on down to the silicon. */
export function createFollower(model: CakeModel): (slab: number) => Following {
  const ways = waysOf(model);
  const byEntry = new Map(model.slabs.map(({ entry }, index) => [entry, index]));
  return (start) => {
    const [slabs, lines] = [new Set([start]), new Set<number>()];
    const walk = (next: readonly (readonly number[])[], end: 'from' | 'to'): void => {
      const [queue, seen] = [[start], new Set([start])];
      for (const slab of queue) {
        for (const line of next[slab] ?? []) {
          lines.add(line);
          const reached = model.uses[line]?.[end] ?? slab;
          slabs.add(reached);
          if (!seen.has(reached)) queue.push(reached);
          seen.add(reached);
        }
      }
    };
    walk(ways.down, 'to');
    walk(ways.up, 'from');
    const { chain = [], silicon = [] } = model.slabs[start] ?? {};
    const steps = [...chain, ...silicon].flatMap((entry) => byEntry.get(entry) ?? []);
    return { slabs, lines, chain: new Set(steps), chainLines: new Set(linesAlong(steps, ways, model)) };
  };
}

function waysOf({ slabs, uses }: CakeModel): Ways {
  const down = slabs.map((): number[] => []);
  const up = slabs.map((): number[] => []);
  uses.forEach(({ from, to }, line) => {
    down[from]?.push(line);
    up[to]?.push(line);
  });
  return { down, up };
}

function linesAlong(steps: readonly number[], { down }: Ways, { uses }: CakeModel): readonly number[] {
  return steps.flatMap((from, at) => (down[from] ?? []).filter((line) => uses[line]?.to === steps[at + 1]));
}
