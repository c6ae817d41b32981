import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fromRoot } from '../../scripts/paths.ts';
import { idsIn, shippedIds } from '../../scripts/shipped-ids.ts';
import { builtinCatalog } from '../../src/catalog/index.ts';

const { components, find } = builtinCatalog();
const listed = idsIn(readFileSync(fromRoot('test/catalog/shipped-ids.txt'), 'utf8'));

describe('ids are for good', () => {
  test('one that was shipped still leads to a component; a renamed one as an alias', () => {
    const lost = listed.filter((id) => {
      const found = find(id);
      return !found || !(found.id === id || found.aliases?.includes(id));
    });
    expect(lost).toEqual([]);
  });

  test('every one is listed, by `npm run generate`', () => {
    expect(components.map(({ id }) => id).filter((id) => !listed.includes(id))).toEqual([]);
  });
});

test.each([
  ['', ['b', 'a'], 'a\nb\n'],
  ['a\nb\n', ['a', 'b'], 'a\nb\n'],
  ['a\nc\n', ['b', 'c'], 'a\nb\nc\n'],
  ['a\r\nb\r\n', ['a'], 'a\nb\n'],
])('%j with %j', (before, current, after) => {
  expect(shippedIds(before, current)).toBe(after);
});

test('the worked example of CONTRIBUTING.md is the file that it says', () => {
  const [, path = '', block = ''] =
    /^2\. Write `(src\/catalog\/[^`]+)`[^]*?^ {3}```yaml\n([^]*?)^ {3}```$/m.exec(
      readFileSync(fromRoot('CONTRIBUTING.md'), 'utf8'),
    ) ?? [];
  expect(block.replace(/^ {3}/gm, '')).toBe(readFileSync(fromRoot(path), 'utf8'));
});
