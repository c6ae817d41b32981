import type { Analysis } from '../analysis/analyze.ts';
import type { StackNode } from '../analysis/graph.ts';
import type { PartsReader } from '../analysis/own.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { factRank, RANK } from '../catalog/level.ts';
import type { Component, Target } from '../catalog/types.ts';

interface Question {
  readonly analysis: Analysis;
  readonly catalog: Catalog;
  readonly target: Target;
  readonly index: number;
  readonly reader: PartsReader;
}

/**
 * Devices of the target for those that make way: of the architectures on which the most entries run best, for each the device with
 * the memory nearest to the old one's, rather more than less. Of equals the newest generation, then the first by id.
 */
export function chooseDevices(
  question: Question,
  foreign: readonly number[],
): { devices: ReadonlyMap<number, Component>; architectures: readonly string[] } {
  const { analysis, catalog, target } = question;
  const candidates = catalog.components
    .filter(({ hardware }) => hardware?.target === target.id)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const best = bestArchitectures(question, [...new Set(candidates.map(({ hardware }) => hardware?.arch))]);
  const fitting = candidates.filter(({ hardware }) => best.includes(hardware?.arch));
  const devices = foreign.flatMap((node) => {
    const device = nearestMemory(target, fitting, analysis.nodes[node]?.component?.hardware?.memory);
    return device ? [[node, device] as const] : [];
  });
  const architectures = new Set(devices.flatMap(([, { hardware }]) => hardware?.arch ?? []));
  return { devices: new Map(devices), architectures: [...architectures] };
}

/** How well entries run: first that they do at all, then that it is known, then how well. */
type Score = readonly [lost: number, unknown: number, better: number];

function bestArchitectures(
  question: Question,
  architectures: readonly (string | undefined)[],
): readonly (string | undefined)[] {
  const samples = samplesOf(question.analysis);
  const scored = architectures.map((arch) => ({ arch, score: scoreOf(question, samples, arch) }));
  const least = scored.map(({ score }) => score).sort(compareScores)[0];
  return scored.flatMap(({ arch, score }) => (least && compareScores(score, least) === 0 ? [arch] : []));
}

/** Entries that the catalog answers alike are asked about once. */
function samplesOf(analysis: Analysis): readonly { readonly node: StackNode; readonly count: number }[] {
  const samples = new Map<string, { node: StackNode; count: number }>();
  for (const node of analysis.nodes) {
    const { entry, component } = node;
    if (component?.hardware || component?.platform) continue;
    const words = [component?.id, entry?.version?.value, entry?.format?.value, entry?.precision?.value];
    const key = [...words, ...(entry?.supports ? [entry.id.value] : [])].join('\n');
    const known = samples.get(key);
    if (known) known.count++;
    else samples.set(key, { node, count: 1 });
  }
  return [...samples.values()];
}

function scoreOf({ target, reader }: Question, samples: ReturnType<typeof samplesOf>, arch: string | undefined): Score {
  const score: [number, number, number] = [0, 0, 0];
  for (const { node, count } of samples) {
    const ranks = reader(node, target, arch === undefined ? [] : [arch]).map(({ fact }) => factRank(fact));
    const rank = Math.min(...ranks);
    if (rank === RANK.none) score[0] += count;
    else if (rank === RANK.unknown) score[1] += count;
    else score[2] -= count * rank;
  }
  return score;
}

function compareScores(a: Score, b: Score): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

function nearestMemory(
  target: Target,
  devices: readonly Component[],
  wanted: number | undefined,
): Component | undefined {
  const distance = ({ hardware }: Component): number => {
    const memory = hardware?.memory;
    if (memory === undefined) return Number.MAX_VALUE;
    if (wanted === undefined) return memory;
    return memory >= wanted ? memory - wanted : 1e6 + wanted - memory;
  };
  const age = ({ hardware }: Component): number =>
    Math.max(...(target.architectures ?? []).map(({ ids }) => ids.indexOf(hardware?.arch ?? '')), -1);
  return [...devices].sort((a, b) => distance(a) - distance(b) || age(b) - age(a))[0];
}
