import { describe, expect, test } from 'vitest';
import { createLayercake } from '../../../../src/core/index.ts';
import { TODAY } from '../../../support/core.ts';
import { componentText, merge, targetText, type Texts } from './support.ts';

const MOST_MILLISECONDS = 8000;

const rules = (texts: Texts): readonly string[] => [
  ...new Set(merge(texts).files.flatMap(({ findings }) => findings.map(({ rule }) => rule))),
];

describe('no text takes it down', () => {
  test.each<[string, string, readonly string[]]>([
    ['a cycle of aliases', 'id: &a [*a]\nname: &b { x: *b }\n', ['schema', 'undefined-alias']],
    [
      'aliases that grow',
      `id: x\na: &a [1,1,1,1,1,1,1,1]\n${Array.from(
        'bcdefghij',
        (name, index) =>
          `${name}: &${name} [${Array(8)
            .fill(`*${'abcdefghij'[index] ?? ''}`)
            .join(',')}]`,
      ).join('\n')}\n`,
      ['schema', 'yaml-syntax'],
    ],
    ['bottomless nesting', `id: ${'['.repeat(10_000)}`, ['yaml-syntax']],
    ['an archive', 'PK\u0003\u0004\0\0', ['yaml-syntax']],
    ['two documents', `${componentText('house')}---\n${componentText('hut')}`, ['yaml-syntax']],
    ['an id of every object', componentText('__proto__'), ['schema']],
    ['keys of every object', componentText('house', '__proto__: { id: x }\nconstructor: 1'), ['schema']],
    [
      'a source of every object',
      componentText('house', '', 'supports: { green: { level: native, evidence: [__proto__, toString] } }'),
      ['schema'],
    ],
    ['a merge key', componentText('house', '<<: { constructor: 1 }'), ['schema']],
    [
      'many mistakes',
      `id: house\n${Array.from({ length: 8_000 }, (_, index) => `k${index}: 1`).join('\n')}\n`,
      ['schema'],
    ],
    [
      'many unknown names',
      componentText('house', `requires: [${Array.from({ length: 25_000 }, (_, index) => `n${index}`).join(', ')}]`),
      ['unknown-reference'],
    ],
    ['the same name many times', componentText('house', `requires: [${'servo, '.repeat(30_000)}torchlet]`), ['schema']],
    [
      'the same alias many times',
      componentText('house', `aliases: [${Array.from({ length: 25_000 }, (_, index) => `n${index}`).join(', ')}]`),
      [],
    ],
    ['a huge file', componentText('house', `# ${'x'.repeat(300_000)}`), ['schema']],
  ])('%s', (_, text, expected) => {
    const start = performance.now();
    const { files } = merge({ 'a.yaml': text, 'b.yaml': componentText('hut') });
    expect(performance.now() - start).toBeLessThan(MOST_MILLISECONDS);
    expect([...new Set(files.flatMap(({ findings }) => findings.map(({ rule }) => rule)))].sort()).toEqual(expected);
    for (const {
      findings,
      text: { length },
    } of files) {
      expect(findings.length).toBeLessThanOrEqual(100);
      for (const { span } of findings) expect([span.start <= span.end, span.end <= length]).toEqual([true, true]);
    }
    expect(merge({ 'a.yaml': text, 'b.yaml': componentText('hut') }).catalog.find('hut')?.id).toBe('hut');
  });

  const VALUES = [
    '',
    '[]',
    '{}',
    '42',
    'true',
    '[[]]',
    '{ a: { b: [] } }',
    '[1, {}, x]',
    '*nothing',
    '"\\u0000"',
    '!!binary x',
  ];
  const KEYS = [
    'id',
    'name',
    'aliases',
    'layer',
    'packages',
    'requires',
    'hardware',
    'neutral',
    'supports',
    'alternatives',
    'openness',
    'stewardVendor',
    'deprecated',
    'evidence',
  ];

  test.each(KEYS)('wrong types everywhere: %s', (key) => {
    const base = componentText('house')
      .split('\n')
      .filter((line) => !line.startsWith(`${key}:`))
      .join('\n');
    for (const value of VALUES) {
      const text = `${key}: ${value}\n${base}`;
      expect([key, value, rules({ 'a.yaml': text, 'targets/a.yaml': text }).length > 0]).toEqual([key, value, true]);
    }
  });
});

test('a text that is cut off anywhere has its findings inside', () => {
  const text = componentText(
    'house',
    'requires: [torchlet]\naliases: ["a", b]',
    'supports: { green: [{ level: native, evidence: [readme] }] }',
  );
  for (let at = 0; at < text.length; at++) {
    const [file] = merge({ 'a.yaml': text.slice(0, at) }).files;
    for (const { span } of file?.findings ?? [])
      expect([at, span.start <= span.end && span.end <= at]).toEqual([at, true]);
  }
});

test('components that stand on each other are analysed all the same', () => {
  const texts = {
    'a.yaml': componentText('house', 'requires: [hut]'),
    'b.yaml': componentText('hut', 'requires: [house]'),
  };
  const layercake = createLayercake(merge(texts).catalog);
  const reading = layercake.read(
    'layercake: 1\nname: s\ntargets: [green, red]\nframework: [house, hut]\nhardware: [green-g2]\n',
  );
  expect(() => [
    layercake.check(reading, { today: TODAY }),
    layercake.plan(reading, 'red'),
    layercake.hover(reading, 50, { today: TODAY }),
  ]).not.toThrow();
});

test('targets and components may be called like what every object has', () => {
  const { catalog, files } = merge({
    'targets/c.yaml': targetText('constructor'),
    'a.yaml': componentText('constructor'),
  });
  expect(files.flatMap(({ findings }) => findings)).toEqual([]);
  const layercake = createLayercake(catalog);
  const reading = layercake.read(
    'layercake: 1\nname: s\ntargets: [constructor]\nframework: [constructor, servo, slowkernel]\n',
  );
  const found = layercake.check(reading, { today: TODAY }).map(({ rule }) => rule);
  expect(found).not.toContain('unknown-component');
  expect(layercake.explanation('servo', { today: TODAY })).toContain('constructor unit');
});
