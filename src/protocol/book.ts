import type { CakeBook } from '../core/cake/data/book.ts';
import { isCakeModel, isCakeWorld, isReachMatrix } from './cake-shapes.ts';
import { isEntryDetails } from './details-shapes.ts';
import { hasFields, isListOf, isText, type Shape } from './shapes.ts';

/** Whether a value is the data of a page that stands alone. */
export const isCakeBook: Shape<CakeBook> = hasFields<CakeBook>({
  model: isCakeModel,
  matrix: isReachMatrix,
  worlds: isListOf(isCakeWorld),
  details: isListOf(isEntryDetails),
  target: isText,
});
