import { builtinCatalog, loadCatalog } from '../src/catalog/index.ts';
import { type Clock, cpuClock, measure, medians, PARTS } from './measure.ts';
import { randomManifest } from './random-manifest.ts';

const SEED = 7;
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

/** Prints what it takes to unpack the built-in catalog and to build its look-ups: the first time, and the median once the code is warm. */
function benchCatalog(rounds: number): void {
  const times = [...Array(WARM_UP + rounds).keys()].map(() => timeOf(loadCatalog));
  const warm = times.slice(WARM_UP).sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;
  console.log(`loading the catalog: ${(times[0] ?? 0).toFixed(0)} ms at first, ${warm.toFixed(0)} ms once warm\n`);
}

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Prints what each part of the work takes beside reading the same text: medians over rounds. */
function bench(rounds: number): void {
  const catalog = builtinCatalog();
  console.log(['entries', 'text', 'time', 'reading', ...PARTS.slice(1)].join(' | '));
  for (const [size, told] of SIZES) {
    const text = randomManifest(catalog, size, SEED, told);
    for (const [name, clock] of CLOCKS) {
      const times = [...Array(WARM_UP + rounds).keys()].map(() => measure(text, catalog, clock)).slice(WARM_UP);
      const median = medians(times);
      const shares = PARTS.slice(1).map((part) => `${(100 * median[part]).toFixed(1)} %`);
      console.log(
        [size, `${(text.length / 1e6).toFixed(1)} MB`, name, `${median.reading.toFixed(0)} ms`, ...shares].join(' | '),
      );
    }
  }
}

const rounds = Number(process.argv[2] ?? 15);
benchCatalog(rounds);
bench(rounds);
