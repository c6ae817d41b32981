import { describe, expect, test } from 'vitest';
import { createLayercake } from '../../../src/core/index.ts';
import { catalogWith } from '../../support/catalog.ts';
import { COMPONENTS } from './components.ts';

const core = createLayercake(catalogWith(...COMPONENTS));

function moved(text: string, target = 'red'): string | undefined {
  const reading = core.read(text);
  const plan = core.plan(reading, target);
  return plan && core.move(reading, plan)?.text;
}

/** What a text is about, before and after a move to Red. */
type Fixture = readonly [about: string, before: readonly string[], after: readonly string[]];

const FIXTURES: readonly Fixture[] = [
  [
    'comments at every place of a block list stay',
    [
      '# top',
      'framework: # the frameworks',
      '  # above - with a dash',
      '  - torchlet   # behind',
      '',
      '  - fastkernel # behind too',
      '  # below',
      'system:',
      '  - greenkit@1.2 # version goes with it',
      '# end',
    ],
    [
      '# top',
      'framework: # the frameworks',
      '  # above - with a dash',
      '  - torchlet   # behind',
      '',
      '  - slowkernel # behind too',
      '  # below',
      'system:',
      '  - redkit # version goes with it',
      '# end',
    ],
  ],
  [
    'a flow list, and what is between its items',
    ['framework: [ torchlet,   fastkernel ]', 'system: [greenkit,greencomm, ] # all'],
    ['framework: [ torchlet,   slowkernel ]', 'system: [redkit, ] # all'],
  ],
  [
    'the first of a flow list goes',
    ['framework: [duo]', 'system: [greencomm, greenkit]'],
    ['framework: [duo]', 'system: [redkit]'],
  ],
  [
    'the first, the last and the one between of a block list go',
    ['framework:', '- duo', 'system:', '- greencomm', '- greenkit', '- id: other', '  component: greencomm', '# end'],
    ['framework:', '- duo', 'system:', '- redkit', '# end'],
  ],
  [
    'all of a layer go',
    ['framework: [duo]', 'system:', '  - greencomm # why', 'model:', '  - lingo-7b'],
    ['framework: [duo]', 'system:', '    [] # why', 'model:', '  - lingo-7b'],
  ],
  [
    'a mapping in block style, its keys in any order; what was said of the old component goes with it',
    [
      'framework:',
      '  - version: "1.0" # pinned',
      '    component: fastkernel # fast',
      '    name: Kernels',
      '    license: MIT',
      '    accept:',
      '      - rule: hardware-locked',
      '        reason: none else',
      '    notes: ours',
      '  - duo',
    ],
    ['framework:', '  - component: slowkernel # fast', '    name: Kernels', '    notes: ours', '  - duo'],
  ],
  [
    'a mapping in flow style',
    [
      'framework: [{ version: 1.0, component: fastkernel, notes: ours }, { component: fastkernel, id: b, version: 2.0 }]',
    ],
    ['framework: [{ component: slowkernel, notes: ours }, { component: slowkernel, id: b }]'],
  ],
  [
    'an entry with a name of its own keeps it',
    ['application: [{ id: api, uses: [kernels] }]', 'framework:', '  - id: kernels', '    component: "fastkernel"'],
    ['application: [{ id: api, uses: [kernels] }]', 'framework:', '  - id: kernels', '    component: slowkernel'],
  ],
  [
    'uses in all forms, in block style with comments',
    [
      'application:',
      '  - id: api',
      '    uses:',
      '      - "fastkernel" # quoted',
      '      # between',
      '      - { id: greencomm, optional: true }',
      '      - any-of: [fastkernel, torchlet]',
      '      - torchlet',
      'framework: [fastkernel, torchlet]',
      'system: [greencomm]',
    ],
    [
      'application:',
      '  - id: api',
      '    uses:',
      '      - slowkernel # quoted',
      '      # between',
      '      - any-of: [slowkernel, torchlet]',
      '      - torchlet',
      'framework: [slowkernel, torchlet]',
      'system: []',
    ],
  ],
  [
    'two that become one are listed and used once',
    ['application: [{ id: api, uses: [fastkernel, slowkernel] }]', 'framework:', '  - fastkernel', '  - slowkernel'],
    ['application: [{ id: api, uses: [slowkernel] }]', 'framework:', '  - slowkernel'],
  ],
  [
    'two devices of one kind stay apart, each with its count',
    [
      'framework: [duo]',
      'hardware:',
      '  - component: green-g1',
      '    count: 2',
      '  - { component: green-64, count: 4 }',
    ],
    [
      'framework: [duo]',
      'hardware:',
      '  - component: red-new-16',
      '    count: 2',
      '  - { component: red-old-64, count: 4 }',
    ],
  ],
  [
    'a device of the same name a second time gets a name of its own',
    ['framework: [duo]', 'hardware: [green-g1, green-g2]'],
    ['framework: [duo]', 'hardware: [red-new-16, { id: red-new-16-2, component: red-new-16 }]'],
  ],
  [
    'a version in quotes, so that YAML reads no number',
    ['framework:', '  - component: risen', '    version: 1.0 # old'],
    ['framework:', '  - component: risen', '    version: "2.0" # old'],
  ],
  ['a shorthand with a version', ['framework: [ "risen@1.0", fallen@3.0 ]'], ['framework: [ risen@2.0, fallen@<2.0 ]']],
  [
    'targets in flow style: the new one joins, those that are lost leave',
    ['targets: [green] # here', 'framework: [{ component: fastkernel }]', 'system: [greenkit]'],
    ['targets: [green, red] # here', 'framework: [{ component: slowkernel }]', 'system: [redkit]'],
  ],
  [
    'targets in block style',
    ['targets:', '  # first', '  - green # ours', 'framework: [duo]', 'hardware: [green-g1]'],
    ['targets:', '  # first', '  - green # ours', '  - red', 'framework: [duo]', 'hardware: [red-new-16]'],
  ],
  [
    'format and precision',
    ['model:', '  - component: lingo-7b', '    format: engine-file # built', "    precision: 'half'"],
    ['model:', '  - component: lingo-7b', '    format: tensors # built', "    precision: 'half'"],
  ],
  [
    'an anchor on what does not change, and its aliases',
    ['framework:', '  - &a torchlet', 'application:', '  - id: api', '    uses: [*a, fastkernel]', '  - fastkernel'],
    ['framework:', '  - &a torchlet', 'application:', '  - id: api', '    uses: [*a, slowkernel]', '  - slowkernel'],
  ],
  [
    'a merge key that brings in what changes is written out',
    ['framework:', '  - &base { component: fastkernel, license: MIT }', '  - { <<: *base, id: second, notes: ours }'],
    ['framework:', '  - &base { component: slowkernel }', '  - { component: slowkernel, id: second, notes: ours }'],
  ],
];

const HEAD = 'layercake: 1';
const join = (lines: readonly string[], end: string): string => [HEAD, ...lines].join(end);

describe.each(FIXTURES)('%s', (_, before, after) => {
  test('with a line break at the end', () => {
    expect(moved(`${join(before, '\n')}\n`)).toBe(`${join(after, '\n')}\n`);
  });

  test('without one', () => {
    expect(moved(join(before, '\n'))).toBe(join(after, '\n'));
  });

  test('with the line ends of Windows', () => {
    expect(moved(`${join(before, '\r\n')}\r\n`)).toBe(`${join(after, '\r\n')}\r\n`);
  });

  test('moved again, nothing changes', () => {
    const text = join(after, '\n');
    expect(moved(text)).toBe(text);
  });
});

test('a list that two layers share cannot be written', () => {
  expect(moved('layercake: 1\nframework: &all [fastkernel]\nsystem: *all\n')).toBeUndefined();
});

test('edits leave every other character as it was', () => {
  const text = 'layercake: 1\n\t\nname:   "x"\nframework:   [fastkernel   ]   # é 🎂\n';
  expect(moved(text)).toBe(text.replace('fastkernel', 'slowkernel'));
});
