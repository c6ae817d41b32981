import type { Coupling } from '../../analysis/coupling.ts';
import type { Manifest } from '../../manifest.ts';
import { lineStart } from '../../text/line-index.ts';
import type { Token } from './tokens.ts';

/** What a word of a manifest can be; the numbers in the data are places in this list. */
export const TOKEN_TYPES = ['layer', 'entry', 'component', 'version', 'target', 'rule', 'level'] as const;
export type TokenType = (typeof TOKEN_TYPES)[number];

/** What else there is to say of a word: that an entry gets its name here, and the coupling of the entry that is meant. */
export const TOKEN_MODIFIERS = [
  'declaration',
  'neutral',
  'portable',
  'leaning',
  'locked',
  'unknown',
] as const satisfies readonly (Coupling | 'declaration')[];
export type TokenModifier = (typeof TOKEN_MODIFIERS)[number];

const NUMBERS = 5;

/** How many columns there are before an offset, line breaks and all. */
export type ColumnCounter = (offset: number) => number;

/**
 * Tokens as editors take them, five numbers each: lines from the token before, columns from it (from the line's start on a new line),
 * length, type, and a bit a modifier. Columns are units of UTF-16, unless counted otherwise.
 */
export function encodeTokens(
  { lines }: Manifest,
  tokens: readonly Token[],
  columnsTo: ColumnCounter = (offset) => offset,
): Uint32Array {
  const data = new Uint32Array(tokens.length * NUMBERS);
  let [line, lastLine, lastColumn, at] = [0, 0, 0, 0];
  for (const { span, type, modifiers } of tokens) {
    while ((lineStart(lines, line + 1) ?? Infinity) <= span.start) line++;
    const start = columnsTo(span.start);
    const column = start - columnsTo(lineStart(lines, line) ?? 0);
    data[at++] = line - lastLine;
    data[at++] = line === lastLine ? column - lastColumn : column;
    data[at++] = columnsTo(span.end) - start;
    data[at++] = TOKEN_TYPES.indexOf(type);
    data[at++] = bitsOf(modifiers);
    lastLine = line;
    lastColumn = column;
  }
  return data;
}

function bitsOf(modifiers: readonly TokenModifier[]): number {
  let bits = 0;
  for (const modifier of modifiers) bits |= 1 << TOKEN_MODIFIERS.indexOf(modifier);
  return bits;
}

/** A piece of the numbers, and what stands there instead. */
export interface TokenDataEdit {
  readonly start: number;
  readonly deleteCount: number;
  readonly data: Uint32Array;
}

/** What turns one text's data into that of another; undefined where they are the same. Whole tokens only. */
export function editTokenData(before: Uint32Array, after: Uint32Array): TokenDataEdit | undefined {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  if (start === before.length && start === after.length) return undefined;
  start -= start % NUMBERS;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  same -= same % NUMBERS;
  return { start, deleteCount: before.length - start - same, data: after.subarray(start, after.length - same) };
}
