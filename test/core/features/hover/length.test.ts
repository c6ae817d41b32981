import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { builtinCatalog } from '../../../../src/catalog/index.ts';
import { createLayercake, type Layercake, LAYERS } from '../../../../src/core/index.ts';
import { make } from '../../../support/components.ts';
import { catalogWith } from '../../../support/catalog.ts';
import { hovered, LINKS, renderedLines, tableRows } from '../../../support/hovers.ts';
import { TODAY } from '../../../support/core.ts';

const MOST_LINES = 25;
/** What a row of a table may have: all columns, and two characters between them. */
const ROW_WIDTH = 60;

const layercake = createLayercake(builtinCatalog());

/** What is wrong with the hovers over a text: too long, or a table that would fold. */
function faults(text: string, offsets: Iterable<number>, core: Layercake = layercake): readonly string[] {
  const reading = core.read(text);
  const markdowns = new Set<string>();
  for (const offset of offsets) {
    const hover = core.hover(reading, offset, { today: TODAY, links: LINKS });
    if (hover) markdowns.add(hover.markdown);
  }
  return [...markdowns].flatMap((markdown) => {
    const [lines, width] = [renderedLines(markdown), widthOf(tableRows(markdown))];
    const folds = tableRows(markdown)
      .flat()
      .some((cell) => /[ -]/.test(cell));
    const isFine = lines.length <= MOST_LINES && width <= ROW_WIDTH && !folds;
    return isFine ? [] : [`${lines.length} lines, ${width} wide${folds ? ', may fold' : ''}:\n${markdown}`];
  });
}

function widthOf(rows: readonly (readonly string[])[]): number {
  const [head = []] = rows;
  if (head.length === 0) return 0;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return widths.reduce((total, width) => total + width + 2, -2);
}

function* everywhere(text: string): Iterable<number> {
  for (let offset = 0; offset <= text.length; offset++) yield offset;
}

describe('a hover has at most 25 lines, and its tables do not fold', () => {
  test('over every component of the catalog, as an entry, as an alternative and as a use', { timeout: 300_000 }, () => {
    const found = layercake.catalog.components.flatMap(({ id, layer }) => {
      const text = `layercake: 1\napplication: [{ id: api, uses: [${id}, { any-of: [${id}, python] }] }, { id: two, any-of: [${id}, llguidance] }]\n${layer === 'application' ? 'model: []' : `${layer}: [${id}]`}\n`;
      return faults(text, [text.indexOf(id) + 1, text.indexOf(`[${id}, python`) + 2, text.lastIndexOf(id) + 1]);
    });
    expect(found).toEqual([]);
  });

  test.each(globSync('examples/**/*layercake.yaml'))('over every word of %s', { timeout: 120_000 }, (file) => {
    const text = readFileSync(file, 'utf8');
    expect(faults(text, everywhere(text))).toEqual([]);
  });

  test('whatever a manifest and a catalog say', () => {
    const long = 'endless '.repeat(1250);
    const rtl = '\u202egnol\u2066 ';
    const source = (key: string): object => ({
      source: `https://example.org/${key}`,
      says: long,
      checked: '2025-01-01',
    });
    const keys = Array.from({ length: 40 }, (_, index) => `k${index}`);
    const huge = make('framework', long, {
      ...{ id: 'huge', name: long, summary: rtl + long, license: long, steward: long, stewardVendor: 'green' },
      supports: Object.fromEntries(
        ['green', 'red', 'blue-gpu', 'blue-npu', 'cpu'].map((id, index) => [
          id,
          [
            { level: index % 2 === 0 ? 'experimental' : 'port', since: '1', until: '2', note: long, evidence: keys },
            { level: 'none', note: long, limited: long, evidence: keys },
          ],
        ]),
      ),
      alternatives: keys.map((component) => ({ component, effort: 'code', note: long })),
      deprecated: { note: long, successor: 'servo', evidence: keys },
      evidence: Object.fromEntries(keys.map((key) => [key, source(key)])) as never,
    });
    const core = createLayercake(catalogWith(huge));
    const id = 'x'.repeat(10_000);
    const text = `layercake: 1\ntargets: [green]\napplication:\n  - { id: ${id}, name: "${long}", uses: [huge] }\nframework:\n  - { component: huge, version: "1.5", license: "${long}" }\n  - ${id}y\n`;
    const offsets = [...text.matchAll(/\b(?:layercake|green|x+|endless|huge|1\.5|version)/g)].map(
      ({ index }) => index + 1,
    );
    expect(faults(text, offsets, core)).toEqual([]);
    expect(offsets.length).toBeGreaterThan(10);
  });

  test('over every layer and key of the schema', () => {
    for (const layer of LAYERS)
      expect(renderedLines(hovered(`${layer}‸: [vllm]\n`)?.markdown ?? '').length).toBeLessThan(10);
  });
});
