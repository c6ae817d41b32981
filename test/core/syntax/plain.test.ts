import { describe, expect, test } from 'vitest';
import { randomManifest } from '../../../scripts/random-manifest.ts';
import { builtinCatalog } from '../../../src/catalog/index.ts';
import { type Segment, split } from '../../../src/core/syntax/split.ts';
import { withLineFeeds } from '../../../src/core/syntax/text.ts';
import { byLibrary, comparePieces, plainly } from '../../support/pieces.ts';
import { edited, randomEdit, randomNumbers, randomText } from '../../support/random-texts.ts';

/** How many pieces of a text are read plainly; each of them as the library reads it. */
function readBoth(text: string): number {
  const { read, otherwise } = comparePieces(text);
  if (otherwise > 0) throw new Error(`${otherwise} pieces are read otherwise of ${JSON.stringify(text)}`);
  return read;
}

function segmentOf(text: string, index: number): Segment {
  const segment = split(text)?.[index];
  if (!segment) throw new Error(`no segment ${index}`);
  return segment;
}

const item = (text: string): Segment => segmentOf(`a:\n${text}`, 1);

describe('a piece that is written plainly is read as the library reads it', () => {
  test.each([
    ['a shorthand', '- vllm@0.10.2\n'],
    ['a mapping', '  - id: a\n    component: vllm\n    version: 2.10\n'],
    ['words with blanks, and a comment', '- name: What people call it  # and why\n'],
    ['a list of words', '- id: a\n  uses: [a, b/c ,d@1.2]   # c\n'],
    ['an empty list', '- id: a\n  uses: [ ]\n'],
    ['quotes', '- id: "a # b"\n  name: \'c: d\'\n  notes: ""\n'],
    ['values that are none', '- id:\n  name: ~\n  notes: # nothing\n'],
    ['numbers and truths', '- count: 16\n  optional: true\n  x: .5\n'],
    ['a list in a mapping', '- id: a\n  uses:\n    - b\n    - any-of: [c, d]\n      optional: true\n'],
    ['a list at the column of its key', '- uses:\n  - a\n  - b\n  id: c\n'],
    ['a mapping in a mapping', '- id: a\n  supports:\n    nvidia: native\n\n    # why\n    amd: port\n'],
    ['a folded block', '- notes: >-\n    one\n    two\n  id: a\n'],
    ['a literal block', '- notes: |\n    one\n      two # three\n  id: a\n'],
    ['a block at the end, with blank lines behind', '- notes: >\n    one\n\n\n'],
    ['line ends of Windows', '- id: a\r\n  uses: [b]\r\n'],
    ['a key that stands there twice', '- id: a\n  id: b\n'],
    ['no line end', '- id: a'],
    ['letters of other scripts', '- name: Größe π 模型\n'],
  ])('%s', (_, text) => {
    const outcome = plainly(`a:\n${text}`, item(text));
    expect(outcome).toBeDefined();
    expect(outcome).toBe(byLibrary(`a:\n${text}`, item(text)));
  });

  test.each([
    ['an anchor', '- id: &x a\n'],
    ['an alias', '- *x\n'],
    ['a merge', '- <<: *x\n'],
    ['a tag', '- id: !!str 1\n'],
    ['words that go on below', '- id: a\n    b\n'],
    ['a mapping in braces', '- { id: a }\n'],
    ['a list over several lines', '- uses: [a,\n    b]\n'],
    ['a list in a list', '- uses: [[a], b]\n'],
    ['an open list', '- uses: [a, b\n'],
    ['an open quote', '- id: "a\n'],
    ['an escape', '- id: "a\\tb"\n'],
    ['a quote in a quote', "- id: 'it''s'\n"],
    ['a colon in a value', '- id: a: b\n'],
    ['something behind a quote', '- id: "a" b\n'],
    ['a comment right behind a quote', '- id: "a"#b\n'],
    ['a comment right behind a list', '- uses: [a]#b\n'],
    ['a key without a colon', '- id: a\n  b\n'],
    ['a key too far right', '- id: a\n   b: c\n'],
    ['a tab', '- id:\ta\n'],
    ['a block with a paragraph', '- notes: >\n    one\n\n    two\n'],
    ['a block with what looks like a comment', '- notes: >\n    one\n\n    # two\n'],
    ['a block that keeps its end', '- notes: |+\n    one\n\n'],
    ['a block with an indent', '- notes: |2\n    one\n'],
    ['half a pair', '- id: a\ud800\n'],
    ['a key with blanks', '- a b: c\n'],
    ['a lone dash', '-\n'],
  ])('not %s', (_, text) => {
    expect(plainly(`a:\n${text}`, item(text))).toBeUndefined();
  });

  test('all of a manifest as people write them', () => {
    const text = randomManifest(builtinCatalog(), 60, 1, true);
    expect(readBoth(text)).toBe(split(text)?.length);
  });

  test('what is nested without measure is left to the library, which has one', () => {
    const text = [...Array(200).keys()].map((depth) => `${' '.repeat(depth)}a:\n`).join('');
    expect(plainly(text, segmentOf(text, 0))).toBeUndefined();
  });

  test('whatever people make of a manifest', () => {
    let count = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const random = randomNumbers(seed);
      let text = seed % 2 === 0 ? randomManifest(builtinCatalog(), 10, seed, true) : randomText(random);
      for (let edits = 0; edits < 30; edits++) {
        count += readBoth(withLineFeeds(text));
        text = edited(text, randomEdit(random, text));
      }
    }
    expect(count).toBeGreaterThan(5000);
  });
});
