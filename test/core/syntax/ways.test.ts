import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { randomManifest } from '../../../scripts/random-manifest.ts';
import { readScannedEntry } from '../../../src/core/stack/scanned-entry.ts';
import type { Look } from '../../../src/core/syntax/look.ts';
import type { Scanned } from '../../../src/core/syntax/plain-tree.ts';
import { readSlowly, readSyntax } from '../../../src/core/syntax/read.ts';
import { reread } from '../../../src/core/syntax/reread.ts';
import { withLineFeeds } from '../../../src/core/syntax/text.ts';
import { toPlainValue, type YamlMap } from '../../../src/core/syntax/tree.ts';
import type { Span } from '../../../src/core/text/span.ts';
import { catalog } from '../../support/catalog.ts';
import { edited, randomEdit, randomNumbers, randomText } from '../../support/random-texts.ts';
import { ROOT } from '../../support/sources.ts';
import { plainTree } from '../../support/trees.ts';
import { yamlSuite } from '../../support/yaml-suite.ts';

/** Expects trees to say the same. The runner's own comparison takes many times as long, and is left to tell what differs. */
function expectSame(tree: unknown, expected: unknown, text: string): void {
  if (JSON.stringify(tree) !== JSON.stringify(expected)) expect(tree, JSON.stringify(text)).toEqual(expected);
}

const SUITE = await yamlSuite();

/** The tree that the tolerant way alone makes of a text; undefined where that finds it broken. */
function slowTree(text: string): unknown {
  const tree = readSlowly(withLineFeeds(text));
  return tree.issues.some(({ rule }) => rule === 'yaml-syntax') ? undefined : plainTree(tree);
}

describe('the fast and the tolerant way make the same tree', () => {
  const valid = SUITE.flatMap(({ id, cases }) =>
    cases.filter(({ fail }) => !fail).map(({ yaml }, index) => ({ name: `${id} ${index}`, yaml })),
  );

  test('there are the cases of the YAML test suite', () => expect(valid.length).toBeGreaterThan(300));

  test.each(valid)('of case $name of the YAML test suite', ({ yaml }) => {
    const text = withLineFeeds(yaml);
    expect(plainTree(readSyntax(text))).toEqual(plainTree(readSlowly(text)));
  });

  const files = globSync(['examples/**/*.{yaml,yml}', 'test/**/*.{yaml,yml}', 'src/catalog/**/*.yaml'], {
    cwd: ROOT,
    ignore: ['test/rules/yaml-syntax/**', '**/node_modules/**'],
    followSymbolicLinks: false,
  });

  test(`of ${files.length} examples, fixtures and components`, () => {
    expect(files.length).toBeGreaterThan(500);
    for (const path of files) {
      const text = readFileSync(`${ROOT}${path}`, 'utf8');
      const expected = slowTree(text);
      if (expected !== undefined) expectSame(plainTree(readSyntax(text)), expected, path);
    }
  });

  // Found by `npm run fuzz`.
  test.each([
    ['a: >+\n    x\n    '],
    ['a: |+\n    x\n\n    '],
    ['a: >+\n    x\n    \n'],
    ['a: |2+\n    x'],
    ['- >+\n    # x\n    '],
    ['- [a,\n  b,&n\n ]\n'],
    ['[!!str\n\n  ]\n'],
    ['a: &n\n\nb: c\n'],
    ['a:\n  ? b\n: \n  c: d\n'],
    ['a:\n  ? b\n  :\n  ? c\n'],
    ['\ufeffa: b\nc: \n: '],
    ['- &n\n- b\n'],
  ])('of %j', (text) => {
    expect(plainTree(readSyntax(text))).toEqual(slowTree(text));
  });

  test('of random texts, and of what edits make of them', () => {
    let valid = 0;
    for (let seed = 0; seed < 150; seed++) {
      const random = randomNumbers(seed);
      let text = randomText(random);
      for (let edits = 0; edits < 3; edits++) {
        const expected = slowTree(text);
        if (expected !== undefined) {
          valid++;
          expectSame(plainTree(readSyntax(text)), expected, text);
        }
        text = edited(text, randomEdit(random, text));
      }
    }
    expect(valid).toBeGreaterThan(150);
  });
});

test('a text that is edited, and read again with the tree before, has the tree that it has when it is read afresh', () => {
  for (let seed = 0; seed < 80; seed++) {
    const random = randomNumbers(seed);
    let text = randomText(random);
    let tree = readSyntax(text);
    for (let edits = 0; edits < 8; edits++) {
      text = edited(text, randomEdit(random, text));
      tree = reread(text, tree) ?? readSyntax(text);
      expectSame(plainTree(tree), plainTree(readSyntax(text)), text);
    }
  }
});

/** Whether all is understood that was scanned of an item. */
function isEntry(piece: Scanned, span: Span): boolean {
  return readScannedEntry(piece, 'framework', 0, span) !== undefined;
}

describe('items that were let go are read again as they were', () => {
  test('at once, and after edits of the text', () => {
    let letGo = 0;
    for (let seed = 0; seed < 300; seed++) {
      const random = randomNumbers(seed);
      let text = seed % 2 === 0 ? randomManifest(catalog, 10, seed, true) : randomText(random);
      const look: Look = {
        scanned: (_, { span }, piece) => random(2) > 0 && isEntry(piece, span) && ++letGo > 0,
        read: () => random(2) > 0 && ++letGo > 0,
      };
      let tree = readSyntax(text, look);
      for (let edits = random(4); edits > 0; edits--) {
        text = edited(text, randomEdit(random, text));
        tree = reread(text, tree) ?? readSyntax(text, look);
      }
      expectSame(plainTree(tree), plainTree(readSyntax(text)), text);
    }
    expect(letGo).toBeGreaterThan(1000);
  });

  test('and stay what they were where an edit takes them out', () => {
    const text = 'framework:\n  - id: a\n    notes: b\n';
    const items: YamlMap[] = [];
    const tree = readSyntax(text, { scanned: () => false, read: (_, item) => items.push(item) > 0 });
    expect(reread(text.replace('notes', 'name'), tree)).toBeDefined();
    expect(items.map((item) => toPlainValue(item))).toEqual([{ id: 'a', notes: 'b' }]);
  });

  test('no scalars and nothing under deeper keys is looked at', () => {
    const seen: unknown[] = [];
    readSyntax('a:\n  - x\n  - b: 1\n    c:\n      - d: 2\ne: { f: [g: 1] }\n', {
      scanned: (key, item) => seen.push([key, toPlainValue(item)]) === 0,
      read: (key, item) => seen.push([key, toPlainValue(item)]) > 0,
    });
    const item = ['a', { b: 1, c: [{ d: 2 }] }];
    expect(seen).toEqual([item, item]);
  });
});
