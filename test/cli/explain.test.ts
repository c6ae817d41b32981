import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtinCatalog } from '../../src/catalog/index.ts';
import { explainJson } from '../../src/cli/explain-json.ts';
import { explainPretty } from '../../src/cli/explain-pretty.ts';
import { createStyle } from '../../src/cli/style.ts';
import { createCatalog } from '../../src/core/catalog/catalog.ts';
import type { CatalogData } from '../../src/core/catalog/types.ts';
import { explain, questionOf } from '../../src/core/features/explain.ts';
import { createPlace, type Place } from './support/run.ts';

const evidence = (key: string, checked = '2026-10-01'): CatalogData['components'][number]['evidence'][string] => ({
  ...{ source: `https://example.org/${key}`, says: `It says ${key}.`, checked },
});

const TARGET = { vendor: 'v', vendorName: 'V', kind: 'accelerator' } as const;
const CATALOG = createCatalog({
  targets: [
    { ...TARGET, id: 'nvidia', name: 'NVIDIA GPU', rank: 1 },
    { ...TARGET, id: 'amd', name: 'AMD GPU', rank: 2 },
    { ...TARGET, id: 'apple', name: 'Apple silicon', rank: 3 },
    { ...TARGET, id: 'tpu', name: 'TPU', rank: 4 },
  ],
  components: [
    {
      ...{ id: 'thing', name: 'Thing', layer: 'framework', kind: 'kernel-library', summary: 'A thing.' },
      ...{ homepage: 'https://example.org', license: 'MIT', requires: ['other'], stewardVendor: 'v', steward: 'V Inc' },
      supports: {
        nvidia: [
          { level: 'native', since: '2.0', arch: '>=sm_80', via: ['other'], evidence: ['new'] },
          { level: 'native', until: '2.0', limited: 'Half as fast.', os: ['linux', 'macos'], evidence: ['old'] },
        ],
        amd: { level: 'port', since: '3.0', note: 'By a fork', evidence: ['fork', 'new'] },
        apple: { level: 'none', evidence: ['ancient'] },
      },
      alternatives: [{ component: 'other', effort: 'code', note: 'Another one.' }],
      deprecated: { note: 'Given up.', successor: 'other', evidence: ['old'] },
      openness: { source: 'open' },
      evidence: {
        new: evidence('new'),
        old: evidence('old'),
        fork: evidence('fork'),
        ancient: evidence('ancient', '2025-11-22'),
      },
    },
    {
      ...{
        id: 'other',
        name: 'Other',
        layer: 'framework',
        kind: 'runtime',
        summary: 'Another.',
        homepage: 'https://example.org',
      },
      ...{ neutral: { note: 'Only a file.', evidence: ['a'] }, evidence: { a: evidence('a') } },
      alternatives: [
        { component: 'thing', effort: 'redesign' },
        { component: 'plain', effort: 'code' },
        { component: 'card', effort: 'config', note: 'A card.' },
        { component: 'nothing', effort: 'code' },
      ],
    },
    {
      ...{ id: 'card', name: 'Card', layer: 'hardware', kind: 'accelerator', platform: true, summary: 'A card.' },
      homepage: 'https://example.org',
      hardware: { precisions: ['wide', 'other'], memory: 48, arch: 'v_2', target: 'nvidia' },
      evidence: { 'spec-arch': evidence('arch'), 'spec-precisions': evidence('precisions') },
    },
    {
      ...{ id: 'plain', name: 'Plain', layer: 'hardware', kind: 'cpu', platform: true, summary: 'A plain one.' },
      ...{ homepage: 'https://example.org', hardware: { target: 'amd' }, evidence: { spec: evidence('spec') } },
    },
  ],
});

const json = (text: string): Readonly<Record<string, unknown>> => {
  const explanation = explain(CATALOG, questionOf(text));
  if (!explanation) throw new Error(`no ${text}`);
  return (JSON.parse(explainJson(explanation)) as { component: Readonly<Record<string, unknown>> }).component;
};

const pretty = (text: string): string => {
  const explanation = explain(CATALOG, questionOf(text));
  return explanation ? explainPretty(explanation, CATALOG, '2026-11-23', createStyle(80, false)) : '';
};

describe('a question', () => {
  test.each([
    ['vllm', { name: 'vllm' }],
    ['vllm@0.10.2', { name: 'vllm', version: '0.10.2' }],
    ['vllm@>=0.10,<1', { name: 'vllm', version: '>=0.10,<1' }],
    ['pkg:pypi/vllm@0.10.2', { name: 'pkg:pypi/vllm', version: '0.10.2' }],
    ['pkg:npm/@scope/name', { name: 'pkg:npm/@scope/name' }],
    ['@x', { name: '@x' }],
  ])('%s', (text, expected) => {
    expect(questionOf(text)).toEqual(expected);
  });
});

describe('json', () => {
  test('has every target, each claim with its sources', () => {
    expect(json('thing').supports).toEqual({
      nvidia: {
        ...{ level: 'native', since: '2.0', arch: '>=sm_80', via: ['other'], evidence: [evidence('new')] },
        besides: [
          {
            level: 'native',
            until: '2.0',
            limited: 'Half as fast.',
            os: ['linux', 'macos'],
            evidence: [evidence('old')],
          },
        ],
      },
      amd: { level: 'port', since: '3.0', note: 'By a fork', evidence: [evidence('fork'), evidence('new')] },
      apple: { level: 'none', evidence: [evidence('ancient', '2025-11-22')] },
      tpu: { level: 'unknown', evidence: [] },
    });
  });

  test('has the levels of a version', () => {
    expect(json('thing@1.9')).toMatchObject({
      version: '1.9',
      supports: {
        nvidia: { level: 'native', until: '2.0' },
        amd: { level: 'none', besides: [{ level: 'port', since: '3.0' }] },
      },
    });
    expect(json('thing@3.1')).toMatchObject({ supports: { nvidia: { since: '2.0' }, amd: { level: 'port' } } });
  });

  test('tells why what is neutral is native', () => {
    expect(json('other').supports).toMatchObject({
      tpu: { level: 'native', note: 'Only a file.', evidence: [evidence('a')] },
    });
  });

  test('has what a device is, with all that was read about it', () => {
    const told = [evidence('arch'), evidence('precisions')];
    expect(json('card').hardware).toEqual({
      ...{ target: 'nvidia', arch: 'v_2', memory: 48, precisions: ['wide', 'other'], evidence: told },
    });
    expect(json('plain').hardware).toEqual({ target: 'amd', evidence: [evidence('spec')] });
    expect(json('thing').hardware).toBeUndefined();
  });

  test('has what the component is', () => {
    expect(json('thing')).toMatchObject({
      ...{ id: 'thing', kind: 'kernel-library', platform: false, aliases: [], packages: [], requires: ['other'] },
      ...{ alternatives: [{ component: 'other', effort: 'code', note: 'Another one.' }], openness: { source: 'open' } },
      deprecated: { note: 'Given up.', successor: 'other', evidence: [evidence('old')] },
    });
  });
});

test('alternatives come as plans take them: the least effort first, equal ones as in the catalog', () => {
  const order = ['card', 'plain', 'nothing', 'thing'];
  expect(json('other').alternatives).toMatchObject(order.map((component) => ({ component })));
  const lines = pretty('other').split('What could take its place')[1]?.split('\n').slice(1, 5);
  expect(lines?.map((line) => line.trim().split(' ')[0])).toEqual(order);
});

test('pretty tells it with numbered sources', () => {
  expect(pretty('thing')).toBe(`Thing (thing)
Base Model Framework: kernel library

A thing.
▲ Deprecated: Given up. Its makers point to Other. [1]

  Homepage       https://example.org
  License        MIT
  Openness       source open
  Steward        V Inc
  Controlled by  V, a hardware vendor
  Stands on      Other

Where it runs
  nvidia  native        from 2.0; on >=sm_80; via Other. [2]
          native        or: before 2.0; Linux and macOS only. Limited: Half as
                        fast. [1]
  amd     port          from 3.0. By a fork. [3,2]
  apple   none          evidence of 2025-11-22, needs confirming. [4]
  tpu     unknown       nothing is said

What could take its place (and the effort it takes)
  other  code      Another one.

How we know
  [1] It says old. Read 2026-10-01.
      https://example.org/old
  [2] It says new. Read 2026-10-01.
      https://example.org/new
  [3] It says fork. Read 2026-10-01.
      https://example.org/fork
  [4] It says ancient. Read 2025-11-22, over a year ago.
      https://example.org/ancient
`);
});

test('pretty tells of a version what counts for it', () => {
  const out = pretty('thing@1.9');
  expect(out).toMatch(/^Thing \(thing 1\.9\)\n/);
  expect(out).toContain('Where version 1.9 runs\n  nvidia  native        before 2.0; Linux and macOS only.');
  expect(out).toContain(
    '  amd     none          not in this version [3,2]\n          port          otherwise: from 3.0.',
  );
});

test('pretty says of what is neutral that it is', () => {
  expect(pretty('other')).toContain(
    'Where it runs\n  Touches no accelerator itself, so it runs beside any. Only a file. [1]\n',
  );
});

test('pretty says of a device its memory and what it computes in', () => {
  const out = pretty('card');
  expect(out).toContain(
    '  Homepage     https://example.org\n  Device       NVIDIA GPU, v_2, 48 GB [1,2]\n  Computes in  wide, Other\n',
  );
  expect(out).toContain('  [2] It says precisions. Read 2026-10-01.\n');
  expect(pretty('plain')).toContain('  Homepage  https://example.org\n  Device    AMD GPU [1]\n\n');
});

describe('the command', () => {
  let place: Place;
  beforeAll(() => {
    place = createPlace();
  });
  afterAll(() => place.remove());

  test.each(['vllm', 'vLLM', 'VLLM', 'pkg:pypi/vllm', 'pkg:pypi/vllm@0.10.2', 'vllm@0.10'])(
    'knows %s',
    async (name) => {
      const { code, out } = await place.run(['explain', name, '--format', 'json']);
      const { version, component } = JSON.parse(out) as {
        version: number;
        component: { id: string; supports: object };
      };
      expect({ code, version, id: component.id }).toEqual({ code: 0, version: 1, id: 'vllm' });
      expect(Object.keys(component.supports)).toEqual(builtinCatalog().targets.map(({ id }) => id));
    },
  );
});
