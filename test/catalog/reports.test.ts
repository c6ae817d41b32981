import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { daysOf, staleEvidence, staleReport } from '../../scripts/catalog-stale.ts';
import { readCatalog } from '../../scripts/compile-catalog.ts';
import { coverageReport } from '../../scripts/catalog-coverage.ts';
import { fromRoot } from '../../scripts/paths.ts';
import { createCatalog } from '../../src/core/catalog/catalog.ts';
import type { Component, Target } from '../../src/core/catalog/types.ts';
import { read as filesIn } from './files.ts';

const component = (id: string, rest: Partial<Component>): Component => ({
  ...{ id, name: id, layer: 'framework', kind: 'inference-engine', summary: 'One.', homepage: 'https://example.org' },
  evidence: {},
  ...rest,
});
const read = (checked: string, source = 'https://example.org/a'): Component['evidence'][string] => ({
  ...{ checked, source, says: 'So.' },
});
const target = (id: string, rank: number): Target => ({
  ...{ id, rank, name: id, vendor: id, vendorName: id, kind: 'accelerator' },
});

describe('what to read again', () => {
  const files = {
    components: [
      component('torchlet', { evidence: { readme: read('2026-01-10'), setup: read('2025-01-01') } }),
      component('greenkit', { layer: 'system', evidence: { docs: read('2024-06-30', 'https://example.org/docs') } }),
    ],
    targets: [{ ...target('green', 1), evidence: { specs: read('2024-12-01') } }],
  };
  const keys = (today: string, days: number): readonly string[] =>
    staleEvidence(files, today, days).map(
      ({ file, key, age }) => `${/[^/]+(?=\.)/.exec(file)?.[0] ?? ''} ${key} ${age}`,
    );

  test.each([
    ['2026-01-10', 365, ['greenkit docs 559', 'green specs 405', 'torchlet setup 374']],
    ['2025-12-01', 365, ['greenkit docs 519']],
    ['2025-12-02', 365, ['greenkit docs 520', 'green specs 366']],
    ['2026-01-11', 0, ['greenkit docs 560', 'green specs 406', 'torchlet setup 375', 'torchlet readme 1']],
    ['2026-01-10', 9999, []],
  ])('on %s, older than %i days', (today, days, wanted) => {
    expect(keys(today, days)).toEqual(wanted);
  });

  test('is a table of files, with its sum', () => {
    expect(staleReport(staleEvidence(files, '2026-01-10', 365), 365)).toBe(
      [
        'days  read        file                                evidence  address',
        ' 559  2024-06-30  components/system/greenkit.yaml     docs      https://example.org/docs',
        ' 405  2024-12-01  targets/green.yaml                  specs     https://example.org/a',
        ' 374  2025-01-01  components/framework/torchlet.yaml  setup     https://example.org/a',
        '',
        '3 to read again, in 3 files: older than 365 days.',
        '',
      ].join('\n'),
    );
  });

  test('has every file that is shipped', () => {
    const found = staleEvidence(readCatalog(), '2999-01-01', 0).map(({ file }) => file);
    const shipped = (['components', 'targets'] as const).flatMap((folder) =>
      filesIn(folder).map(({ path }) => `${folder}/${path}`),
    );
    expect([...new Set(found)].sort()).toEqual(shipped.sort());
  });

  test('says when there is nothing', () => {
    expect(staleReport([], 30)).toBe('Nothing to read again: no evidence is older than 30 days.\n');
  });

  test.each([
    [[], 365],
    [['--days', '30'], 30],
    [['--days=0'], 0],
    [['--days', 'many'], undefined],
    [['--days', '-1'], undefined],
    [['--days'], undefined],
    [['--weeks', '3'], undefined],
    [['30'], undefined],
  ])('called with %j', (argv, days) => {
    expect(daysOf(argv)).toBe(days);
  });

  test.each([
    [['--days', '0'], 1, /^ +\d+ .* targets\/amd\.yaml .*\n/m, /^$/],
    [['--days', '99999'], 0, /^Nothing to read again/, /^$/],
    [['--days', 'x'], 2, /^$/, /^usage: /],
  ])('%j ends with %i', (argv, code, out, err) => {
    const run = spawnSync(process.execPath, ['--import', 'tsx', fromRoot('scripts/catalog-stale.ts'), ...argv], {
      encoding: 'utf8',
      cwd: fromRoot(),
    });
    expect(run.stdout).toMatch(out);
    expect(run.stderr).toMatch(err);
    expect(run.status).toBe(code);
  });
});

describe('how much is known', () => {
  const claim = { level: 'native', evidence: ['readme'] } as const;
  const catalog = createCatalog({
    targets: [target('red', 2), target('green', 1)],
    components: [
      component('torchlet', { supports: { green: claim, red: { level: 'none' } } }),
      component('servo', { supports: { green: claim, red: { level: 'unknown' } } }),
      component('greenkit', { layer: 'system', supports: { green: claim, others: { level: 'none' } } }),
      component('box', { neutral: { evidence: ['readme'] } }),
      component('card', { layer: 'hardware', hardware: { target: 'green' } }),
      component('cable', { layer: 'hardware' }),
    ],
  });

  test('is told by layer and by target', () => {
    expect(coverageReport(catalog)).toBe(
      [
        'layer        components  by construction  judged  green    red  all targets',
        'application           0                0       0      –      –            –',
        'model                 0                0       0      –      –            –',
        'framework             3                1       2  100 %   50 %         75 %',
        'system                1                0       1  100 %  100 %        100 %',
        'hardware              2                1       1    0 %    0 %          0 %',
        'all layers            6                2       4   75 %   50 %         62 %',
        '',
      ].join('\n'),
    );
  });
});
