import type { Analysis, CheckOptions, Layercake, Reading } from '../../src/core/index.ts';
import { lineCount, lineStart } from '../../src/core/text/line-index.ts';
import { plainTree } from './trees.ts';

/** All that is read in a text and found in it, as text: to tell whether two readings say the same, every span as it stands now. */
export function plainReading(layercake: Layercake, reading: Reading, options: CheckOptions): string {
  const { manifest, analysis } = reading;
  const { lines, syntax, stack, problems, hasIgnores } = manifest;
  const parts = {
    lines: Array.from({ length: lineCount(lines) }, (_, line) => lineStart(lines, line)),
    tree: plainTree(syntax),
    stack,
    problems: problems.map(({ message, span, suggests }) => ({ message, span, suggests })),
    hasIgnores,
    nodes: analysis.nodes,
    index: [analysis.lockIn, analysis.known, analysis.topmost, [...analysis.cycles].map((cycle) => [...cycle].sort())],
    cells: analysis.nodes.map((_, node) => cellsOf(analysis, node)),
    findings: layercake.check(reading, options),
    tokens: [...layercake.glance.tokenData(reading)],
    outline: layercake.navigate.outline(reading),
  };
  return JSON.stringify(parts, (key, value: unknown) => (isSpan(value) ? `${value.start}-${value.end}` : value), 1);
}

/** All that an analysis says of a node, on each target. */
function cellsOf(analysis: Analysis, node: number): unknown {
  const on = analysis.targets.map((_, target) => [
    ...[analysis.own(node, target), analysis.reach(node, target), analysis.isSwapped(node, target)],
    ...[analysis.chain(node, target), analysis.chainEnd(node, target), analysis.usesOn(node, target)],
  ]);
  const devices = analysis.devicesOf(node).map(({ target, arch }) => `${target.id} ${arch ?? ''}`);
  return [analysis.coupling(node), analysis.ownCoupling(node), analysis.entryLockIn(node), devices, on];
}

function isSpan(value: unknown): value is { readonly start: number; readonly end: number } {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}
