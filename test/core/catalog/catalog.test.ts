import { describe, expect, test } from 'vitest';
import { catalog, catalogWith } from '../../support/catalog.ts';
import { make } from '../../support/components.ts';

describe('a component is found', () => {
  test.each([
    ['torchlet', 'torchlet'],
    ['Torchlet', 'torchlet'],
    [' TORCHLET ', 'torchlet'],
    ['Green Toolkit', 'greenkit'],
    ['green_toolkit', 'greenkit'],
    ['gk', 'greenkit'],
    ['Lingo  7B', 'lingo-7b'],
    ['pkg:pypi/torchlet', 'torchlet'],
    ['pkg:pypi/torchlet@2.7.0', 'torchlet'],
    ['pkg:pypi/Torchlet@2.7.0?x=1#sub', 'torchlet'],
    ['pkg:docker/green/torchlet@sha256:abc', 'torchlet'],
    ['pkg:conda/green/greenkit', 'greenkit'],
  ])('%j is %s', (text, id) => {
    expect(catalog.find(text)?.id).toBe(id);
  });

  test.each(['', ' ', 'pytorch', 'pkg:npm/torchlet', 'pkg:pypi/torch', 'torchlet@2.7', '__proto__', 'constructor'])(
    '%j is not',
    (text) => {
      expect(catalog.find(text)).toBeUndefined();
    },
  );

  test('by its id before another one’s name or alias', () => {
    const other = make('framework', 'kernel-library', { id: 'other', name: 'Torchlet', aliases: ['duo'] });
    expect(catalogWith(other).find('torchlet')?.id).toBe('torchlet');
    expect(catalogWith(other).find('duo')?.id).toBe('duo');
  });

  test('by the exact id where ids are asked for', () => {
    expect(catalog.component('Torchlet')).toBeUndefined();
    expect(catalog.component('torchlet')?.name).toBe('Torchlet');
  });
});

describe('suggestions', () => {
  const suggested = (text: string): readonly string[] => catalog.suggest(text).map(({ id }) => id);

  test.each<[string, readonly string[]]>([
    ['torchlt', ['torchlet']],
    ['tochlet', ['torchlet']],
    ['torch', ['torchlet']],
    ['slow', ['slowkernel']],
    ['zzzzzzzz', []],
    ['x', []],
    ['', []],
  ])('for %j: %j', (text, ids) => {
    expect(suggested(text)).toEqual(ids);
  });

  test('are at most three, each component once, the nearest first', () => {
    expect(suggested('greenki')[0]).toBe('greenkit');
    expect(suggested('green').length).toBeLessThanOrEqual(3);
    expect(new Set(suggested('green')).size).toBe(suggested('green').length);
  });

  test('are of the wanted kind only', () => {
    expect(catalog.suggest('tensor', ({ kind }) => kind === 'format').map(({ id }) => id)).toEqual(['tensors']);
    expect(catalog.suggest('torchlt', ({ kind }) => kind === 'format')).toEqual([]);
  });
});

test('targets come in the order of their rank', () => {
  expect(catalog.targets.map(({ id }) => id)).toEqual(['green', 'red', 'blue-gpu', 'blue-npu', 'cpu']);
  expect(catalog.target('red')?.name).toBe('Red GPU');
  expect(catalog.target('Red')).toBeUndefined();
});
