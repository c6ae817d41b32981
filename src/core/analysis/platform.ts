import type { Analysis } from './analyze.ts';
import type { ChokePoint } from './choke-points.ts';

/** Whether an entry is a vendor's own by nature, so that its lock is no news. */
export function isPlatform(analysis: Analysis, node: number): boolean {
  const one = analysis.nodes[node];
  return one?.component?.platform === true || one?.entry?.layer === 'hardware';
}

/** The choke points that are worth telling: a platform piece that would open no more than its own cells holds nobody up. */
export function notableChokePoints(analysis: Analysis): readonly ChokePoint[] {
  return analysis.chokePoints().filter(({ node, opens, own }) => !isPlatform(analysis, node) || opens > own);
}
