import type { Analysis } from '../../analysis/analyze.ts';
import { COUPLING_MARKS, lockText } from '../coupling-text.ts';

/** An entry in a few words beside its name: `0.10.2 · ■ locked to NVIDIA`. */
export function entryDetail(analysis: Analysis, node: number): string {
  const coupling = analysis.coupling(node);
  const words = coupling === 'locked' ? lockText(analysis, node) : coupling;
  const version = analysis.nodes[node]?.entry?.version?.value;
  return [...(version === undefined ? [] : [version]), `${COUPLING_MARKS[coupling]} ${words}`].join(' · ');
}
