import { describe, expect, test } from 'vitest';
import { core } from '../../../support/core.ts';

const statusOf = (...lines: readonly string[]): ReturnType<typeof core.glance.status> =>
  core.glance.status(core.read(['layercake: 1', ...lines, ''].join('\n')));

describe('a stack in a few words', () => {
  test.each([
    ['neutral', ['application: [portal]'], '○ neutral · 0'],
    ['portable', ['framework: [duo]'], '◇ portable · 50'],
    ['leaning', ['framework: [halfway]'], '◐ leaning · 63'],
    ['locked', ['framework: [fastkernel]'], '■ locked · 100'],
    ['unknown', ['framework: [mystery]'], '? unknown · 100'],
    ['what ties the most counts', ['framework: [duo, fastkernel, mystery]'], '■ locked · 83'],
    [
      'a target that is asked for and not reached',
      ['targets: [green, red]', 'framework: [fastkernel]'],
      '■ locked · 100 · ✕ Red GPU',
    ],
    ['several of them', ['targets: [cpu, red]', 'framework: [fastkernel]'], '■ locked · 100 · ✕ 2 targets'],
    ['one of which nothing is known is not told', ['targets: [red]', 'framework: [mystery]'], '? unknown · 100'],
  ])('%s', (_, lines, expected) => {
    expect(statusOf(...lines)?.text).toBe(expected);
  });

  test.each([[''], ['framework: []'], ['framework: [1]'], ['- a'], ['[']])('nothing without an entry: %j', (line) => {
    expect(statusOf(line)).toBeUndefined();
  });
});

test('it is told as a sentence, and with a table', () => {
  const status = statusOf(
    'name: demo',
    'targets: [red]',
    'application: [{ id: api, uses: [halfway, fastkernel] }]',
    'framework: [halfway, fastkernel]',
  );
  expect(status?.label).toBe(
    'demo: locked, lock-in index 100 of 100, 100 % known. It asks for Red GPU and does not run there.',
  );
  expect(status?.unreachable).toEqual(['Red GPU']);
  expect(status?.markdown).toBe(
    [
      '**demo**',
      'Lock-in index **100.0** of 100, 100 % known, over the 1 topmost of 3 entries',
      [
        '| Target | Whole stack | |',
        '| --- | --- | --- |',
        '| **Red\u00a0GPU** | ✕\u00a0does\u00a0not\u00a0run | because of `fastkernel` |',
        '| Green\u00a0GPU | ●\u00a0native |  |',
      ].join('\n'),
      '✕ Blue GPU, Blue NPU, Plain CPU: does not run, because of `halfway`',
    ].join('\n\n'),
  );
});

test('names from the manifest stay text', () => {
  const name = '**bold** | <b>x</b> $(flame) \u202e[link](https://example.org)';
  const status = statusOf(`name: ${JSON.stringify(name)}`, 'framework: [duo]');
  expect(status?.markdown.split('\n')[0]).toBe(
    '**\\*\\*bold\\*\\* \\| \\<b\\>x\\</b\\> \\$(flame) \\[link\\]\\(htt…**',
  );
});
