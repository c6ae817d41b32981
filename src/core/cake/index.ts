export * from './draw.ts';
export { type CakePictures, createPictures } from './pictures.ts';
export { buildCake, type CakeSource, slabKeys } from './model.ts';
