import { describe, expect, test } from 'vitest';
import { loadCatalog } from '../../../src/catalog/index.ts';
import { analyzeStack } from '../../../src/core/analysis/analyze.ts';
import { readManifest } from '../../../src/core/manifest.ts';

const catalog = loadCatalog();

/** Own services, the first of which stands on all others in groups of so many. */
function manifestOf(count: number, each: number): string {
  const ids = Array.from({ length: count }, (_, index) => `s${index}`);
  const groups = Array.from({ length: Math.ceil(count / each) }, (_, at) => ids.slice(at * each, (at + 1) * each));
  const uses = groups.map((group) => (each === 1 ? group.join() : `{any-of: [${group.join(', ')}]}`));
  const rest = ids.map((id) => `  - {id: ${id}, uses: []}\n`).join('');
  return `application:\n  - id: top\n    uses: [${uses.join(', ')}]\n${rest}  - {id: last, uses: [s0]}\n`;
}

describe('an entry stands on all that it names, however many they are', () => {
  test.each([
    { count: 1, each: 1 },
    { count: 3, each: 1 },
    { count: 1000, each: 1 },
    { count: 1000, each: 1000 },
    { count: 1000, each: 7 },
  ])('$count in groups of $each', ({ count, each }) => {
    const { usesOf } = analyzeStack(readManifest(manifestOf(count, each)).stack, catalog);
    expect(usesOf(0).flat()).toEqual(Array.from({ length: count }, (_, index) => index + 1));
    expect(usesOf(0)).toHaveLength(Math.ceil(count / each));
    expect(usesOf(count + 1)).toEqual([[1]]);
  });

  test('each of ten on all ten', () => {
    const ids = Array.from({ length: 10 }, (_, index) => `s${index}`);
    const text = `application:\n${ids.map((id) => `  - {id: ${id}, uses: [${ids.join(', ')}]}\n`).join('')}`;
    const { usesOf } = analyzeStack(readManifest(text).stack, catalog);
    for (const index of ids.keys()) expect(usesOf(index)).toEqual([...ids.keys()].map((member) => [member]));
  });
});
