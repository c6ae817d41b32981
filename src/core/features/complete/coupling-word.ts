import type { Analysis } from '../../analysis/analyze.ts';
import { lockText } from '../coupling-text.ts';

/** The coupling of an entry in two or three words. */
export function couplingWord(analysis: Analysis, node: number): string {
  const coupling = analysis.coupling(node);
  return coupling === 'locked' ? lockText(analysis, node) : coupling;
}
