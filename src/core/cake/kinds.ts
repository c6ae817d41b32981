import type { SlabKind } from './types.ts';

/** The kinds as a reader meets them in the legend and in the counts. */
export const KIND_NAMES: Readonly<Record<SlabKind, string>> = {
  locked: 'Locked',
  leaning: 'Leaning',
  portable: 'Portable',
  neutral: 'Neutral',
  unknown: 'Unknown',
  platform: 'Platform',
};

/** What each kind means, for the legend. */
export const KIND_MEANINGS: Readonly<Record<SlabKind, string>> = {
  locked: 'runs on one vendor only',
  leaning: 'elsewhere, but not natively',
  portable: 'native on two vendors or more',
  neutral: 'touches no accelerator',
  unknown: 'the catalog cannot say',
  platform: 'a vendor’s own piece',
};
