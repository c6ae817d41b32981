import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { code, escapeMarkdown, link } from '../../../src/core/features/markdown.ts';

/** ASCII punctuation that no backslash disarms: by CommonMark only such characters can open markup, and not everywhere. */
const bare = (markdown: string): readonly string[] =>
  markdown
    .replace(/\\[!-/:-@[-`{-~]/g, '')
    .match(/^\d+[.)]|www\.|:\/|(?<![\p{L}\p{N}])-|-(?![\p{L}\p{N}])|[!#$&*+<=>@[\\\]^_`{|}~]/giu) ?? [];

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[click](command:workbench.action.quit)',
  '![x](https://example.org/pixel.png)',
  '**bold** _it_ ~~no~~ `code`',
  '| a | b |\n| --- | --- |',
  '# heading\n\n- list\n1. list\n> quote',
  'a\\',
  '&lt;b&gt; &#60;',
  'https://example.org www.example.org me@example.org',
  '$(alert) :smile: [[x]] {{y}}',
  '---',
  'a\u2028b\u0000c\td',
];

describe('a foreign text stays a text', () => {
  test.each(HOSTILE)('%j', (text) => {
    const markdown = escapeMarkdown(text);
    expect(bare(markdown)).toEqual([]);
    expect(markdown).not.toMatch(/[\n\r\t\0\u2028]/);
    expect(markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1')).toBe(text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim());
  });

  test('any text at all', () => {
    const anything = fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(bare(escapeMarkdown(text))).toEqual([]);
    });
    fc.assert(anything, { numRuns: 1000, seed: 1 });
  });

  test.each(['TensorRT-LLM (docs.nvidia.com, read 2026-11-23); 0.10.2', 'FP8 E4M3: "as is", 100 %?'])(
    'and reads as it did: %s',
    (text) => {
      expect(escapeMarkdown(text)).toBe(text);
    },
  );

  test('a very long one is cut', () => {
    expect(escapeMarkdown('x'.repeat(10_000)).length).toBeLessThan(500);
  });
});

describe('code', () => {
  test.each([
    ['vllm', '`vllm`'],
    ['a`b', '`` a`b ``'],
    ['a``b', '``` a``b ```'],
    ['`', '`` ` ``'],
    ['a\nb', '`a b`'],
    ['a | b', '`a \\| b`'],
  ])('%j is %s', (text, markdown) => {
    expect(code(text)).toBe(markdown);
  });

  test('of any text ends where it should: no run of backticks inside is as long as the fence', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('`', 'a', ' ', '|', '\n') }), (text) => {
        const markdown = code(text);
        const fence = /^`+/.exec(markdown)?.[0] ?? '';
        const inside = markdown.slice(fence.length, -fence.length);
        if (text.trim() === '') return;
        expect(markdown.endsWith(fence)).toBe(true);
        expect((inside.match(/`+/g) ?? []).every((run) => run.length !== fence.length)).toBe(true);
      }),
      { numRuns: 1000, seed: 1 },
    );
  });
});

describe('links', () => {
  test.each([
    ['README', 'https://example.org/a_(b)', '[README](<https://example.org/a_(b)>)'],
    ['a]b', 'https://example.org', '[a\\]b](<https://example.org>)'],
    ['x', 'http://example.org', 'x'],
    ['x', 'javascript:alert(1)', 'x'],
    ['x', 'command:workbench.action.quit', 'x'],
    ['x', 'https://example.org/> [y](command:z)', 'x'],
    ['x', 'https://example.org/a b', 'x'],
    ['x', '', 'x'],
  ])('%s to %s', (text, address, markdown) => {
    expect(link(text, address)).toBe(markdown);
  });
});
