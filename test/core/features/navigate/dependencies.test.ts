import { describe, expect, test } from 'vitest';
import type { Dependency } from '../../../../src/core/index.ts';
import { core, textOf } from '../../../support/core.ts';
import { atCursor } from '../../../support/cursor.ts';

const { navigate } = core;

const TEXT = `layercake: 1
application:
  - { id: api, uses: [engine, { id: cache, optional: true }, { any-of: [attention, duo] }] }
  - { id: web, uses: [api, { any-of: [engine, engine] }] }
  - { id: cache }
framework:
  - { id: engine, component: servo, version: "1.4" }
  - torchlet
  - { id: attention, any-of: [fastkernel, torchlet] }
system: [greenkit]
hardware: [{ component: green-g2, optional: true }]
`;

/** Dependencies as lines: the item, how, and the texts that say so. */
function lines(found: readonly Dependency[], text = TEXT): readonly string[] {
  return found.map(
    ({ item, places }) => `${item.id} (${item.detail}) by ${places.map((span) => textOf(text, span)).join(' and ')}`,
  );
}

const key = (id: string): { readonly id: string; readonly at: number } => ({ id, at: -1 });
const uses = (id: string): readonly string[] => lines(navigate.uses(core.read(TEXT), key(id)));
const users = (id: string): readonly string[] => lines(navigate.users(core.read(TEXT), key(id)));

describe('what an entry uses', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'as the manifest says, with how',
      'api',
      [
        'engine (1.4 · ◇ portable) by engine',
        'cache (optional · ○ neutral) by cache',
        'attention (one of several · ◇ portable) by attention',
        'duo (one of several · ◇ portable) by duo',
      ],
    ],
    ['as the catalog knows, told as such', 'engine', ['torchlet (inferred · ◇ portable) by servo']],
    [
      'on the devices, which may be done without',
      'greenkit',
      ['green-g2 (inferred · optional · ■ locked to Green) by greenkit'],
    ],
    ['nothing', 'cache', []],
    ['nothing, for a component that no entry has', 'duo', []],
    ['nothing, where there is no such entry', 'nobody', []],
  ])('%s', (_, id, expected) => {
    expect(uses(id)).toEqual(expected);
  });
});

describe('what uses an entry', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'with every place that says so',
      'engine',
      ['api (◇ portable) by engine', 'web (one of several · ◇ portable) by engine and engine'],
    ],
    [
      'inferred uses told as such',
      'torchlet',
      ['engine (inferred · 1.4 · ◇ portable) by servo', 'attention (one of several · ◇ portable) by torchlet'],
    ],
    ['a component that no entry has', 'duo', ['api (one of several · ◇ portable) by duo']],
    ['nothing', 'web', []],
    ['nothing, where there is no such entry', 'nobody', []],
  ])('%s', (_, id, expected) => {
    expect(users(id)).toEqual(expected);
  });

  test('is the other way round of what it uses', () => {
    const reading = core.read(TEXT);
    const pairs = (way: 'uses' | 'users'): readonly string[] =>
      reading.analysis.nodes.flatMap(({ id }) =>
        navigate[way](reading, key(id)).map(({ item }) =>
          way === 'uses' ? `${id} → ${item.id}` : `${item.id} → ${id}`,
        ),
      );
    expect([...pairs('users')].sort()).toEqual([...pairs('uses')].sort());
    expect(pairs('uses').length).toBeGreaterThan(8);
  });
});

describe('the hierarchy starts', () => {
  test.each([
    ['from a name', 'application: [{ id: ap‸i }]', 'api'],
    ['from a use', 'application: [{ id: api, uses: [ser‸vo] }]\nframework: [servo]', 'servo'],
    ['from anywhere in an entry', 'application: [{ id: api, us‸es: [servo] }]\nframework: [servo]', 'api'],
    ['from a version', 'framework: [servo@1.‸4]', 'servo'],
    ['from a component that no entry has', 'framework: [{ id: a, any-of: [d‸uo] }]', 'duo'],
    ['nowhere between entries', 'frame‸work: [servo]', undefined],
    ['nowhere on a name that leads nowhere', 'application: [{ id: api, uses: [no‸body] }]', undefined],
  ])('%s', (_, marked, expected) => {
    const { text, offset } = atCursor(`layercake: 1\n${marked}\n`);
    const item = navigate.dependency(core.read(text), offset);
    expect(item?.id).toBe(expected);
    if (item) expect(textOf(text, item.selection)).toBe(expected);
    if (item) expect(item.span.start <= item.selection.start && item.selection.end <= item.span.end).toBe(true);
  });

  test('and goes on at the same one of two entries with one id', () => {
    const text =
      'layercake: 1\napplication: [{ id: a, uses: [x] }, { id: a, uses: [y] }]\nsystem: [{ id: x }, { id: y }]\n';
    const reading = core.read(text);
    const second = navigate.dependency(reading, text.lastIndexOf('id: a') + 4);
    const found = navigate.uses(reading, { id: 'a', at: second?.selection.start ?? -1 });
    expect(found.map(({ item }) => item.id)).toEqual(['y']);
    expect(navigate.uses(reading, key('a')).map(({ item }) => item.id)).toEqual(['x']);
  });
});

test('what stands on itself, and in a circle, is told', () => {
  const reading = core.read('layercake: 1\napplication: [{ id: a, uses: [a, b] }, { id: b, uses: [a] }]\n');
  expect(navigate.uses(reading, key('a')).map(({ item }) => item.id)).toEqual(['a', 'b']);
  expect(navigate.users(reading, key('a')).map(({ item }) => item.id)).toEqual(['a', 'b']);
});
