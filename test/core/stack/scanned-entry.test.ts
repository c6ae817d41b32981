import { manifestSchema } from 'layercake:manifest-schema';
import { describe, expect, test } from 'vitest';
import { readEntry } from '../../../src/core/stack/read-entry.ts';
import { readScannedEntry } from '../../../src/core/stack/scanned-entry.ts';
import type { Entry } from '../../../src/core/stack/types.ts';
import { validateStack } from '../../../src/core/stack/validate.ts';
import type { Look } from '../../../src/core/syntax/look.ts';
import { readSyntax } from '../../../src/core/syntax/read.ts';
import type { YamlNode } from '../../../src/core/syntax/tree.ts';
import type { Span } from '../../../src/core/text/span.ts';

const HEAD = 'layercake: 1\nframework:\n';

/** The entry that is read from what was scanned of an item; undefined where it is left to others. */
function scanned(item: string): Entry | undefined {
  const entries: (Entry | undefined)[] = [];
  const look: Look = {
    scanned: (_, { span }, piece) => entries.push(readScannedEntry(piece, 'framework', 0, span)) === 0,
    read: () => false,
  };
  readSyntax(HEAD + item, look);
  return entries[0];
}

/** The item in the tree. */
function nodeOf(item: string): YamlNode {
  const { root, issues } = readSyntax(HEAD + item);
  const list = root?.kind === 'map' ? root.pairs[1]?.value : undefined;
  const node = list?.kind === 'seq' ? list.items[0] : undefined;
  if (!node || issues.length > 0) throw new Error(`no item in ${item}`);
  return node;
}

/** An entry with its spans as they stand. */
function plain(entry: Entry | undefined): unknown {
  const text = JSON.stringify(entry, (_, value: unknown) => (isSpan(value) ? [value.start, value.end] : value));
  return JSON.parse(text) as unknown;
}

function isSpan(value: unknown): value is Span {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}

/** Expects that what is taken is what the tree says, and fits the schema; tells whether it was taken. */
function isTaken(item: string): boolean {
  const entry = scanned(item);
  if (!entry) return false;
  expect(plain(entry), item).toEqual(plain(readEntry(nodeOf(item), 'framework', 0)));
  expect(validateStack(readSyntax(HEAD + item).root), item).toEqual([]);
  return true;
}

const KEYS = Object.keys(
  (manifestSchema as { $defs: { entryMapping: { properties: Record<string, unknown> } } }).$defs.entryMapping
    .properties,
);
const VALUES = [
  ...[
    'a',
    'a b',
    'Ab_1.2/c-d',
    '-a',
    '_a',
    'a/',
    'a@1',
    '模型',
    '1',
    '1.20',
    '.inf',
    '.nan',
    '0x1f',
    'true',
    'null',
    '~',
    '',
  ],
  ...[
    "''",
    '""',
    "'a'",
    '"a b"',
    "'1'",
    '"true"',
    '>-\n      a\n      b',
    '|\n      a',
    '[]',
    '[a]',
    '[a, b/c]',
    '[a, 1]',
  ],
  ...[
    '[a, ~]',
    "['a']",
    '[_a]',
    '\n      - a\n      - b',
    '\n      - a: b',
    "\n      - 'a'",
    '\n      a: b',
    '# a',
    'a # b',
  ],
];

describe('an entry is read from what was scanned', () => {
  test.each([
    ['- id: a\n'],
    ['- component: vllm\n'],
    [
      '- id: a\n  component: vllm\n  version: 0.10\n  name: A # why\n  license: MIT\n  format: gguf\n  precision: fp8\n',
    ],
    ['- id: "a"\n  uses: [b, c/d]\n  notes: >-\n    one\n    two\n'],
    ['- uses:\n    - b\n    - c\n  id: a\n'],
    ['- id: a\n  uses: []\n'],
  ])('%j', (item) => expect(isTaken(item)).toBe(true));

  test.each([
    ['more keys than the common ones', '- id: a\n  count: 2\n'],
    ['a key twice', '- id: a\n  id: b\n'],
    ['uses that are more than names', '- id: a\n  uses: [b]\n  any-of: [c]\n'],
    ['a use with keys', '- id: a\n  uses:\n    - any-of: [b]\n'],
    ['neither id nor component', '- name: a\n'],
  ])('but not one with %s', (_, item) => expect(isTaken(item)).toBe(false));

  test('only where the tree would say the same, and the schema has no objection: with each value at each key', () => {
    const items = KEYS.flatMap((key) => VALUES.map((value) => `  - component: x\n    ${key}: ${value}\n`));
    const alone = KEYS.flatMap((key) => VALUES.map((value) => `  - ${key}: ${value}\n`));
    const taken = [...items, ...alone].filter(isTaken);
    expect(taken.length).toBeGreaterThan(100);
  });
});
