import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  editTokenData,
  positionAt,
  type Reading,
  type Token,
  TOKEN_MODIFIERS,
  TOKEN_TYPES,
} from '../../../../src/core/index.ts';
import { lineStart } from '../../../../src/core/text/line-index.ts';
import { core } from '../../../support/core.ts';
import { bracketed } from '../../../support/cursor.ts';
import { manifestTexts } from '../../../support/layouts.ts';

const { glance } = core;

/** Tokens in a form that reads well: `servo component declaration portable`. */
function told({ manifest: { text } }: Reading, tokens: readonly Token[]): readonly string[] {
  return tokens.map(({ span, type, modifiers }) => [text.slice(span.start, span.end), type, ...modifiers].join(' '));
}

function tokensOf(...lines: readonly string[]): readonly string[] {
  const reading = core.read([...lines, ''].join('\n'));
  return told(reading, glance.tokens(reading));
}

describe('words are what they mean', () => {
  test.each([
    ['a layer', ['framework: []'], ['framework layer']],
    ['the targets', ['targets: [green, "red"]'], ['green target', 'red target']],
    [
      'a shorthand',
      ['framework: [torchlet, servo@1.4]'],
      [
        ...['framework layer', 'torchlet component declaration portable', 'servo component declaration portable'],
        '1.4 version',
      ],
    ],
    [
      'a name of its own, and its component',
      ['framework: [{ id: engine, component: fastkernel, version: 2.0 }]'],
      ['framework layer', 'engine entry declaration locked', 'fastkernel component locked', '2.0 version'],
    ],
    [
      'a component without a name',
      ['framework: [{ component: fastkernel }]'],
      ['framework layer', 'fastkernel component declaration locked'],
    ],
    [
      'uses',
      [
        'application: [{ id: api, uses: [torchlet, { id: x, optional: true }, { any-of: [x, duo, nobody] }, nobody] }]',
        'framework: [torchlet, { id: x }]',
      ],
      [
        ...[
          'application layer',
          'api entry declaration portable',
          'torchlet entry portable',
          'x entry neutral',
          'x entry neutral',
        ],
        ...[
          'duo component portable',
          'framework layer',
          'torchlet component declaration portable',
          'x entry declaration neutral',
        ],
      ],
    ],
    [
      'alternatives',
      ['framework: [{ id: x, any-of: [duo, halfway] }]'],
      ['framework layer', 'x entry declaration portable', 'duo component portable', 'halfway component leaning'],
    ],
    [
      'an artifact',
      ['model: [{ id: m, format: tensors, precision: half }]'],
      ['model layer', 'm entry declaration neutral', 'tensors component', 'half component'],
    ],
    [
      'own facts',
      [
        'framework: [{ id: x, supports: { green: native, red: { level: port, since: "2.1", note: port }, others: none } }]',
      ],
      [
        ...[
          'framework layer',
          'x entry declaration leaning',
          'green target',
          'native level',
          'red target',
          'port level',
        ],
        ...['2.1 version', 'others target', 'none level'],
      ],
    ],
    [
      'rules, in comments too',
      [
        'framework:',
        '  # layercake-ignore unused-entry, hardware-locked: we know',
        '  - { id: x, accept: [{ rule: schema }] }',
      ],
      [
        ...[
          'framework layer',
          'unused-entry rule',
          'hardware-locked rule',
          'x entry declaration neutral',
          'schema rule',
        ],
      ],
    ],
    [
      'what the catalog does not know',
      ['framework: [pytroch]'],
      ['framework layer', 'pytroch component declaration unknown'],
    ],
    [
      'names in quotes, without them',
      ['framework: [\'torchlet\', "servo@1.4"]'],
      [
        ...['framework layer', 'torchlet component declaration portable', 'servo component declaration portable'],
        '1.4 version',
      ],
    ],
    [
      'what an anchor marks, and not its alias',
      ['framework: [&t { id: x }, *t]'],
      ['framework layer', 'x entry declaration neutral'],
    ],
    [
      'half-typed text',
      ['framework: [torchlet]', 'application:', '  - id: api', '    uses: [torch'],
      [
        'framework layer',
        'torchlet component declaration portable',
        'application layer',
        'api entry declaration neutral',
      ],
    ],
  ])('%s', (_, lines, expected) => {
    expect(tokensOf(...lines)).toEqual(expected);
  });

  test.each([
    ['a name over two lines', ['framework:', '  - id: some', '      name']],
    ['a block of text', ['framework:', '  - id: |', '      name']],
    ['an empty name', ['framework:', '  - id:', '    version:']],
    ['another type', ['framework:', '  - { id: [a], uses: b, supports: c, accept: d }']],
  ])('and have no colour where they are %s', (_, lines) => {
    expect(tokensOf(...lines)).toEqual(['framework layer']);
  });

  test.each(['', '- a', 'framework', '[', '\u0000', 'targets: green', '? a', 'framework: *x'])(
    'and nothing throws: %j',
    (text) => {
      expect(() => tokensOf(text)).not.toThrow();
    },
  );
});

test('names stand where they are written, to the letter', () => {
  const text = 'layercake: 1\nframework:\n  - "servo@1.4" # a servo\n  - { id: x, uses: [servo] }\n';
  const reading = core.read(text);
  expect(
    bracketed(
      text,
      glance.tokens(reading).map(({ span }) => span),
    ),
  ).toBe('layercake: 1\n⟦framework⟧:\n  - "⟦servo⟧@⟦1.4⟧" # a servo\n  - { id: ⟦x⟧, uses: [⟦servo⟧] }\n');
});

/** The tokens that the numbers stand for. */
function decoded(reading: Reading, data: Uint32Array): readonly string[] {
  const all: string[] = [];
  let [line, column] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, columns = 0, length = 0, type = 0, bits = 0] = data.subarray(at, at + 5);
    [line, column] = [line + lines, lines > 0 ? columns : column + columns];
    const start = (lineStart(reading.manifest.lines, line) ?? 0) + column;
    const modifiers = TOKEN_MODIFIERS.filter((_, bit) => ((bits >> bit) & 1) === 1);
    all.push([reading.manifest.text.slice(start, start + length), TOKEN_TYPES[type], ...modifiers].join(' '));
  }
  return all;
}

test('in every text the tokens follow each other on single lines, and the numbers say the same', () => {
  fc.assert(
    fc.property(manifestTexts, fc.nat(600), fc.constantFrom('', '[', '"', '- ', '|\n', '\r'), (clean, at, piece) => {
      const text = clean.slice(0, at) + piece + clean.slice(at);
      const reading = core.read(text);
      const tokens = glance.tokens(reading);
      const lineOf = (offset: number): number => positionAt(reading.manifest.lines, offset).line;
      const wrong = tokens.filter(
        ({ span: { start, end } }, index) =>
          start < (tokens[index - 1]?.span.end ?? 0) || end <= start || lineOf(start) !== lineOf(end),
      );
      expect(wrong, text).toEqual([]);
      expect(decoded(reading, glance.tokenData(reading)), text).toEqual(told(reading, tokens));
    }),
    { numRuns: 100 },
  );
}, 60_000);

test('the tokens of a span are those of the text that touch it', () => {
  fc.assert(
    fc.property(manifestTexts, fc.nat(), fc.nat(200), (text, from, length) => {
      const reading = core.read(text);
      const start = from % (text.length + 1);
      const within = { start, end: Math.min(text.length, start + length) };
      const expected = glance
        .tokens(reading)
        .filter(({ span }) => span.start <= within.end && within.start <= span.end);
      expect(told(reading, glance.tokens(reading, within))).toEqual(told(reading, expected));
    }),
    { numRuns: 100 },
  );
}, 60_000);

test('an edit of the numbers makes the ones after of the ones before, a whole number of tokens at a time', () => {
  fc.assert(
    fc.property(manifestTexts, manifestTexts, fc.nat(400), fc.nat(30), (one, other, at, length) => {
      const text = one.slice(0, at) + one.slice(at + length);
      const dataOf = (source: string): Uint32Array => glance.tokenData(core.read(source));
      const before = dataOf(one);
      for (const after of [dataOf(text), dataOf(other), new Uint32Array()]) {
        for (const [from, to] of [
          [before, after],
          [after, before],
        ] as const) {
          const { start, deleteCount, data } = editTokenData(from, to) ?? { start: 0, deleteCount: 0, data: [] };
          expect([start % 5, deleteCount % 5, data.length % 5]).toEqual([0, 0, 0]);
          const made = [...from];
          made.splice(start, deleteCount, ...data);
          expect(made).toEqual([...to]);
        }
      }
      expect(editTokenData(before, dataOf(one))).toBeUndefined();
    }),
    { numRuns: 50 },
  );
}, 60_000);
