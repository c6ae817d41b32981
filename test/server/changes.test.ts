import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Position } from 'vscode-languageserver-protocol';
import { createLineIndex } from '../../src/core/text/line-index.ts';
import { applyChanges } from '../../src/server/changes.ts';
import { chooseEncoding, type Encoding, indexOfColumn, offsetOf, rangeOf } from '../../src/server/encoding.ts';

const ENCODINGS: readonly Encoding[] = ['utf-8', 'utf-16', 'utf-32'];

const at = (line: number, character: number): Position => ({ line, character });

describe('an encoding is', () => {
  test.each([
    [undefined, 'utf-16'],
    [[], 'utf-16'],
    [['utf-8', 'utf-16'], 'utf-8'],
    [['utf-16', 'utf-8'], 'utf-16'],
    [['ebcdic', 'utf-32'], 'utf-32'],
    [['ebcdic'], 'utf-16'],
  ])('of %j %s', (offered, expected) => {
    expect(chooseEncoding(offered)).toBe(expected);
  });
});

describe('columns', () => {
  // One, two, three and four bytes; the last one is two units of UTF-16.
  const line = 'aé—𝄞z\r\n';
  test.each([
    ['utf-8', [0, 1, 3, 6, 10, 11]],
    ['utf-16', [0, 1, 2, 3, 5, 6]],
    ['utf-32', [0, 1, 2, 3, 4, 5]],
  ] as const)('in %s', (encoding, columns) => {
    const text = { text: line, lines: createLineIndex(line) };
    const offsets = [0, 1, 2, 3, 5, 6];
    expect(columns.map((column) => indexOfColumn(line, column, encoding))).toEqual(offsets);
    expect(offsets.map((end) => rangeOf(text, { start: 0, end }, encoding).end.character)).toEqual(columns);
  });

  test.each(ENCODINGS)('in %s end where the line does, whatever a client says', (encoding) => {
    for (const column of [99, Infinity, 2 ** 40]) expect(indexOfColumn(line, column, encoding)).toBe(6);
    for (const column of [-1, Number.NaN, -Infinity]) expect(indexOfColumn(line, column, encoding)).toBe(0);
    const text = { text: 'a\nb', lines: createLineIndex('a\nb') };
    expect(offsetOf(text, at(9, 9), encoding)).toBe(3);
    expect(offsetOf(text, at(-9, 9), encoding)).toBe(0);
    expect(offsetOf(text, at(Number.NaN, 0), encoding)).toBe(0);
  });

  test('a place inside of a character is its beginning', () => {
    expect(indexOfColumn('𝄞z', 2, 'utf-8')).toBe(0);
    expect(indexOfColumn('𝄞z', 1, 'utf-32')).toBe(2);
  });
});

describe('changes', () => {
  test.each([
    ['nothing', 'a\nb', [], 'a\nb'],
    ['the whole text', 'a\nb', [{ text: 'c' }], 'c'],
    ['a word', 'one two', [{ range: { start: at(0, 4), end: at(0, 7) }, text: '2' }], 'one 2'],
    ['a line more', 'a\nb\n', [{ range: { start: at(1, 0), end: at(1, 0) }, text: 'x\n' }], 'a\nx\nb\n'],
    ['a line less', 'a\nb\nc', [{ range: { start: at(0, 1), end: at(1, 1) }, text: '' }], 'a\nc'],
    [
      'one after the other',
      'ab',
      [
        { range: { start: at(0, 0), end: at(0, 1) }, text: '\n' },
        { range: { start: at(1, 0), end: at(1, 1) }, text: 'x' },
      ],
      '\nx',
    ],
    ['behind the end', 'a', [{ range: { start: at(7, 7), end: at(8, 8) }, text: 'b' }], 'ab'],
    ['backwards', 'abc', [{ range: { start: at(0, 2), end: at(0, 1) }, text: '' }], 'ac'],
    [
      'a line feed behind a carriage return',
      'a\rb',
      [
        { range: { start: at(1, 0), end: at(1, 0) }, text: '\n' },
        { range: { start: at(1, 0), end: at(1, 1) }, text: 'c' },
      ],
      'a\r\nc',
    ],
  ] as const)('of %s', (_, text, changes, expected) => {
    expect(applyChanges(text, changes, 'utf-16')).toBe(expected);
  });

  test('leave what replacing at offsets leaves, in every encoding', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', 'é', '—', '𝄞', '\n', '\r', '\r\n'), maxLength: 12 });
    const place = fc.record({ line: fc.nat(8), character: fc.nat(14) });
    const change = fc.record({ start: place, end: place, text: piece });
    fc.assert(
      fc.property(piece, fc.array(change, { maxLength: 5 }), fc.constantFrom(...ENCODINGS), (text, all, encoding) => {
        const changes = all.map(({ start, end, text: now }) => ({ range: { start, end }, text: now }));
        let expected = text;
        for (const { range, text: now } of changes) {
          const indexed = { text: expected, lines: createLineIndex(expected) };
          const [from, to] = [range.start, range.end]
            .map((position) => offsetOf(indexed, position, encoding))
            .sort((a, b) => a - b);
          expected = expected.slice(0, from) + now + expected.slice(to);
        }
        expect(applyChanges(text, changes, encoding)).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  test('by the ten thousand, of a text of megabytes, take no longer than a moment', () => {
    const text = Array.from({ length: 20_000 }, (_, i) => `  - { id: entry-${i}, notes: ${'n'.repeat(120)} }\n`).join(
      '',
    );
    const changes = Array.from({ length: 10_000 }, (_, i) => ({
      range: { start: at(2 * i, 10), end: at(2 * i, 15) },
      text: 'renamed',
    }));
    const start = performance.now();
    const now = applyChanges(text, changes, 'utf-8');
    expect(performance.now() - start).toBeLessThan(2000);
    expect(now.slice(0, 24)).toBe('  - { id: renamed-0, not');
  });
});
