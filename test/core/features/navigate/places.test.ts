import { describe, expect, test } from 'vitest';
import { core, textOf } from '../../../support/core.ts';
import { atCursor, bracketed } from '../../../support/cursor.ts';

const { navigate } = core;

/** The folds of a text, by the numbers of their lines from 0. */
const folds = (lines: readonly string[], lineBreak = '\n'): readonly string[] =>
  navigate.folds(core.read(lines.join(lineBreak))).map(({ start, end, kind }) => `${start}-${end} ${kind}`);

describe('folds', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      'layers, entries and what else spans lines',
      [
        'layercake: 1',
        'framework:',
        '  - servo',
        '  - id: kernels',
        '    supports:',
        '      green: native',
        '      others: none',
        '    notes: a',
        '',
        'system: [greenkit]',
        '',
      ],
      ['1-7 code', '3-7 code', '4-6 code'],
    ],
    [
      'what stands in brackets, so that the last one stays in sight',
      ['layercake: 1', 'framework: [', '  servo,', '  {', '    id: a', '  },', ']', 'system: [greenkit,', '  bluekit]'],
      ['1-5 code', '3-4 code', '7-8 code'],
    ],
    [
      'an entry from its first key',
      ['framework:', '  - supports:', '      green: native', '    id: a'],
      ['0-3 code', '1-3 code'],
    ],
    [
      'runs of comments',
      [
        '# one',
        '# two',
        'layercake: 1',
        '# alone',
        'system: [greenkit] # behind',
        '  # three',
        '',
        '  # four',
        '# five',
      ],
      ['0-1 comment', '7-8 comment'],
    ],
    [
      'texts over several lines, in which nothing is a comment',
      ['layercake: 1', 'description: |', '  # one', '  # two', '', '# three', '# four'],
      ['1-3 code', '5-6 comment'],
    ],
    [
      'regions, one in another',
      ['# region a', '# text', '# more', '#region b', 'layercake: 1', '# endregion', '# endregion', '# endregion'],
      ['0-6 region', '1-2 comment', '3-5 region'],
    ],
    [
      'what could be read of broken text, an open list to the end',
      ['framework:', '  - id: a', '    uses: [b', '# one', '# two'],
      ['0-4 code', '1-4 code', '2-4 code', '3-4 comment'],
    ],
    ['nothing in one line', ['framework: [servo]'], []],
    ['nothing in nothing', [''], []],
  ])('%s', (_, lines, expected) => {
    expect(folds(lines)).toEqual(expected);
    expect(folds(lines, '\r\n')).toEqual(expected);
  });
});

describe('a selection grows', () => {
  const grown = (marked: string): readonly string[] => {
    const { text, offset } = atCursor(marked);
    return navigate.selection(core.read(text), offset).map((span) => textOf(text, span));
  };

  test('from a use over its list and its entry to its layer and the file', () => {
    const text = 'layercake: 1\napplication:\n  - id: api\n    uses: [a, ser‸vo]\n  - web\n';
    const plain = text.replace('‸', '');
    const entry = 'id: api\n    uses: [a, servo]';
    const list = `- ${entry}\n  - web`;
    expect(grown(text)).toEqual([
      ...['servo', '[a, servo]', 'uses: [a, servo]', entry, list, `application:\n  ${list}`],
      ...[plain.trimEnd(), plain],
    ]);
  });

  test.each([
    [
      'the component of a shorthand',
      'framework: ["ser‸vo@1.4", duo]',
      ['servo', 'servo@1.4', '"servo@1.4"', '["servo@1.4", duo]'],
    ],
    ['its version', 'framework: ["servo@1.‸4", duo]', ['1.4', 'servo@1.4', '"servo@1.4"', '["servo@1.4", duo]']],
    [
      'a key',
      'framework: [{ i‸d: api, uses: [] }]',
      ['id', 'id: api', '{ id: api, uses: [] }', '[{ id: api, uses: [] }]'],
    ],
    [
      'an alternative',
      'framework: [{ any-of: [d‸uo] }]',
      ['duo', '[duo]', 'any-of: [duo]', '{ any-of: [duo] }', '[{ any-of: [duo] }]'],
    ],
  ])('from %s', (_, text, expected) => {
    const spans = grown(text);
    expect(spans).toEqual([...expected, text.replace('‸', '')]);
  });

  test('to the file where nothing is', () => {
    expect(grown('# com‸ment\nlayercake: 1\n')).toEqual(['# comment\nlayercake: 1\n']);
    expect(grown('‸')).toEqual(['']);
  });
});

describe('links', () => {
  test.each([
    ['an address', 'evidence: [⟦https://example.org/a?b=c#d⟧]'],
    ['one in quotes, with a word before', 'evidence: ["Read ⟦https://example.org/a⟧."]'],
    ['one in brackets, and one with brackets', 'evidence: ["(⟦https://example.org/a⟧), ⟦https://example.org/a_(b)⟧"]'],
    ['a file beside the manifest', 'evidence: [⟦./bench/report.md⟧, ⟦../notes.md⟧]'],
    ['several on lines', 'evidence:\n      - ⟦http://example.org⟧\n      - ⟦https://example.org/b⟧ # why'],
    ['no text', 'evidence: [Measured on our cluster, a/b, bench.md, https://, "https:///x", 3]'],
    ['no escaped text', String.raw`evidence: ["https://example.org/\u0061"]`],
    ['nothing but evidence', 'notes: https://example.org'],
    ['nothing half-typed', 'evidence:'],
  ])('lead from %s', (_, line) => {
    const expected = `layercake: 1\nframework:\n  - id: a\n    ${line}\n`;
    const text = expected.replace(/[⟦⟧]/g, '');
    const links = navigate.links(core.read(text));
    expect(
      bracketed(
        text,
        links.map(({ span }) => span),
      ),
    ).toBe(expected);
    for (const { span, target, kind } of links) {
      expect(target).toBe(textOf(text, span));
      expect(kind).toBe(target.startsWith('http') ? 'web' : 'file');
    }
  });

  test('lead from what an anchor lends once', () => {
    const text =
      'layercake: 1\nframework:\n  - &a { id: a, evidence: [https://example.org] }\n  - { <<: *a, id: b }\n  - *a\n';
    expect(navigate.links(core.read(text)).length).toBe(1);
  });
});
