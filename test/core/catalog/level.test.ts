import { describe, expect, test } from 'vitest';
import { meetsArchitecture } from '../../../src/core/catalog/architecture.ts';
import { type Declared, factOf, factRank, LEVELS, RANK, rankOf } from '../../../src/core/catalog/level.ts';
import { component, target } from '../../support/catalog.ts';

describe('architectures', () => {
  test.each<[string, string, boolean | undefined]>([
    ['g2', 'g2', true],
    ['g2', 'g1', false],
    ['g2', '>=g2', true],
    ['g2', '>= g2', true],
    ['g1', '>=g2', false],
    ['g3', '>=g2', true],
    ['g1', '<g2', true],
    ['g2', '<g2', false],
    ['g2', '<=g2', true],
    ['g3', '>g2', true],
    ['g2', 'g1 | g2', true],
    ['g3', 'g1|g2', false],
    ['g3', '<g2 | >g2', true],
    ['g9', '>=g2', undefined],
    ['g2', '>=g9', false],
  ])('Green %s meets %s: %s', (architecture, condition, expected) => {
    expect(meetsArchitecture(target('green'), architecture, condition)).toBe(expected);
  });

  test.each<[string, string, boolean]>([
    ['rx2', '>=r1', false],
    ['r2', '>=rx1', false],
    ['rx2', '>=r1 | >=rx1', true],
  ])('comparisons hold within a family: Red %s meets %s: %s', (architecture, condition, expected) => {
    expect(meetsArchitecture(target('red'), architecture, condition)).toBe(expected);
  });
});

describe('the fact about a component on a target, and why', () => {
  test.each<[string, string, Declared, string, string]>([
    ['portal', 'green', {}, 'native', 'neutral'],
    ['green-g1', 'green', {}, 'native', 'hardware'],
    ['green-g1', 'red', {}, 'none', 'hardware'],
    ['plain-cpu', 'cpu', {}, 'native', 'hardware'],
    ['torchlet', 'red', {}, 'native', 'case'],
    ['torchlet', 'blue-gpu', {}, 'port', 'case'],
    ['fastkernel', 'red', {}, 'none', 'others'],
    ['mystery', 'red', {}, 'unknown', 'unstated'],
    ['eighth', 'blue-npu', {}, 'unknown', 'others'],
    ['servo', 'red', { version: '1.3' }, 'none', 'version'],
    ['servo', 'red', { version: '1.4' }, 'native', 'case'],
    ['servo', 'red', { version: '1' }, 'native', 'case'],
    ['servo', 'red', { version: '<1.4' }, 'none', 'version'],
    ['servo', 'red', { version: '>=1.0' }, 'native', 'case'],
    ['servo', 'blue-gpu', { version: '2.5' }, 'port', 'case'],
    ['servo', 'blue-gpu', { version: '3.0' }, 'none', 'version'],
    ['servo', 'blue-gpu', {}, 'none', 'version'],
    ['servo', 'green', { architectures: ['g1'] }, 'none', 'architecture'],
    ['servo', 'green', { architectures: ['g1', 'g2'] }, 'native', 'case'],
    ['servo', 'green', { architectures: ['g9'] }, 'native', 'case'],
    ['servo', 'green', {}, 'native', 'case'],
    ['eighth', 'green', { architectures: ['g1'] }, 'none', 'case'],
    ['eighth', 'green', { architectures: ['g2'] }, 'native', 'case'],
    ['eighth', 'red', { architectures: ['r1'] }, 'experimental', 'case'],
    ['eighth', 'red', { architectures: ['rx1'] }, 'none', 'architecture'],
    ['eighth', 'red', { architectures: ['r1', 'rx2'] }, 'native', 'case'],
  ])('%s on %s with %j: %s, by %s', (id, on, declared, level, why) => {
    expect(factOf(component(id), target(on), declared)).toMatchObject({ level, why });
  });

  test('the claims that were passed over come along', () => {
    const fact = factOf(component('eighth'), target('green'), { architectures: ['g2'] });
    expect(fact.case?.limited).toBe('Weight-only.');
    expect(fact.besides.map(({ arch }) => arch)).toEqual(['>=g3', '<g2']);
    expect(factOf(component('servo'), target('red'), { version: '1.3' }).besides.map(({ since }) => since)).toEqual([
      '1.4',
    ]);
  });

  test('with no hardware declared the best case counts', () => {
    expect(factOf(component('eighth'), target('green')).case?.arch).toBe('>=g3');
  });
});

test('what is limited counts like a port at best', () => {
  expect(rankOf({ level: 'native', limited: 'x' })).toBe(RANK.port);
  expect(rankOf({ level: 'experimental', limited: 'x' })).toBe(RANK.experimental);
  expect(factRank(factOf(component('eighth'), target('green'), { architectures: ['g2'] }))).toBe(RANK.port);
});

test('ranks and levels are each other’s inverse', () => {
  expect(LEVELS.map((level) => RANK[level])).toEqual([0, 1, 2, 3, 4]);
});
