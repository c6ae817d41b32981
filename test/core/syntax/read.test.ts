import { describe, expect, test } from 'vitest';
import { readSyntax } from '../../../src/core/syntax/read.ts';
import {
  fieldsOf,
  resolveAlias,
  scalarOf,
  toPlainValue,
  type YamlMap,
  type YamlNode,
} from '../../../src/core/syntax/tree.ts';
import { textOf } from '../../support/core.ts';

/** The tree as nested lists of what each node's span covers; keys stand before their values. */
function spans(text: string, node: YamlNode | undefined = readSyntax(text).root): unknown {
  if (node?.kind === 'map') return node.pairs.map(({ key, value }) => [spans(text, key), spans(text, value)]);
  if (node?.kind === 'seq') return node.items.map((item) => spans(text, item));
  return node && textOf(text, node.span);
}

function rootMap(text: string): YamlMap {
  const root = readSyntax(text).root;
  if (root?.kind !== 'map') throw new Error('no mapping');
  return root;
}

const issues = (text: string): readonly string[] =>
  readSyntax(text).issues.map(({ rule, span }) => `${rule} ${textOf(text, span)}`);

describe('every node has the span of its text', () => {
  test.each<[string, string, unknown]>([
    ['plain', 'a: b\n', [['a', 'b']]],
    [
      'quoted, the quotes included',
      `a: "b"\n'c': 'd'\n`,
      [
        ['a', '"b"'],
        [`'c'`, `'d'`],
      ],
    ],
    [
      'lists in both styles',
      'a: [b, c]\nd:\n  - e\n  - f: g\n',
      [
        ['a', ['b', 'c']],
        ['d', ['e', [['f', 'g']]]],
      ],
    ],
    [
      'anchors and tags left out',
      'a: &x b\nc: !!str 1\nd: &y !!str e\n',
      [
        ['a', 'b'],
        ['c', '1'],
        ['d', 'e'],
      ],
    ],
    [
      'aliases as they stand',
      'a: &x b\nc: *x\n',
      [
        ['a', 'b'],
        ['c', '*x'],
      ],
    ],
    [
      'empty values',
      'a:\nb: \nc: [ ]\n',
      [
        ['a', ''],
        ['b', ''],
        ['c', []],
      ],
    ],
    [
      'comments left out',
      'a: b # not this\n# nor this\nc: d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'CR LF',
      'a: b\r\nc:\r\n  - d\r\n',
      [
        ['a', 'b'],
        ['c', ['d']],
      ],
    ],
    ['a byte-order mark', '\ufeffa: b\n', [['a', 'b']]],
    ['behind a document marker', '%YAML 1.2\n---\na: b\n', [['a', 'b']]],
    [
      'characters of two units',
      '🍰: 🍰 b\nc: d\n',
      [
        ['🍰', '🍰 b'],
        ['c', 'd'],
      ],
    ],
    ['a key with a question mark', '? a\n: b\n', [['a', 'b']]],
  ])('%s', (_, text, expected) => {
    expect(spans(text)).toEqual(expected);
    expect(readSyntax(text).issues).toEqual([]);
  });

  test.each<[string, string, string, boolean]>([
    ['plain', 'a: b c', 'b c', true],
    ['double quotes', 'a: "b c"', 'b c', true],
    ['single quotes', `a: 'b c'`, 'b c', true],
    ['an escape', String.raw`a: "b\tc"`, 'b\tc', false],
    ['a doubled quote', `a: 'b''c'`, `b'c`, false],
    ['folded over two lines', 'a: b\n  c', 'b c', false],
    ['a literal block', 'a: |\n  b\n', 'b\n', false],
  ])('a text knows whether it can be pointed into: %s', (_, text, value, direct) => {
    const scalar = scalarOf(rootMap(text).pairs[0]?.value);
    expect(scalar?.text).toBe(value);
    const { span, inset } = scalar ?? {};
    expect(span && inset !== undefined && text.startsWith(value, span.start + inset)).toBe(direct);
  });
});

describe('values are those of YAML 1.2', () => {
  test.each<[string, unknown, string]>([
    ['2.10', 2.1, '2.10'],
    ['1.0', 1, '1.0'],
    ['007', 7, '007'],
    ['0x1F', 31, '0x1F'],
    ['1e3', 1000, '1e3'],
    ['true', true, 'true'],
    ['yes', 'yes', 'yes'],
    ['on', 'on', 'on'],
    ['"2.10"', '2.10', '2.10'],
    ['2027-06-30', '2027-06-30', '2027-06-30'],
    ['12:30', '12:30', '12:30'],
    ['!!str 2.10', '2.10', '2.10'],
  ])('%s', (source, value, text) => {
    expect(scalarOf(rootMap(`a: ${source}\n`).pairs[0]?.value)).toMatchObject({ value, text });
  });

  test.each(['', '~', 'null', '# nothing'])('%j is no text', (source) => {
    expect(scalarOf(rootMap(`a: ${source}\n`).pairs[0]?.value)).toBeUndefined();
  });
});

describe('what the reader objects to', () => {
  test.each<[string, string, readonly string[]]>([
    ['a key for the second and third time', 'a: 1\nb: 2\na: 3\n"a": 4\n', ['duplicate-key a', 'duplicate-key "a"']],
    ['the same key in two mappings', 'a: { b: 1 }\nc: { b: 2 }\n', []],
    ['several merge keys', 'x: &x { a: 1 }\ny:\n  <<: *x\n  <<: { b: 1 }\n', []],
    ['an alias without an anchor', 'a: *b\n', ['undefined-alias *b']],
    ['an alias before its anchor', 'a: *b\nc: &b 1\n', ['undefined-alias *b']],
    ['an alias inside its anchor', 'a: &b [*b]\n', ['undefined-alias *b']],
    ['an anchor set twice', 'a: &b 1\nc: *b\nd: &b 2\ne: *b\n', []],
    ['a second document', 'a: 1\n---\nb: 2\n', ['yaml-syntax ---']],
    ['a document behind an end marker', 'a: 1\n...\n---\nb: 2\n', ['yaml-syntax ---']],
    ['an empty second document', 'a: 1\n---\n', ['yaml-syntax ---']],
    ['an end marker alone', 'a: 1\n...\n', []],
    ['an unclosed quote: no further than its line', 'a: "b\nc: d\n', ['yaml-syntax "b']],
    ['an unclosed list: where it opens', 'a: [b,\nc: d\n', ['yaml-syntax [b,']],
    ['an unclosed list at the end: where it opens', 'a: [b,\n', ['yaml-syntax [b,']],
    ['a line that belongs nowhere: where its text is', 'a:\n  - b: c\n   d: e\n', ['yaml-syntax d']],
    ['a list item in a mapping: once', 'a: 1\n- b\n', ['yaml-syntax -']],
  ])('%s', (_, text, expected) => {
    expect(issues(text)).toEqual(expected);
  });

  test('two documents in a row are told once, and the first is read', () => {
    const { root, issues: told } = readSyntax('a: 1\n---\nb: 2\n---\nc: 3\n');
    expect(toPlainValue(root)).toEqual({ a: 1 });
    expect(told).toHaveLength(1);
  });
});

describe('aliases and merge keys', () => {
  test.each<[string, string, unknown]>([
    ['an alias', 'a: &x [1, 2]\nb: *x\n', { a: [1, 2], b: [1, 2] }],
    ['an anchor set twice: the one before counts', 'a: &x 1\nb: *x\nc: &x 2\nd: *x\n', { a: 1, b: 1, c: 2, d: 2 }],
    [
      'a merge: the own key wins',
      'a: &x { k: 1, l: 2 }\nb: { <<: *x, k: 3 }\n',
      { a: { k: 1, l: 2 }, b: { k: 3, l: 2 } },
    ],
    ['a merge behind the own key', 'a: &x { k: 1 }\nb: { k: 3, <<: *x }\n', { a: { k: 1 }, b: { k: 3 } }],
    ['a list of merges: the first wins', 'a: { <<: [{ k: 1 }, { k: 2, l: 3 }] }\n', { a: { k: 1, l: 3 } }],
    [
      'merges of merges',
      'a: &x { k: 1 }\nb: &y { <<: *x, l: 2 }\nc: { <<: *y, m: 3 }\n',
      { a: { k: 1 }, b: { k: 1, l: 2 }, c: { k: 1, l: 2, m: 3 } },
    ],
    ['a merge of a text does nothing', 'a: { <<: text, k: 1 }\n', { a: { k: 1 } }],
    ['an undefined alias is empty', 'a: *x\n', { a: null }],
  ])('%s', (_, text, expected) => {
    expect(toPlainValue(readSyntax(text).root)).toEqual(expected);
  });

  test('the first of two equal keys counts', () => {
    expect(toPlainValue(readSyntax('a: 1\na: 2\n').root)).toEqual({ a: 1 });
  });

  test('a merged field keeps the place where it was written', () => {
    const text = 'a: &x { k: one }\nb: { <<: *x }\n';
    const map = rootMap(text).pairs.map(({ value }) => resolveAlias(value))[1];
    const field = map?.kind === 'map' ? fieldsOf(map).get('k') : undefined;
    expect(field && textOf(text, field.value.span)).toBe('one');
  });
});

test.each(['a: b # c\nd:\n  - e\n  - f: "g\n    h"\n', '# c\na: [b,\n  c]\n---\n', 'a: |\n  b\n  c\nd: "e\n'])(
  'a line may end at a carriage return as well: %j',
  (text) => {
    expect(readSyntax(text.replaceAll('\n', '\r'))).toEqual(readSyntax(text));
  },
);
