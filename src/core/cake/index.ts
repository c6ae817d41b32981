export { type CakeLayout, layoutCake } from './layout.ts';
export {
  buildCake,
  type CakeModel,
  type CakeSource,
  type Slab,
  SLAB_KINDS,
  type SlabKind,
  slabKeys,
  withoutPlatform,
} from './model.ts';
export { renderCake } from './render.ts';
export { textWidth } from './text.ts';
export { KIND_MEANINGS, KIND_NAMES } from './wording.ts';
