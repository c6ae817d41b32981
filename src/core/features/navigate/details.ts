import type { Analysis } from '../../analysis/analyze.ts';
import { COUPLING_MARKS, lockText } from '../coupling-text.ts';

/** An entry in a few words beside its name: `0.10.2 · ■ locked to NVIDIA`. */
export function entryDetail(analysis: Analysis, node: number): string {
  return withVersion(analysis, node, `${COUPLING_MARKS[analysis.coupling(node)]} ${couplingWords(analysis, node)}`);
}

/** The same beside an icon: `0.10.2 · locked to NVIDIA`. */
export function entryWords(analysis: Analysis, node: number): string {
  return withVersion(analysis, node, couplingWords(analysis, node));
}

function couplingWords(analysis: Analysis, node: number): string {
  const coupling = analysis.coupling(node);
  return coupling === 'locked' ? lockText(analysis, node) : coupling;
}

function withVersion(analysis: Analysis, node: number, words: string): string {
  const version = analysis.nodes[node]?.entry?.version?.value;
  return [...(version === undefined ? [] : [version]), words].join(' · ');
}
