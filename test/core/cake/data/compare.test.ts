import { describe, expect, test } from 'vitest';
import { compareCakes } from '../../../../src/core/cake/index.ts';
import { cakeOf } from '../support.ts';

const BEFORE = `
application:
  - {id: api, uses: [engine]}
framework:
  - {id: engine, component: red-only, version: 1.2}
  - everywhere
`;

describe('compareCakes', () => {
  test.each([
    ['nothing', BEFORE, []],
    ['an entry more', `${BEFORE}  - red-first\n`, [['red-first', 'added', []]]],
    ['an entry less', BEFORE.replace('  - everywhere\n', ''), [['everywhere', 'removed', []]]],
    ['a version', BEFORE.replace('1.2', '1.3'), [['engine', 'changed', ['1.2 → 1.3']]]],
    [
      'another component, which frees what stands on it',
      BEFORE.replace('red-only, version: 1.2', 'everywhere'),
      [
        ['api', 'changed', ['locked to Red → portable · 2 vendors']],
        [
          ...['engine', 'changed'],
          ...[
            ['Red Only → Everywhere', '1.2 → nothing', 'locked to Red → portable · 2 vendors', 'Apache-2.0 → nothing'],
          ].map((words) => [...words, 'open → unknown']),
        ],
      ],
    ],
    [
      'another use',
      BEFORE.replace('uses: [engine]', 'uses: [engine, everywhere]'),
      [['api', 'changed', ['now stands on everywhere']]],
    ],
  ])('%s', (_, after, expected) => {
    const { changes } = compareCakes(cakeOf(BEFORE), cakeOf(after));
    expect(changes.map(({ key, change, words }) => [key, change, words])).toEqual(expected);
  });

  test('tells both indexes', () => {
    const { lockIn } = compareCakes(cakeOf(BEFORE), cakeOf('framework: [everywhere]\n'));
    expect(lockIn).toEqual({ before: 50, after: 0 });
  });
});
