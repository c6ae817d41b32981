import { describe, expect, test } from 'vitest';
import { catalogWith } from '../../support/catalog.ts';
import { make } from '../../support/components.ts';
import { core, readWith, TODAY } from '../../support/core.ts';

const TEXT = `layercake: 1
name: Support desk
targets: [green, red]
application: [{ id: api, uses: [engine] }]
framework: [{ id: engine, uses: [fastkernel] }, fastkernel, portal]
system: [greenkit]
`;

describe('the report', () => {
  const reading = core.read(TEXT);
  const report = core.report(reading, core.check(reading, { today: TODAY }));
  const section = (title: string): string => report.split(/^## /m).find((one) => one.startsWith(title)) ?? '';

  test('begins with the name and the index', () => {
    expect(report).toMatch(/^# Support desk\n\n\*\*Lock-in index 50.0 of 100\*\*/);
    expect(report).toContain('The manifest asks for `green`, `red`.');
  });

  test('rounds the known share down, as the command line does', () => {
    const text = 'layercake: 1\nframework: [{ id: a, uses: [] }, mystery]\n';
    expect(core.report(core.read(text), [])).toContain('\n62 % of the cells (entry × accelerator) are known;');
  });

  test('has a row for every entry, under its layer', () => {
    const rows = section('Where each')
      .split('\n')
      .filter((line) => line.startsWith('| '));
    expect(rows.map((row) => row.split('|')[1]?.trim()).slice(1)).toEqual([
      '---',
      '**Application & Deployment**',
      '`api`',
      '**Base Model Framework**',
      '`engine`',
      '`fastkernel`',
      '`portal`',
      '**System Software & Compiler**',
      '`greenkit`',
    ]);
    expect(new Set(rows.map((row) => row.split('|').length)).size).toBe(1);
  });

  test('says what ties it, through which chain', () => {
    expect(section('What ties')).toMatch(/\*\*api\*\* is locked to Green.*api → engine → fastkernel/);
    expect(section('What ties')).not.toContain('portal');
  });

  test('lays the points of the index at the entries that cost them, up to a total', () => {
    const rows = section('What the index')
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(2);
    expect(rows).toEqual(['| `fastkernel` | 50.0 |  |', '| **The index** | **50.0** | |']);
  });

  test('gathers what costs little in one line, so that the points still add up', () => {
    const entries = [...Array(12).keys()].map((n) => `{ id: e${n}, component: ${n < 2 ? 'mystery' : 'duo'} }`);
    const [, rows = ''] = core
      .report(core.read(`layercake: 1\nframework: [${entries.join(', ')}]\n`), [])
      .split('| --- | --: | --- |\n');
    const points = [...rows.matchAll(/^\| (.*) \| (.*) \| (.*) \|$/gm)].map(([, ...cells]) => cells);
    expect(points.slice(0, 3)).toEqual([
      ['`e0`', '8.3', 'since nothing is known'],
      ['`e1`', '8.3', 'since nothing is known'],
      ['`e2`', '4.2', ''],
    ]);
    expect(points.slice(-1)[0]?.[0]).toBe('4 more entries');
    expect(points.reduce((total, [, one]) => total + Number(one), 0)).toBeCloseTo(58.3, 9);
  });

  test('ranks the choke points', () => {
    expect(section('Choke points')).toMatch(/1\. `fastkernel` would open 9 cells/);
  });

  test('says what would open the other targets, those with the same set in one line', () => {
    expect(section('What would open')).toMatch(
      /^- To open \*\*Red GPU, Blue GPU and Blue NPU\*\*: replace `fastkernel`$/m,
    );
    const unknown = core.read('layercake: 1\nframework: [{ component: mystery, uses: [fastkernel] }, fastkernel]\n');
    expect(core.report(unknown, [])).toContain('replace `fastkernel` (of `mystery` nothing is known there even then)');
  });

  test('sets openness against freedom, and says who can merge', () => {
    const closed = { openness: { source: 'closed' }, steward: 'Green | Inc.', stewardVendor: 'green' } as const;
    const other = catalogWith(
      make('framework', 'kernel-library', { id: 'boxed', supports: { others: { level: 'none' } }, ...closed }),
    );
    const text =
      'layercake: 1\napplication: [{ id: api, license: MIT, uses: [] }, { id: batch, license: MIT, uses: [boxed] }]\n' +
      'framework: [boxed, fastkernel, { component: mystery, license: ISC }]\nhardware: [green-g1]\n';
    const lines = core.report(readWith(other, text), []).split('\n');
    const from = lines.indexOf('## Open but locked');
    expect(lines.slice(from + 4).filter((line) => line !== '')).toEqual([
      '|  | Free | Tied |',
      '| --- | --- | --- |',
      '| **Open** | `api` | `batch` |',
      '| **Not open** |  | `boxed` |',
      '| Entry | Openness | Coupling | Licence | Who can merge |',
      '| --- | --- | --- | --- | --- |',
      '| `batch` | open licence | ■ locked | MIT |  |',
      '| `boxed` | closed source | ■ locked |  | Green \\| Inc.\u00a0▲ |',
      '| `api` | open licence | ○ neutral | MIT |  |',
      '▲ a hardware vendor decides what is merged or released',
      'Openness unknown: `fastkernel`.',
      'Open or not, but coupling unknown: `mystery`.',
    ]);
  });

  test('lists the findings by line', () => {
    expect(section('Findings')).toMatch(/^- Line 5, error, `target-unreachable`: FastKernel does not run on Red/m);
  });

  test('ends with one line break, and leaves out what is empty', () => {
    const empty = core.read('layercake: 1\n');
    const short = core.report(empty, []);
    expect(short).toMatch(/[^\n]\n$/);
    expect(short).not.toMatch(/## (Findings|Choke points|What ties|What the index|What would open|Open but)/);
    expect(short).not.toContain('NaN');
  });
});
