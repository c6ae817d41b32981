import { describe, expect, test } from 'vitest';
import { type Lens, positionAt } from '../../../../src/core/index.ts';
import { core } from '../../../support/core.ts';

/** Lenses in a form that reads well: the line that they stand above, then the title and what it does. */
function lensesOf(...lines: readonly string[]): readonly string[] {
  const reading = core.read([...lines, ''].join('\n'));
  const { text, lines: index } = reading.manifest;
  const actionOf = ({ action }: Lens): string => {
    switch (action.kind) {
      case 'retarget':
        return action.target === undefined ? 'retarget' : `retarget ${action.target}`;
      case 'reveal':
        return `reveal ${text.slice(action.span.start, action.span.end)}`;
      default:
        return action.kind;
    }
  };
  return core.glance
    .lenses(reading)
    .map((lens) => `${positionAt(index, lens.span.start).line + 1} ${lens.title} → ${actionOf(lens)}`);
}

test('the stack tells its index, where it runs, and its picture; its layers what ties them', () => {
  expect(
    lensesOf(
      'layercake: 1',
      'name: demo',
      'targets: [green, red]',
      'application:',
      '  - { id: api, uses: [fastkernel, servo] }',
      '  - portal',
      'framework: [servo, fastkernel, mystery, torchlet]',
      'system: [greenkit]',
    ),
  ).toEqual([
    '2 ■ Lock-in index 67 · 89 % known → analyze',
    '2 ● Green GPU → retarget green',
    '2 ✕ Red GPU → retarget red',
    '2 Layer cake → show-cake',
    '4 2 entries · 1 locked → show-cake',
    '7 4 entries · 1 locked · 1 unknown → show-cake',
    '7 Choke point: fastkernel → reveal fastkernel',
    '8 1 entry · 1 platform → show-cake',
  ]);
});

describe('the lenses of the stack stand', () => {
  test.each([
    ['above its name', ['layercake: 1', 'name: demo', 'framework: [duo]'], 2],
    ['above the version of the format where it has none', ['# demo', 'layercake: 1', 'framework: [duo]'], 2],
    ['above the first line else', ['framework: [duo]'], 1],
  ])('%s', (_, lines, line) => {
    expect(lensesOf(...lines)[0]).toMatch(new RegExp(`^${line} ◇ Lock-in index`));
  });
});

describe('of the targets', () => {
  const targets = (...lines: readonly string[]): readonly string[] =>
    lensesOf('layercake: 1', ...lines)
      .filter((one) => one.includes('→ retarget'))
      .map((one) => one.replace(/^1 /, ''));

  test.each([
    [
      'those that it reaches, where none is asked for',
      ['framework: [duo]'],
      ['● Green GPU → retarget green', '● Red GPU → retarget red'],
    ],
    [
      'those that are asked for come first, and four at most have a lens',
      ['targets: [cpu]', 'framework: [torchlet]'],
      [
        '● Plain CPU → retarget cpu',
        '● Green GPU → retarget green',
        '● Red GPU → retarget red',
        '2 more targets → retarget',
      ],
    ],
    [
      'none that the catalog does not know',
      ['targets: [mars, cpu]', 'framework: [duo]'],
      ['✕ Plain CPU → retarget cpu', '● Green GPU → retarget green', '● Red GPU → retarget red'],
    ],
    ['one for all where there is none', ['framework: [nowhere]'], ['Reaches no target → retarget']],
  ])('%s', (_, lines, expected) => {
    expect(targets(...lines)).toEqual(expected);
  });
});

test.each([[''], ['layercake: 1'], ['framework: []'], ['framework: [1, true]'], ['- a'], ['[']])(
  'there is none without an entry: %j',
  (text) => {
    expect(lensesOf(text)).toEqual([]);
  },
);

test('an entry that holds up nobody but itself is no choke point', () => {
  expect(lensesOf('framework: [fastkernel]').filter((one) => one.includes('Choke'))).toEqual([]);
});

test('a hostile name is a short text on one line', () => {
  const name = JSON.stringify(`\u202eevil\n${'x'.repeat(10_000)}`);
  const lenses = lensesOf(
    `application: [{ id: api, uses: [${name}] }]`,
    `framework: [{ id: ${name}, component: fastkernel }]`,
  );
  expect(lenses.find((one) => one.includes('Choke'))).toMatch(/Choke point: evil x{34}… → /);
});
