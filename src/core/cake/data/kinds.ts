import type { SlabKind } from './types.ts';
import type { FateKind } from '../worlds/world-types.ts';

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

/** What becomes of slabs in the world of a target, as a legend has it. */
export const FATE_NAMES: Readonly<Record<FateKind, string>> = {
  blocked: 'Blocked',
  unknown: 'Unknown',
  replaced: 'Replaced',
  configured: 'Changed',
  swapped: 'Swapped',
  gone: 'Gone',
  stays: 'Aside',
  runs: 'Runs',
};

export const FATE_MEANINGS: Readonly<Record<FateKind, string>> = {
  blocked: 'nothing known takes its place',
  unknown: 'the catalog cannot say',
  replaced: 'by another component',
  configured: 'another version, format or precision',
  swapped: 'for the target’s own piece',
  gone: 'nothing needs it there',
  stays: 'as it is, without running there',
  runs: 'as it is',
};
