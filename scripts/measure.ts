import { analyzeStack, type Analysis } from '../src/core/analysis/analyze.ts';
import type { Catalog } from '../src/core/catalog/catalog.ts';
import { checkManifest } from '../src/core/check.ts';
import { readManifest } from '../src/core/manifest.ts';
import { planMove } from '../src/core/plan/plan.ts';

export const PARTS = ['reading', 'analysis', 'choke points', 'plan', 'check'] as const;
export type Part = (typeof PARTS)[number];

/** Milliseconds of CPU time that each part of the work on a manifest takes. `analysis` has the choke points in it. */
export type Times = Readonly<Record<Part, number>>;

/** Does all the work on a text once; `between` is called before each part, outside the time. */
export function measure(text: string, catalog: Catalog, between: () => void): Times {
  const [reading, manifest] = time(between, () => readManifest(text));
  const [looking, analysis] = time(between, () => judgeAll(analyzeStack(manifest.stack, catalog)));
  const [choking] = time(between, () => analysis.chokePoints());
  const [planning] = time(between, () => planMove(analysis, catalog, 'amd'));
  const [checking] = time(between, () => checkManifest(manifest, catalog, analysis, { today: '2026-11-23' }));
  return { reading, analysis: looking + choking, 'choke points': choking, plan: planning, check: checking };
}

function judgeAll(analysis: Analysis): Analysis {
  analysis.nodes.forEach((_, node) => {
    analysis.coupling(node);
    analysis.entryLockIn(node);
  });
  return analysis;
}

/** CPU time of all threads: what the garbage collector does beside the work counts as well. */
function time<T>(between: () => void, work: () => T): readonly [milliseconds: number, result: T] {
  between();
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return [(user + system) / 1000, result];
}

/** Rounds after a few that warm up; each part as its median share of the reading in the same round, reading in milliseconds. */
export function medians(rounds: readonly Times[]): Times {
  const of = (part: Part): number =>
    median(rounds.map((times) => (part === 'reading' ? times.reading : times[part] / times.reading)));
  return {
    reading: of('reading'),
    analysis: of('analysis'),
    'choke points': of('choke points'),
    plan: of('plan'),
    check: of('check'),
  };
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
