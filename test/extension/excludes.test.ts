import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excludePattern } from '../../src/extension/workspace/excludes.ts';

describe('what a search leaves out', () => {
  test.each([
    [undefined, '{**/node_modules}'],
    ['**/out', '{**/node_modules}'],
    [{ '**/node_modules': true, '**/out': true, '**/kept': false }, '{**/node_modules,**/out}'],
    [{ '**/*.js': { when: '$(basename).ts' } }, '{**/node_modules}'],
    [{ '**/{a,b}/c': true }, '{**/node_modules,**/a/c,**/b/c}'],
    [{ '{a,{b,c}}': true }, '{**/node_modules,a,b,c}'],
    [{ '{a': true, 'b}': true, 'c,d': true }, '{**/node_modules}'],
  ])('%j is %s', (setting, expected) => {
    expect(excludePattern(setting)).toBe(expected);
  });

  test('is one pattern without braces in it, whatever people write', () => {
    const character = fc.constantFrom('{', '}', ',', '*', '/', 'a', 'b', '$', '&');
    const pattern = fc.string({ unit: character, maxLength: 40 });
    fc.assert(
      fc.property(fc.dictionary(pattern, fc.boolean(), { maxKeys: 5 }), (setting) => {
        const found = excludePattern(setting);
        expect(found).toMatch(/^\{[^{}]*\}$/);
        expect(found.split(',').length).toBeLessThanOrEqual(200);
      }),
    );
  });

  test('does not drown in braces', () => {
    expect(excludePattern({ ['{a,b}'.repeat(64)]: true }).split(',').length).toBeLessThanOrEqual(200);
  });
});
