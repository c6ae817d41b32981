import { parseAllDocuments } from 'yaml';
import { beforeAll, describe, expect, test } from 'vitest';
import { cpuClock, measure, PARTS, type Part, type Times } from '../../../bench/measure.ts';
import { randomManifest } from '../../../scripts/random-manifest.ts';
import { builtinCatalog } from '../../../src/catalog/index.ts';

const catalog = builtinCatalog();
const times = new Map<number, Times>();

/** The least of a few rounds of each part: on a shared machine any one may have had to wait. */
function quickest(rounds: readonly Times[]): Times {
  const least = (part: Part): number => Math.min(...rounds.map((round) => round[part]));
  return Object.fromEntries(PARTS.map((part) => [part, least(part)])) as Times;
}

function timesOf(entries: number): Times {
  const known = times.get(entries);
  if (!known) throw new Error(`${entries} entries were not measured`);
  return known;
}

/** What the package `yaml` takes to parse a text: a measure of the machine, and of the text. */
function parsing(text: string): number {
  const rounds = [1, 2, 3].map(() => {
    const start = cpuClock();
    parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false });
    return cpuClock() - start;
  });
  return Math.min(...rounds);
}

let yardstick = 0;

// Bars that only a change of kind breaks; docs/performance.md has what is measured.
describe('the work on stacks over the built-in catalog', () => {
  beforeAll(() => {
    for (const entries of [1000, 10_000]) {
      const text = randomManifest(catalog, entries, 7);
      times.set(entries, quickest([1, 2, 3, 4].map(() => measure(text, catalog))));
      yardstick = parsing(text);
    }
  }, 180_000);

  test.each<[Part, number]>([
    ['reading', 0.8],
    ['analysis', 1],
    ['choke points', 0.3],
    ['plan', 2],
    ['check', 3],
  ])('%s of 10,000 entries takes no more than %f of what the package `yaml` takes to parse them', (part, share) => {
    expect(timesOf(10_000)[part] / yardstick).toBeLessThan(share);
  });

  test.each<[Part]>([['analysis'], ['plan'], ['check']])('%s grows with the entries, not with their square', (part) => {
    expect(timesOf(10_000)[part] / timesOf(1000)[part]).toBeLessThan(30);
  });
});
