export * from './draw.ts';
export { type CakePictures, createPictures } from './pictures.ts';
export { buildCake, type CakeSource, slabKeys } from './data/model.ts';
export { slabAt } from './data/slab-at.ts';
export { bookOf, type BookOptions, type CakeBook } from './data/book.ts';
export { scriptInPage, standalonePage } from './standalone.ts';
