import { describe, expect, test } from 'vitest';
import { randomManifest } from '../../../scripts/random-manifest.ts';
import { readManifest } from '../../../src/core/manifest.ts';
import { readStack } from '../../../src/core/stack/read-stack.ts';
import { createSeen, lookInto, type Seen } from '../../../src/core/stack/seen.ts';
import { validateStack } from '../../../src/core/stack/validate.ts';
import { readSyntax } from '../../../src/core/syntax/read.ts';
import { toPlainValue } from '../../../src/core/syntax/tree.ts';
import { catalog } from '../../support/catalog.ts';
import { edited, randomEdit, randomNumbers, randomText } from '../../support/random-texts.ts';

/** What is understood of a text, as plain data: with the items seen while it is read, and from its whole tree afterwards. */
function understood(text: string): { readonly seen: unknown; readonly whole: unknown } {
  const { stack, problems } = readManifest(text);
  const { root } = readSyntax(text);
  const isNothing = root === undefined && problems.length === 0;
  const whole = { stack: readStack(root), problems: isNothing ? [] : validateStack(root) };
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value, placed)) as unknown;
  return { seen: plain({ stack, problems }), whole: plain(whole) };
}

/** Spans as they stand, and nothing of the tree, whose shape is not looked at here. */
function placed(key: string, value: unknown): unknown {
  if (key === 'item') return undefined;
  const isSpan = typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
  return isSpan ? [value.start, value.end] : value;
}

function seenIn(text: string): Seen {
  const seen = createSeen();
  readSyntax(text, lookInto(seen));
  return seen;
}

describe('what is seen while a text is read', () => {
  test.each<[string, string, readonly unknown[]]>([
    ['an item that fits', 'framework:\n  - id: a\n    uses: [b]\n', [{ id: 'a', uses: ['b'] }]],
    ['none that does not fit', 'framework:\n  - id: a\n    colour: red\n', []],
    ['none without a name', 'framework:\n  - notes: a\n', []],
    ['none of what is no layer', 'things:\n  - id: a\n', []],
    ['none that is not written plainly', 'framework:\n  - { id: a }\n  - id: b\n', [{ id: 'b' }]],
  ])('%s', (_, text, expected) => {
    expect(seenIn(text).nodes.map(toPlainValue)).toEqual(expected);
  });

  test.each([
    ['items of other kinds between', 'layercake: 1\nframework:\n  - { id: a }\n  - id: b\n  - pytorch\n  - id: c\n'],
    ['a layer that stands there twice', 'layercake: 1\nmodel:\n  - id: a\nmodel:\n  - id: b\nframework:\n  - id: c\n'],
    ['items that do not fit between', 'layercake: 1\nmodel:\n  - id: a\n  - id: b\n    x: 1\n  - id: c\n'],
    ['a merge above all', 'layercake: 1\nx: &x { model: [{ id: z, y: 1 }] }\n<<: *x\nframework:\n  - id: c\n'],
    ['an item that is broken', 'layercake: 1\nmodel:\n  - id: a\n  - id: "b\n  - id: c\n'],
    ['nothing', ''],
    ['only what is broken', '{'],
  ])('is what the whole tree tells, with %s', (_, text) => {
    const { seen, whole } = understood(text);
    expect(seen).toEqual(whole);
  });

  test('is what the whole tree tells of random texts', () => {
    let count = 0;
    for (let seed = 0; seed < 400; seed++) {
      const random = randomNumbers(seed);
      let text = seed % 2 === 0 ? randomManifest(catalog, 10, seed, true) : randomText(random);
      for (let edits = random(5); edits > 0; edits--) text = edited(text, randomEdit(random, text));
      count += seenIn(text).nodes.length;
      const { seen, whole } = understood(text);
      if (JSON.stringify(seen) !== JSON.stringify(whole)) expect(seen, text).toEqual(whole);
    }
    expect(count).toBeGreaterThan(1000);
  });
});
