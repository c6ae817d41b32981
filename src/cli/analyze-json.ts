import type { Analysis, Level, Reading } from '../core/index.ts';
import { jsonText } from './text.ts';

/** An analysis, as schemas/output-analyze.schema.json describes it. A stack without a name goes by its file. */
export function analyzeJson({ manifest, analysis }: Reading, shown: string): string {
  const idOf = (node: number): string => analysis.nodes[node]?.id ?? '?';
  return jsonText({
    version: 1,
    stack: manifest.stack.name?.value ?? shown,
    targets: analysis.panel.map((target) => analysis.targets[target]?.id ?? '?'),
    lockIn: round(analysis.lockIn, 1),
    known: round(analysis.known, 4),
    entries: manifest.stack.entries.map(({ index, id, layer, component }) => ({
      id: id.value,
      layer,
      ...(component && { component: analysis.nodes[index]?.component?.id ?? component.value }),
      coupling: analysis.coupling(index),
      lockIn: round(analysis.entryLockIn(index), 1),
      own: levelsOf(analysis, (target) => analysis.own(index, target)),
      reach: levelsOf(analysis, (target) => analysis.reach(index, target)),
      chain: analysis.couplingChain(index).nodes.map(idOf),
    })),
    chokePoints: analysis.chokePoints().map(({ node, opens }) => ({ entry: idOf(node), opens })),
  });
}

function levelsOf({ targets, panel }: Analysis, levelAt: (target: number) => Level): Readonly<Record<string, Level>> {
  return Object.fromEntries(panel.map((target) => [targets[target]?.id ?? '?', levelAt(target)]));
}

function round(value: number, places: number): number {
  return Number(value.toFixed(places));
}
