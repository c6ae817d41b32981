import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createLineIndex,
  editLineIndex,
  lineCount,
  lineEnd,
  type LineIndex,
  lineStart,
  offsetAt,
  positionAt,
} from '../../../src/core/text/line-index.ts';
import { touches } from '../../../src/core/text/span.ts';

/** Where all lines start. */
function startsIn(index: LineIndex): readonly (number | undefined)[] {
  return Array.from({ length: lineCount(index) }, (_, line) => lineStart(index, line));
}

describe('lines', () => {
  test.each([
    ['', [0]],
    ['a', [0]],
    ['a\n', [0, 2]],
    ['a\nb', [0, 2]],
    ['a\r\nb', [0, 3]],
    ['a\rb', [0, 2]],
    ['a\n\r\n\rb', [0, 2, 4, 5]],
    ['🍰\nb', [0, 3]],
  ])('%j start at %j', (text, starts) => {
    expect(startsIn(createLineIndex(text))).toEqual(starts);
  });

  test.each([
    [-1, 0, 0],
    [0, 0, 0],
    [2, 0, 2],
    [3, 1, 0],
    [5, 1, 2],
    [99, 2, 1],
  ])('offset %d is line %d, column %d', (offset, line, column) => {
    expect(positionAt(createLineIndex('ab\ncd\ne'), offset)).toEqual({ line, column });
  });

  test('a position behind the end is the end', () => {
    const index = createLineIndex('ab\ncd');
    expect(offsetAt(index, { line: 7, column: 0 })).toBe(5);
    expect(offsetAt(index, { line: 1, column: 9 })).toBe(5);
  });

  test.each([
    ['ab\r\ncd', 0, 2],
    ['ab\ncd', 4, 5],
    ['ab\n\n', 3, 3],
  ])('the line of %j at %d ends at %d', (text, offset, end) => {
    expect(lineEnd(createLineIndex(text), text, offset)).toBe(end);
  });

  test('after edits anywhere they are those of the text as it is then', () => {
    const anyText = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n') });
    const edits = fc.array(fc.record({ at: fc.nat(), gone: fc.nat(9), added: anyText }), { maxLength: 5 });
    fc.assert(
      fc.property(anyText, edits, (start, all) => {
        let [text, index] = [start, createLineIndex(start)];
        for (const { at, gone, added } of all) {
          const from = at % (text.length + 1);
          const to = Math.min(text.length, from + gone);
          text = text.slice(0, from) + added + text.slice(to);
          index = editLineIndex(index, text, { start: from, endBefore: to, endAfter: from + added.length });
          expect(startsIn(index)).toEqual(startsIn(createLineIndex(text)));
          expect(positionAt(index, from)).toEqual(positionAt(createLineIndex(text), from));
        }
      }),
    );
  });

  test('every offset of any text survives the way to a position and back', () => {
    const anyText = fc.string({ unit: fc.constantFrom('a', '\n', '\r', ' ', '🍰') });
    fc.assert(
      fc.property(anyText, fc.nat(), (text, n) => {
        const [index, offset] = [createLineIndex(text), n % (text.length + 1)];
        expect(offsetAt(index, positionAt(index, offset))).toBe(offset);
      }),
    );
  });
});

test.each([
  [1, false],
  [2, true],
  [4, true],
  [5, false],
])('a cursor at %d touches the span 2 to 4: %s', (offset, expected) => {
  expect(touches({ start: 2, end: 4 }, offset)).toBe(expected);
});
