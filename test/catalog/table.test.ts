import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogTable } from '../../scripts/catalog-table.ts';
import { fromRoot } from '../../scripts/paths.ts';
import { builtinCatalog } from '../../src/catalog/index.ts';
import { createCatalog } from '../../src/core/catalog/catalog.ts';
import type { Component, Target } from '../../src/core/catalog/types.ts';
import { LAYERS } from '../../src/core/index.ts';

describe('the page of the catalog', () => {
  const catalog = builtinCatalog();
  const page = catalogTable(catalog, LAYERS);

  test('is no larger than a person can load', () => {
    expect(Buffer.byteLength(page)).toBeLessThan(300_000);
  });

  test('has one row for each component, which leads to its file', () => {
    const files = [...page.matchAll(/\[`[^`]+`\]\(\.\.\/([^)]+)\)/g)].map(([, file = '']) => file);
    expect(files.length).toBe(catalog.components.length);
    expect(new Set(files).size).toBe(files.length);
    expect(files.filter((file) => !existsSync(fromRoot(file)))).toEqual([]);
  });

  test('has one cell for each target in every row', () => {
    const rows = page.split('\n').filter((line) => line.includes('src/catalog/components'));
    const wrong = rows.filter((row) => row.split(/(?<!\\)\|/).length !== catalog.targets.length + 4);
    expect(wrong).toEqual([]);
  });

  test('leads from its contents to headings that are there once', () => {
    const anchors = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = '']) => anchor);
    const headings = [...page.matchAll(/^### (.+)$/gm)].map(([, title = '']) =>
      title.toLowerCase().replace(/[()]/g, '').replaceAll(' ', '-'),
    );
    expect(anchors).toEqual(headings);
    expect(new Set(headings).size).toBe(headings.length);
  });
});

const target = (id: string, rank: number): Target => ({
  ...{ id, rank, name: id, vendor: id, vendorName: id, kind: 'accelerator' },
});

test.each<[string, Partial<Component>, string]>([
  ['levels', { supports: { green: { level: 'native' }, red: { level: 'port' } } }, '● | ◕'],
  ['what is not known', { supports: { green: { level: 'experimental' } } }, '◔ | ?'],
  ['the rest', { supports: { green: { level: 'native' }, others: { level: 'none' } } }, '● | ✕'],
  ['what is lost', { supports: { green: { level: 'native', limited: 'Slow.' }, others: { level: 'none' } } }, '◑ | ✕'],
  ['no more than is there', { supports: { green: { level: 'experimental', limited: 'Slow.' } } }, '◔ | ?'],
  ['versions', { supports: { green: { level: 'port', since: '2.6.0' } } }, '◕ ≥2.6.0 | ?'],
  [
    'the newest version',
    { supports: { green: [{ level: 'native', until: '2' }, { level: 'none' }], red: { level: 'native' } } },
    '✕ | ●',
  ],
  ['what touches none', { neutral: { evidence: [] } }, '○ | ○'],
  ['devices', { hardware: { target: 'red' } }, '✕ | ●'],
])('a row tells of %s', (_, rest, cells) => {
  const component: Component = {
    ...{ id: 'torchlet', name: 'Torch|let', layer: 'framework', kind: 'array-library', summary: 'One.' },
    ...{ homepage: 'https://example.org', evidence: {}, ...rest },
  };
  const page = catalogTable(
    createCatalog({ targets: [target('red', 2), target('green', 1)], components: [component] }),
    ['system', 'framework'],
  );
  expect(page.split('\n').slice(-7)).toEqual([
    '',
    '### Array library (framework)',
    '',
    '| Component | Id | green | red |',
    '| --- | --- | :-: | :-: |',
    `| [Torch\\|let](<https://example.org>) | [\`torchlet\`](../src/catalog/components/framework/torchlet.yaml) | ${cells} |`,
    '',
  ]);
});
