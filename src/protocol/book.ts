import type { EntryDetails } from '../core/cake/details-types.ts';
import type { ReachMatrix } from '../core/cake/matrix-types.ts';
import type { CakeModel } from '../core/cake/types.ts';
import type { CakeWorld } from '../core/cake/world-types.ts';
import { isCakeModel, isCakeWorld, isReachMatrix } from './cake-shapes.ts';
import { isEntryDetails } from './details-shapes.ts';
import { hasFields, isListOf, type Shape } from './shapes.ts';

/** The id of the element that holds the data of a page which stands alone. */
export const BOOK_ID = 'layercake-book';

/** Everything that a page may ask a panel for: what a file takes along that has no panel behind it. */
export interface CakeBook {
  readonly model: CakeModel;
  readonly matrix: ReachMatrix;
  readonly worlds: readonly CakeWorld[];
  readonly details: readonly EntryDetails[];
}

export const isCakeBook: Shape<CakeBook> = hasFields<CakeBook>({
  model: isCakeModel,
  matrix: isReachMatrix,
  worlds: isListOf(isCakeWorld),
  details: isListOf(isEntryDetails),
});
