/** What draws a picture from its model, and needs nothing of the analysis: all that a page takes along. */
export { type CakeComparison, compareCakes, type SlabChange } from './data/compare.ts';
export type {
  EntryDetails,
  EntryName,
  EvidenceLine,
  LevelLine,
  Way,
  WayField,
  WayRefusal,
  WayToApply,
} from './data/details-types.ts';
export { FOLD_STEP, foldBands, foldKey, MOST_UNFOLDED, type Unfolded } from './data/fold.ts';
export { inWorld } from './worlds/in-world.ts';
export { FATE_MEANINGS, FATE_NAMES, KIND_MEANINGS, KIND_NAMES } from './data/kinds.ts';
export { type BandBox, type CakeLayout, layoutCake, type SlabBox } from './picture/layout.ts';
export type { MatrixRow, ReachMatrix } from './data/matrix-types.ts';
export { renderCake, type RenderOptions } from './picture/render.ts';
export { type CakeChange, changeBetween } from './data/share.ts';
export { drawStill, type StillOptions } from './picture/still.ts';
export { pictureStyle, STILL_PALETTES, STILL_THEMES, type StillTheme } from './picture/style.ts';
export { escapeXml, fitText, textWidth } from './data/text.ts';
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
} from './data/types.ts';
export { withoutPlatform } from './data/without-platform.ts';
export { type CakeWorld, type Fate, FATE_KINDS, type FateKind, type LayerEfforts } from './worlds/world-types.ts';
