export * from './draw.ts';
export { type CakePictures, createPictures } from './pictures.ts';
export { buildCake, type CakeSource, slabKeys } from './model.ts';
export { bookOf, type BookOptions, type CakeBook } from './book.ts';
export { scriptInPage, standalonePage } from './standalone.ts';
