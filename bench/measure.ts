import { median } from './statistics.ts';
import { analyzeStack, type Analysis } from '../src/core/analysis/analyze.ts';
import type { Catalog } from '../src/core/catalog/catalog.ts';
import { checkManifest } from '../src/core/check.ts';
import { readManifest } from '../src/core/manifest.ts';
import { planMove } from '../src/core/plan/plan.ts';

export const PARTS = ['reading', 'analysis', 'choke points', 'plan', 'check'] as const;
export type Part = (typeof PARTS)[number];

/** Milliseconds that each part of the work on a manifest takes. `analysis` has the choke points in it. */
export type Times = Readonly<Record<Part, number>>;

/** Gives a time in milliseconds. */
export type Clock = () => number;

/** CPU time of all threads: what the garbage collector does beside the work counts as well. */
export const cpuClock: Clock = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

/** Does all the work on a text once. */
export function measure(text: string, catalog: Catalog, clock: Clock = cpuClock): Times {
  const [reading, manifest] = time(clock, () => readManifest(text));
  const [looking, analysis] = time(clock, () => judgeAll(analyzeStack(manifest.stack, catalog)));
  const [choking] = time(clock, () => analysis.chokePoints());
  const [planning] = time(clock, () => planMove(analysis, catalog, 'amd'));
  const [checking] = time(clock, () => checkManifest(manifest, catalog, analysis, { today: '2026-11-23' }));
  return { reading, analysis: looking + choking, 'choke points': choking, plan: planning, check: checking };
}

function judgeAll(analysis: Analysis): Analysis {
  analysis.nodes.forEach((_, node) => {
    analysis.coupling(node);
    analysis.entryLockIn(node);
  });
  return analysis;
}

function time<T>(clock: Clock, work: () => T): readonly [milliseconds: number, result: T] {
  const start = clock();
  const result = work();
  return [clock() - start, result];
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
