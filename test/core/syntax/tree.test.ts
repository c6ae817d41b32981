import { describe, expect, test } from 'vitest';
import { readSyntax } from '../../../src/core/syntax/read.ts';
import { fieldsIn, fieldsOf, toPlainValue } from '../../../src/core/syntax/tree.ts';

const LETTERS = Array.from('abcdefghijklmnop');
const MANY = LETTERS.map((key) => `${key}: 1\n`).join('');

describe('a mapping', () => {
  test.each<[string, string, unknown]>([
    ['of a few keys', 'a: 1\nb: [x, null]\n', { a: 1, b: ['x', null] }],
    ['of many', MANY, Object.fromEntries(LETTERS.map((key) => [key, 1]))],
    ['with a key twice', 'a: 1\na: 2\n', { a: 1 }],
    [
      'with what a merge brings in',
      'x: &x { a: 1, b: 2 }\ny: { <<: *x, a: 3 }\n',
      { x: { a: 1, b: 2 }, y: { a: 3, b: 2 } },
    ],
    ['with an alias for a key', 'x: &k a\ny: { *k : 1 }\n', { x: 'a', y: { a: 1 } }],
    ['with a key that is none', '? [a]\n: 1\nb: 2\n', { b: 2 }],
    ['with an empty key', 'x: { ~: 1, b: 2 }\n', { x: { b: 2 } }],
    ['with keys that every object has', 'constructor: 1\ntoString: 2\n', { constructor: 1, toString: 2 }],
  ])('%s has a plain value', (_, text, expected) => {
    expect(toPlainValue(readSyntax(text).root)).toEqual(expected);
  });

  test('has no other prototype by a key', () => {
    const value = toPlainValue(readSyntax('__proto__: { a: 1 }\nb: 2\n').root);
    expect(Object.keys(value as object)).toEqual(['__proto__', 'b']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  test.each([
    ['a: 1\nb: 2\n'],
    [MANY],
    ['a: 1\na: 2\n'],
    ['x: &x { a: 1 }\n<<: *x\nb: 2\n'],
    ['? [a]\n: 1\nb: 2\n'],
    ['~: 1\nb: 2\n'],
    ['x: &k a\n*k : 1\n'],
  ])('%j gives the same pairs without a table of them', (text) => {
    const { root } = readSyntax(text);
    if (root?.kind !== 'map') throw new Error('no mapping');
    for (const key of ['a', 'b', 'k', 'x', '', '~', '<<', 'constructor'])
      expect(fieldsIn(root).get(key)).toBe(fieldsOf(root).get(key));
  });
});
