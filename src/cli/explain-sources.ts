import type { Evidence } from '../core/catalog/types.ts';

/** Numbers the sources of an explanation in the order in which they are first named. */
export interface Sources {
  /** The numbers of some sources, as they stand behind what they back: `[1,3]`. */
  readonly mark: (evidence: readonly Evidence[]) => string;
  readonly all: readonly Evidence[];
}

/** An empty list of sources, filled as they are named. */
export function createSources(): Sources {
  const all: Evidence[] = [];
  const numberOf = (one: Evidence): number => {
    const known = all.findIndex(({ source, says }) => source === one.source && says === one.says);
    return known >= 0 ? known + 1 : all.push(one);
  };
  return { all, mark: (evidence) => (evidence.length === 0 ? '' : `[${evidence.map(numberOf).join(',')}]`) };
}
