import type { Analysis } from '../../analysis/analyze.ts';
import { nodeName, partName, reasonWords } from '../../analysis/wording.ts';
import type { MatrixRow, ReachMatrix } from './matrix-types.ts';
import { type CakeSource, slabKeys, targetOf } from './model.ts';
import { cleanText } from './text.ts';
import { levelLetter } from './types.ts';

/** Tabulates what runs where, and why not better. Linear in entries × targets. */
export function reachMatrix({ manifest, analysis }: CakeSource): ReachMatrix {
  const keys = slabKeys(manifest.stack.entries);
  const places = new Map<string, number>();
  const placeOf = (reason: string): number => {
    if (reason === '') return -1;
    const known = places.get(reason) ?? places.size;
    places.set(reason, known);
    return known;
  };
  const reasonOf = createReasons(analysis);
  const rows = keys.map((key, node): MatrixRow => ({
    key,
    levels: analysis.panel.map((target) => levelLetter(analysis.reach(node, target))).join(''),
    swapped: analysis.panel.flatMap((target, place) => (analysis.isSwapped(node, target) ? [place] : [])),
    reasons: analysis.panel.map((target) => placeOf(reasonOf(node, target))),
  }));
  const targets = analysis.panel.flatMap((target) => analysis.targets[target] ?? []).map(targetOf);
  return { targets, rows, reasons: [...places.keys()] };
}

/** Why a cell is no better than it is, by what limits it; entries that share the end of their chain share the reason. */
function createReasons(analysis: Analysis): (node: number, target: number) => string {
  const known = new Map<number, string>();
  return (node, target) => {
    if (analysis.reach(node, target) === 'native') return '';
    const end = analysis.chainEnd(node, target);
    const cell = end * analysis.targets.length + target;
    const reason = known.get(cell) ?? cleanText(reasonAt(analysis, end, target));
    known.set(cell, reason);
    return reason;
  };
}

function reasonAt(analysis: Analysis, end: number, target: number): string {
  const platform = analysis.targets[target];
  if (!platform) return '';
  const { decisive } = analysis.ownReason(end, target);
  const name = decisive.role === 'entry' ? nodeName(analysis, end) : partName(analysis, end, decisive);
  const verb = {
    none: `${name} does not run there`,
    unknown: `Nothing is said of ${name} there`,
    experimental: `${name} is experimental there`,
    port: `${name} is a port there`,
    native: '',
  }[analysis.own(end, target)];
  return [verb, ...reasonWords(decisive, platform)].filter((part) => part !== '').join('. ');
}
