import { describe, expect, test } from 'vitest';
import type { EntryDetails } from '../../../../src/core/cake/index.ts';
import { applyEdits } from '../../../../src/core/text/edits.ts';
import type { Reading } from '../../../../src/core/index.ts';
import { layercake, readingOf } from '../support.ts';

const STACK = `
application:
  - {id: api, uses: [engine, {id: extra, optional: true}]}
framework:
  - {id: engine, component: red-only, version: 1.2, uses: [red-sdk]}
  - {id: extra, component: everywhere}
  - mystery
system: [red-sdk]
`;

const reading = readingOf(STACK);

function detailsOf(key: string): EntryDetails {
  const details = layercake.cake.details(reading, key, '2026-11-28');
  if (!details) throw new Error(`no entry has the key ${key}`);
  return details;
}

describe('all about one entry', () => {
  test('what it is, and what ties it through which chain', () => {
    expect(detailsOf('api')).toMatchObject({
      ...{ name: 'api', nature: 'Application & Deployment · your own', coupling: 'locked', head: 'locked to Red' },
      chain: [
        { key: 'api', name: 'api' },
        { key: 'engine', name: 'Red Only' },
      ],
      cause: 'Red Only does not run on Blue GPUs',
      points: 0,
    });
  });

  test('what would free it, and how that is asked for', () => {
    const { ways, inPlaceOf } = detailsOf('api');
    expect(inPlaceOf).toEqual({ key: 'engine', name: 'Red Only' });
    expect(ways).toEqual([
      {
        ...{ component: 'everywhere', name: 'Everywhere', effort: 'code', note: 'Slower.' },
        apply: { key: 'engine', field: 'component', component: 'everywhere' },
      },
    ]);
  });

  test('facts, and how we know', () => {
    const { facts, evidence, summary, version } = detailsOf('engine');
    expect({ facts, summary, version }).toEqual({
      facts: ['open source', 'licence Apache-2.0', 'steward The Reds'],
      ...{ summary: 'For the tests.', version: '1.2' },
    });
    expect(evidence).toEqual([
      {
        ...{ source: 'https://example.com/docs', place: 'example.com', says: 'It says so.' },
        ...{ checked: '2026-11-23', age: '5 days ago', stale: false },
      },
    ]);
  });

  test('its levels, and what limits it', () => {
    expect(detailsOf('api').levels.map(({ target, own, here, limit }) => [target.id, own, here, limit?.key])).toEqual([
      ['red', 'native', 'native', undefined],
      ['blue', 'native', 'none', 'engine'],
      ['cpu', 'native', 'none', 'engine'],
    ]);
  });

  test('what stands where', () => {
    const { uses, users } = detailsOf('engine');
    expect(uses).toEqual([{ key: 'red-sdk', name: 'Red SDK', kind: 'firm' }]);
    expect(users).toEqual([{ key: 'api', name: 'api', kind: 'firm' }]);
    expect(detailsOf('extra').users).toEqual([{ key: 'api', name: 'api', kind: 'optional' }]);
  });

  test('what the catalog does not know has no ways', () => {
    const { head, ways, nature } = detailsOf('mystery');
    expect({ head, ways, nature }).toEqual({
      head: 'unknown',
      ways: [],
      nature: 'Base Model Framework · not in the catalog',
    });
  });

  test('no key, no details', () => {
    expect(layercake.cake.details(reading, 'gone', '2026-11-28')).toBeUndefined();
  });
});

describe('a way that is asked for', () => {
  const EVERYWHERE = { key: 'engine', field: 'component', component: 'everywhere' } as const;
  const applied = (way: Parameters<typeof layercake.cake.apply>[1], to: Reading = reading): string => {
    const edits = layercake.cake.apply(to, way);
    return typeof edits === 'string' ? edits : applyEdits(to.manifest.text, edits);
  };

  test('is written into the text', () => {
    expect(applied(EVERYWHERE)).toContain('- {id: engine, component: everywhere');
  });

  test('is written into a later text, where its entry has another place', () => {
    expect(applied(EVERYWHERE, readingOf('framework: [mystery, {id: engine, component: red-only}]\n'))).toBe(
      'layercake: 1\nframework: [mystery, {id: engine, component: everywhere}]\n',
    );
  });

  test.each([
    ['what is there now has no such alternative', 'framework: [{id: engine, component: red-first}]\n', 'changed'],
    ['the entry is gone', 'framework: [red-first]\n', 'changed'],
    ['the text is broken', 'framework: [{id: engine, component: red-only}\n', 'broken'],
    [
      'an anchor has two entries say it',
      'framework:\n  - {id: engine, component: &one red-only}\n  - {id: two, component: *one}\n',
      'unwritable',
    ],
  ])('is refused by a later text in which %s', (_, text, why) => {
    expect(applied(EVERYWHERE, readingOf(text))).toBe(why);
  });

  test.each([
    ['an entry that is gone', { key: 'gone', field: 'component', component: 'everywhere' }],
    ['a field that it does not have', { key: 'engine', field: 'format', component: 'everywhere' }],
    ['what is no alternative', { key: 'engine', field: 'component', component: 'red-first' }],
    ['what nobody knows', { key: 'engine', field: 'component', component: 'made-up' }],
  ] as const)('%s: not at all', (_, way) => expect(applied(way)).toBe('changed'));
});
