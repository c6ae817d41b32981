import { describe, expect, test } from 'vitest';
import { cleanText, escapeXml, fitText, textWidth, wrapWords } from '../../../../src/core/cake/data/text.ts';
import { HOSTILE_NAMES } from '../support.ts';

describe('cleanText', () => {
  test.each([
    ['plain', 'plain'],
    ['  two\n\tlines ', 'two lines'],
    ['a\u202eb\u202c\u200f', 'ab'],
    ['a\ud800b', 'a\ufffdb'],
    ['a\udc00', 'a\ufffd'],
    ['a\u0000\u0007', 'a\ufffd\ufffd'],
    ['a\ufffe', 'a\ufffd'],
    ['🚀', '🚀'],
    ['שלום', 'שלום'],
  ])('%j becomes %j', (text, clean) => expect(cleanText(text)).toBe(clean));
});

test('escapeXml leaves nothing that means something to a parser', () => {
  expect(escapeXml(`<a b="c" d='e'>&`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;');
});

describe('fitText', () => {
  test('leaves what fits', () => expect(fitText('short', 13, 100)).toBe('short'));
  test('never gives half a character', () => expect(fitText('🚀🚀🚀🚀', 13, 50)).toBe('🚀🚀…'));
  test('gives an ellipsis where nothing fits', () => expect(fitText('wide', 13, 5)).toBe('…'));
  test.each(HOSTILE_NAMES.map((name) => [name.slice(0, 30), name]))('%j stays in its room', (_, name) => {
    expect(textWidth(fitText(cleanText(name), 13, 120), 13)).toBeLessThanOrEqual(120);
  });
});

test('wrapWords breaks between words only', () => {
  expect(wrapWords('System Software & Compiler', 13, 110)).toEqual(['System', 'Software &', 'Compiler']);
});
