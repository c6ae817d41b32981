import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fromRoot } from '../../scripts/paths.ts';
import { idsIn, shippedIds } from '../../scripts/shipped-ids.ts';
import { builtinCatalog } from '../../src/catalog/index.ts';

const { components, find, suggest } = builtinCatalog();
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

describe('an id that lacks a letter is suggested whole', () => {
  test.each([
    ['pytorc', ['pytorch']],
    ['cudaa', ['cuda']],
    ['deepsped', ['deepspeed']],
    ['nvidia-h10', ['nvidia-h100', 'nvidia-a10', 'nvidia-h20']],
    ['llama-3.1-70', ['llama-3.1-70b-instruct', 'llama-3.1-8b-instruct', 'llama-3.3-70b-instruct']],
  ])('%s', (typed, ids) => {
    expect(suggest(typed).map(({ id }) => id)).toEqual(ids);
  });

  test('whichever it is, unless three others are as near', () => {
    const missed = components.filter(({ id }) => {
      const typed = id.slice(0, -1);
      const suggested = suggest(typed).map((one) => one.id);
      const isCrowded = suggested.length === 3 && suggested.every((one) => one.slice(0, -1) === typed);
      return id.length > 3 && !find(typed) && !suggested.includes(id) && !isCrowded;
    });
    expect(missed.map(({ id }) => id)).toEqual([]);
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
