import { kindOf, LIST, QUOTED, sizeOf, TEXT, TOP, WORDS } from '../syntax/plain-marks.ts';
import { type Scanned, spanOfMark, wordsOfMark } from '../syntax/plain-tree.ts';
import { plainValue } from '../syntax/values.ts';
import type { Located, Span } from '../text/span.ts';
import { createEntry } from './read-entry.ts';
import type { Entry, Layer, Use } from './types.ts';

/*
 * Reads the entry of an item from what was scanned of it, without a tree and a validator, where it is of the kind that most are: texts, and uses that are names.
 * What is taken fits the schema by the rules told here (`test/core/stack/scanned-entry.test.ts` holds them against it); all else is left to others.
 */

/** What was read of an entry so far. All drafts are of one shape. */
interface Draft {
  id: Located<string> | undefined;
  component: Located<string> | undefined;
  version: Located<string> | undefined;
  uses: readonly Use[] | undefined;
  name: Located<string> | undefined;
  license: Located<string> | undefined;
  format: Located<string> | undefined;
  precision: Located<string> | undefined;
  /** Which nobody needs to have read. */
  hasNotes: boolean;
}

/** The entry of the mapping that was scanned last; undefined where it has more to it, or may not fit the schema. */
export function readScannedEntry(piece: Scanned, layer: Layer, index: number, span: Span): Entry | undefined {
  const draft = createDraft();
  let node = TOP + 1;
  for (let pairs = sizeOf(TOP); pairs > 0; pairs--) {
    if (!takeField(draft, piece, wordsOfMark(piece, node), node + 1)) return undefined;
    node += 2 + (kindOf(node + 1) === LIST ? sizeOf(node + 1) : 0);
  }
  const { component, version, uses, name, license, format, precision } = draft;
  const id = draft.id ?? component;
  if (!id) return undefined;
  const head = component?.span ?? id.span;
  return createEntry({ index, layer, span, head, id, component, version, uses, name, license, format, precision });
}

function createDraft(): Draft {
  return {
    id: undefined,
    component: undefined,
    version: undefined,
    uses: undefined,
    name: undefined,
    license: undefined,
    format: undefined,
    precision: undefined,
    hasNotes: false,
  };
}

/** Takes in the value of a key; false where it is none that is taken here, or was there before. */
function takeField(draft: Draft, piece: Scanned, key: string, node: number): boolean {
  // An engine writes a property by a name that varies many times as slowly.
  switch (key) {
    case 'id':
      return !draft.id && (draft.id = idAt(piece, node)) !== undefined;
    case 'component':
      return !draft.component && (draft.component = textAt(piece, node)) !== undefined;
    case 'version':
      return !draft.version && (draft.version = versionAt(piece, node)) !== undefined;
    case 'uses':
      return !draft.uses && (draft.uses = usesAt(piece, node)) !== undefined;
    case 'name':
      return !draft.name && (draft.name = textAt(piece, node)) !== undefined;
    case 'license':
      return !draft.license && (draft.license = textAt(piece, node)) !== undefined;
    case 'format':
      return !draft.format && (draft.format = textAt(piece, node)) !== undefined;
    case 'precision':
      return !draft.precision && (draft.precision = textAt(piece, node)) !== undefined;
    case 'notes':
      return !draft.hasNotes && (draft.hasNotes = kindOf(node) === TEXT || textWords(piece, node) !== '');
    default:
      return false;
  }
}

/** What the schema calls a text: it is not empty, and is no number, truth or nothing. */
function textAt(piece: Scanned, node: number): Located<string> | undefined {
  const words = textWords(piece, node);
  return words === '' ? undefined : { value: words, span: spanOfMark(piece.base, node) };
}

function textWords(piece: Scanned, node: number): string {
  const kind = kindOf(node);
  if (kind !== WORDS && kind !== QUOTED) return '';
  const words = wordsOfMark(piece, node);
  return kind === QUOTED || typeof plainValue(words) === 'string' ? words : '';
}

/** What the schema allows for a name. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._/-]*$/;

function idAt(piece: Scanned, node: number): Located<string> | undefined {
  const words = textWords(piece, node);
  return ID.test(words) ? { value: words, span: spanOfMark(piece.base, node) } : undefined;
}

/** A text, or a number as it is written. */
function versionAt(piece: Scanned, node: number): Located<string> | undefined {
  if (kindOf(node) !== WORDS) return textAt(piece, node);
  const words = wordsOfMark(piece, node);
  const value = plainValue(words);
  const isVersion = typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
  return isVersion ? { value: words, span: spanOfMark(piece.base, node) } : undefined;
}

function usesAt(piece: Scanned, list: number): readonly Use[] | undefined {
  if (kindOf(list) !== LIST) return undefined;
  const size = sizeOf(list);
  const uses = new Array<Use>(size);
  for (let at = 0; at < size; at++) {
    const name = idAt(piece, list + 1 + at);
    if (!name) return undefined;
    uses[at] = { span: name.span, members: [name], anyOf: false, optional: false };
  }
  return uses;
}
