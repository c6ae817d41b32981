import { describe, expect, test } from 'vitest';
import { randomManifest } from '../../../scripts/random-manifest.ts';
import { builtinCatalog } from '../../../src/catalog/index.ts';
import { readFast, readItemsFast } from '../../../src/core/syntax/fast.ts';
import { isPlainText, readPlainItem, readPlainKeys } from '../../../src/core/syntax/plain.ts';
import { createCursor } from '../../../src/core/syntax/plain-cursor.ts';
import { createNames } from '../../../src/core/syntax/resolve.ts';
import { type Segment, split } from '../../../src/core/syntax/split.ts';
import { withLineFeeds } from '../../../src/core/syntax/text.ts';
import type { YamlNode } from '../../../src/core/syntax/tree.ts';
import { edited, randomEdit, randomNumbers, randomText } from '../../support/random-texts.ts';
import { plainTree } from '../../support/trees.ts';

/** What a way of reading makes of a piece, as plain data; undefined where it leaves it to others. */
type Outcome = string | undefined;

const saying = (nodes: readonly YamlNode[], issues: ReturnType<typeof createNames>['issues']): Outcome =>
  JSON.stringify(nodes.map((root) => plainTree({ root, issues })));

function plainly(text: string, { base, length, dash }: Segment): Outcome {
  if (!isPlainText(text)) return undefined;
  const names = createNames();
  const cursor = createCursor(text, base, length, names, Math.max(0, dash));
  const nodes =
    dash < 0 ? readPlainKeys(cursor)?.flatMap(({ key, value }) => [key, value]) : readPlainItem(cursor, dash);
  return nodes && saying([nodes].flat(), names.issues);
}

function byLibrary(text: string, segment: Segment): Outcome {
  const part = text.slice(segment.base.at, segment.base.at + segment.length);
  const names = createNames();
  if (segment.dash >= 0)
    return readItemsFast(part, [segment], names) ? saying(segment.items, [...segment.issues]) : undefined;
  const root = readFast(part, segment.base, names);
  return root?.kind === 'map'
    ? saying(
        root.pairs.flatMap(({ key, value }) => [key, value]),
        names.issues,
      )
    : undefined;
}

/** How many pieces of a text are read plainly; each of them as the library reads it. */
function readBoth(text: string): number {
  let count = 0;
  for (const segment of split(text) ?? []) {
    const outcome = plainly(text, segment);
    if (outcome === undefined) continue;
    count++;
    if (outcome !== byLibrary(text, segment)) expect(outcome, JSON.stringify(text)).toBe(byLibrary(text, segment));
  }
  return count;
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
