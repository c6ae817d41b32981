import type { Analysis } from '../analysis/analyze.ts';
import { chainText, nodeName } from '../analysis/wording.ts';
import type { Finding, Reading } from '../index.ts';
import { LAYER_NAMES, LAYERS } from '../stack/types.ts';
import { breakdownSection } from './breakdown.ts';
import { cornersSection } from './corners.ts';
import { COUPLING_MARKS, couplingText, LEVEL_MARKS } from './coupling-text.ts';
import { findingList } from './findings-report.ts';
import { code, escapeMarkdown } from './markdown.ts';
import { openingsSection } from './openings.ts';

const MOST_CHOKE_POINTS = 5;

/** The analysis of a stack as a Markdown document: what an editor shows in its preview. Foreign texts are escaped. */
export function analysisReport({ manifest, analysis }: Reading, findings: readonly Finding[]): string {
  const name = manifest.stack.name?.value ?? 'Stack';
  const parts = [
    `# ${escapeMarkdown(name)}`,
    summary(
      analysis,
      manifest.stack.targets.map(({ value }) => value),
      manifest.stack.entries.length,
    ),
    '## Where each entry runs',
    matrix(analysis),
    legend(),
    ...tied(analysis),
    ...breakdownSection(analysis),
    ...chokePoints(analysis),
    ...openingsSection(analysis),
    ...cornersSection(analysis),
    ...(findings.length > 0 ? ['## Findings', findingList({ manifest }, findings)] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function summary(analysis: Analysis, targets: readonly string[], entries: number): string {
  const lines = [
    `**Lock-in index ${analysis.lockIn.toFixed(1)} of 100** (0: native everywhere, 100: one vendor only), over the ${analysis.topmost.length} topmost of ${entries} entries.`,
    `${Math.floor(100 * analysis.known)} % of the cells (entry × accelerator) are known; what is not known counts as locked.`,
  ];
  if (targets.length > 0) lines.push(`The manifest asks for ${targets.map((id) => code(id)).join(', ')}.`);
  return lines.join('\\\n');
}

function matrix(analysis: Analysis): string {
  const head = [
    'Entry',
    'Coupling',
    'Index',
    ...analysis.panel.map((target) => escapeMarkdown(analysis.targets[target]?.name ?? '?')),
  ];
  const rows = [...LAYERS].reverse().flatMap((layer) => {
    const nodes = analysis.nodes.flatMap(({ entry }, node) => (entry?.layer === layer ? [node] : []));
    if (nodes.length === 0) return [];
    return [
      [`**${LAYER_NAMES[layer]}**`, '', '', ...analysis.panel.map(() => '')],
      ...nodes.map((node) => row(analysis, node)),
    ];
  });
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, index) => (index < 2 ? '---' : ':-:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

function row(analysis: Analysis, node: number): readonly string[] {
  const coupling = analysis.coupling(node);
  const cells = analysis.panel.map(
    (target) => LEVEL_MARKS[analysis.reach(node, target)] + (analysis.isSwapped(node, target) ? '⇄' : ''),
  );
  return [
    code(analysis.nodes[node]?.id ?? '?'),
    `${COUPLING_MARKS[coupling]} ${coupling}`,
    analysis.entryLockIn(node).toFixed(0),
    ...cells,
  ];
}

function legend(): string {
  const levels = Object.entries(LEVEL_MARKS).map(([level, mark]) => `${mark} ${level}`);
  return `${levels.join(' · ')} · ⇄ after swapping a platform piece for the target's own`;
}

function tied(analysis: Analysis): readonly string[] {
  const nodes = analysis.nodes.flatMap(({ entry, component }, node) =>
    entry && component?.platform !== true ? [node] : [],
  );
  const lines = nodes
    .filter((node) => ['locked', 'leaning', 'unknown'].includes(analysis.coupling(node)))
    .map(
      (node) => `- **${escapeMarkdown(nodeName(analysis, node))}** is ${escapeMarkdown(couplingText(analysis, node))}.`,
    );
  return lines.length === 0 ? [] : ['## What ties it, and how we know', lines.join('\n')];
}

function chokePoints(analysis: Analysis): readonly string[] {
  const points = analysis.chokePoints().slice(0, MOST_CHOKE_POINTS);
  if (points.length === 0) return [];
  const lines = points.map(
    ({ node, opens }) => `1. ${code(chainText(analysis, [node]))} would open ${opens} cell${opens === 1 ? '' : 's'}`,
  );
  return [
    '## Choke points',
    'Entries by how many (entry, target) cells would open if that entry alone ran everywhere.',
    lines.join('\n'),
  ];
}
