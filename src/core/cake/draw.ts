/** What draws a picture from its model, and needs nothing of the analysis: all that a page takes along. */
export { type CakeComparison, compareCakes, type SlabChange } from './compare.ts';
export type {
  EntryDetails,
  EntryName,
  EvidenceLine,
  LevelLine,
  Way,
  WayField,
  WayRefusal,
  WayToApply,
} from './details-types.ts';
export { FOLD_STEP, foldBands, foldKey, MOST_UNFOLDED, type Unfolded } from './fold.ts';
export { inWorld } from './in-world.ts';
export { FATE_MEANINGS, FATE_NAMES, KIND_MEANINGS, KIND_NAMES } from './kinds.ts';
export { type BandBox, type CakeLayout, layoutCake, type SlabBox } from './layout.ts';
export type { MatrixRow, ReachMatrix } from './matrix-types.ts';
export { renderCake, type RenderOptions } from './render.ts';
export { type CakeChange, changeBetween } from './share.ts';
export { drawStill, type StillOptions } from './still.ts';
export { pictureStyle, STILL_PALETTES, STILL_THEMES, type StillTheme } from './style.ts';
export { escapeXml, fitText, textWidth } from './text.ts';
export {
  type CakeModel,
  type CakeTarget,
  type Choke,
  levelAt,
  type Slab,
  SLAB_KINDS,
  type SlabKind,
  type UseKind,
  type UseLine,
} from './types.ts';
export { withoutPlatform } from './without-platform.ts';
export { type CakeWorld, type Fate, FATE_KINDS, type FateKind, type LayerEfforts } from './world-types.ts';
