import type { Openness } from '../catalog/types.ts';
import type { Analysis } from './analyze.ts';
import type { StackNode } from './graph.ts';
import { isOpenLicense } from './license.ts';

/** How open an entry is, and who decides about it. */
export interface EntryOpenness {
  readonly level: Openness | 'unknown';
  /** What the level speaks of: the weights of a model, the source of the rest, or only what a licence says. */
  readonly of: 'weights' | 'source' | 'licence';
  readonly license?: string;
  /** Who can merge or release. */
  readonly steward?: string;
  /** The hardware vendor who does, by the id of the vendor. */
  readonly stewardVendor?: string;
}

/** The openness of an entry: the catalog's word for its component, else its licence where that is known to be open. */
export function opennessOf({ entry, component }: StackNode): EntryOpenness {
  const license = entry?.license?.value ?? component?.license;
  const { weights, source } = component?.openness ?? {};
  const level = weights ?? source ?? (license !== undefined && isOpenLicense(license) ? 'open' : 'unknown');
  return {
    level,
    of: weights ? 'weights' : source ? 'source' : 'licence',
    ...(license !== undefined && { license }),
    ...(component?.steward !== undefined && { steward: component.steward }),
    ...(component?.stewardVendor !== undefined && { stewardVendor: component.stewardVendor }),
  };
}

/** The entries by openness and freedom, in the order of the text; what is not known stands beside. */
export interface Corners {
  readonly openFree: readonly number[];
  readonly openTied: readonly number[];
  readonly closedFree: readonly number[];
  readonly closedTied: readonly number[];
  readonly unknownOpenness: readonly number[];
  readonly unknownCoupling: readonly number[];
}

/** Sorts the entries above the hardware into the four corners. Open is only what is open in full (docs/semantics.md). */
export function cornersOf(analysis: Analysis): Corners {
  const corners: Record<keyof Corners, number[]> = {
    ...{ openFree: [], openTied: [], closedFree: [], closedTied: [] },
    ...{ unknownOpenness: [], unknownCoupling: [] },
  };
  analysis.nodes.forEach(({ entry }, node) => {
    if (entry && entry.layer !== 'hardware') corners[cornerOf(analysis, node)].push(node);
  });
  return corners;
}

function cornerOf(analysis: Analysis, node: number): keyof Corners {
  const { level } = opennessOf(analysis.nodes[node] ?? { id: '' });
  const coupling = analysis.coupling(node);
  if (level === 'unknown') return 'unknownOpenness';
  if (coupling === 'unknown') return 'unknownCoupling';
  const isTied = coupling === 'locked' || coupling === 'leaning';
  if (level === 'open') return isTied ? 'openTied' : 'openFree';
  return isTied ? 'closedTied' : 'closedFree';
}
