import type { Catalog } from '../../catalog/catalog.ts';
import type { Reading } from '../../index.ts';
import type { Span } from '../../text/span.ts';
import { type Hint, type HintDetails, type HintKinds, hintsIn } from './hints.ts';
import { detailsOf } from './hint-details.ts';
import { type Lens, lensesOf } from './lenses.ts';
import { type Status, statusOf } from './status.ts';
import { type ColumnCounter, encodeTokens } from './token-data.ts';
import { type Token, tokensIn } from './tokens.ts';

export type { Hint, HintDetails, HintKinds, HintPart } from './hints.ts';
export type { Lens, LensAction } from './lenses.ts';
export type { Status } from './status.ts';
export {
  type ColumnCounter,
  editTokenData,
  TOKEN_MODIFIERS,
  TOKEN_TYPES,
  type TokenDataEdit,
  type TokenModifier,
  type TokenType,
} from './token-data.ts';
export type { Token } from './tokens.ts';

/** What an editor shows of a manifest without being asked, each from a reading. */
export interface Glance {
  /** What stands above the lines of the stack and its layers, in the order of the text. */
  readonly lenses: (reading: Reading) => readonly Lens[];
  /** What stands behind the entries that touch a span, as far as it is switched on. */
  readonly hints: (reading: Reading, within: Span, kinds: HintKinds) => readonly Hint[];
  /** What there is to say about a hint of the same reading, and the edits that write it down; tried on the text, which takes a reading. */
  readonly hintDetails: (reading: Reading, hint: Hint) => HintDetails;
  /** What the words in a span are, in the order of the text; of the whole text, unless given. */
  readonly tokens: (reading: Reading, within?: Span) => readonly Token[];
  /** The same as editors take it: five numbers a token, its place told from the one before, in columns of UTF-16 unless counted otherwise. */
  readonly tokenData: (reading: Reading, within?: Span, columnsTo?: ColumnCounter) => Uint32Array;
  /** The whole stack in a few words; undefined where there is no entry. */
  readonly status: (reading: Reading) => Status | undefined;
}

/** Makes the features over a catalog. */
export function createGlance(catalog: Catalog): Glance {
  return {
    lenses: lensesOf,
    hints: hintsIn,
    hintDetails: (reading, hint) => detailsOf(reading, catalog, hint),
    tokens: tokensIn,
    tokenData: (reading, within, columnsTo) => encodeTokens(reading.manifest, tokensIn(reading, within), columnsTo),
    status: statusOf,
  };
}
