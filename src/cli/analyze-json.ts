import { acceleratorsOf } from '../core/analysis/panel.ts';
import { shownPoints } from '../core/analysis/breakdown.ts';
import { cornersOf, opennessOf } from '../core/analysis/openness.ts';
import type { Analysis, Level, Reading } from '../core/index.ts';
import { jsonText, rounded } from './text.ts';

/** An analysis, as schemas/output-analyze.schema.json describes it. A stack without a name goes by its file. */
export function analyzeJson({ manifest, analysis }: Reading, shown: string): string {
  const idOf = (node: number): string => analysis.nodes[node]?.id ?? '?';
  return jsonText({
    version: 1,
    stack: manifest.stack.name?.value ?? shown,
    targets: analysis.panel.map((target) => analysis.targets[target]?.id ?? '?'),
    lockIn: rounded(analysis.lockIn, 1),
    known: rounded(analysis.known, 4),
    entries: manifest.stack.entries.map(({ index, id, layer, component }) => ({
      id: id.value,
      layer,
      ...(component && { component: analysis.nodes[index]?.component?.id ?? component.value }),
      coupling: analysis.coupling(index),
      lockIn: rounded(analysis.entryLockIn(index), 1),
      own: levelsOf(analysis, (target) => analysis.own(index, target)),
      reach: levelsOf(analysis, (target) => analysis.reach(index, target)),
      ...chainOf(analysis, index, idOf),
      openness: opennessOf(analysis.nodes[index] ?? { id: id.value }),
    })),
    lockInBreakdown: breakdown(analysis, idOf),
    chokePoints: analysis.chokePoints().map(({ node, opens }) => ({ entry: idOf(node), opens })),
    openings: openings(analysis, idOf),
    corners: corners(analysis, idOf),
  });
}

function chainOf(analysis: Analysis, node: number, idOf: (node: number) => string): Readonly<Record<string, unknown>> {
  const { nodes, hidden } = analysis.couplingChain(node);
  return { chain: nodes.map(idOf), ...(hidden > 0 && { chainHidden: hidden }) };
}

function breakdown(analysis: Analysis, idOf: (node: number) => string): unknown {
  const shares = analysis.lockInBreakdown();
  const points = shownPoints(shares, analysis.lockIn);
  return shares.map(({ node, unknown }, index) => ({
    entry: idOf(node),
    points: points[index] ?? 0,
    unknown: Math.min(rounded(unknown, 1), points[index] ?? 0),
  }));
}

/** What would open each accelerator that the stack does not reach. */
function openings(analysis: Analysis, idOf: (node: number) => string): unknown {
  return acceleratorsOf(analysis.targets, analysis.panel).flatMap((target) => {
    const { nodes, exact, unknown } = analysis.openingSet(target);
    if (nodes.length === 0) return [];
    return [
      {
        target: analysis.targets[target]?.id ?? '?',
        replace: nodes.map(idOf),
        approximate: !exact,
        unknown: unknown.map(idOf),
      },
    ];
  });
}

function corners(analysis: Analysis, idOf: (node: number) => string): unknown {
  const all: readonly [string, readonly number[]][] = Object.entries(cornersOf(analysis));
  return Object.fromEntries(all.map(([corner, nodes]) => [corner, nodes.map(idOf)]));
}

function levelsOf({ targets, panel }: Analysis, levelAt: (target: number) => Level): Readonly<Record<string, Level>> {
  return Object.fromEntries(panel.map((target) => [targets[target]?.id ?? '?', levelAt(target)]));
}
