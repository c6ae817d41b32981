import type { Catalog } from '../src/core/catalog/catalog.ts';
import { loadCatalog } from '../src/catalog/index.ts';
import { randomManifest } from '../scripts/random-manifest.ts';
import { type Clock, cpuClock, measure, medians, type Times } from './measure.ts';
import { median } from './statistics.ts';

export const SEED = 7;
/** Entries, and whether they are told about in words, as in the manifests that people write. */
const SIZES = [
  [1000, false],
  [10_000, false],
  [10_000, true],
] as const;
/** How the time is taken: that of all threads, and what somebody waits. */
const CLOCKS: readonly (readonly [string, Clock])[] = [
  ['CPU', cpuClock],
  ['clock', () => performance.now()],
];
const WARM_UP = 5;

/** What the parts of the work take on one text: reading in milliseconds, the others as shares of it. */
export interface PartsOfWork {
  readonly entries: number;
  /** In bytes. */
  readonly size: number;
  readonly time: string;
  readonly parts: Times;
}

/** Measures each part of the work beside reading the same text: medians over rounds. */
export function measureParts(catalog: Catalog, rounds: number): readonly PartsOfWork[] {
  return SIZES.flatMap(([entries, told]) => {
    const text = randomManifest(catalog, entries, SEED, told);
    return CLOCKS.map(([time, clock]) => {
      const times = [...Array(WARM_UP + rounds).keys()].map(() => measure(text, catalog, clock)).slice(WARM_UP);
      return { entries, size: Buffer.byteLength(text), time, parts: medians(times) };
    });
  });
}

/** What it takes to unpack the built-in catalog and to build its look-ups, in milliseconds: the first time, and once the code is warm. */
export function measureCatalog(rounds: number): { readonly first: number; readonly warm: number } {
  const times = [...Array(WARM_UP + rounds).keys()].map(() => timeOf(loadCatalog));
  return { first: times[0] ?? 0, warm: median(times.slice(WARM_UP)) };
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
