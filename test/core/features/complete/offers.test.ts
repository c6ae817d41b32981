import { describe, expect, test } from 'vitest';
import { labelsAt, taken } from '../../../support/completions.ts';

/** Some of the labels that a place offers, and some that it does not. */
type Row = readonly [what: string, marked: string, offered: readonly string[], withheld: readonly string[]];

const BELOW = `framework: [duo, servo]
system: [greenkit]
hardware: [green-g2]
`;

describe('offers', () => {
  test.each<Row>([
    ['the keys of a manifest', '‸', ['layercake', 'targets', 'framework'], ['id', 'vllm']],
    ['those that are not there yet', 'layercake: 1\nname: x\n‸\n', ['targets', 'model'], ['layercake', 'name']],
    ['a half-typed key', 'layercake: 1\nfra‸\nmodel: []\n', ['framework'], ['model']],
    ['layer keys in braces', '{ layercake: 1, ‸ }', ['framework'], ['layercake']],
    ['the only format version', 'layercake: ‸\n', ['1'], []],
    [
      'the keys of an entry',
      'framework:\n  - id: a\n    ‸\n    notes: x\n',
      ['component', 'uses'],
      ['id', 'notes', 'name: x'],
    ],
    ['those in braces', 'framework:\n  - { id: a, us‸, notes: x }\n', ['uses', 'component'], ['id', 'notes']],
    [
      'the keys of an acceptance',
      'framework:\n  - id: a\n    accept:\n      - rule: x\n        ‸\n',
      ['reason', 'until'],
      ['rule'],
    ],
    [
      'the keys of a use',
      'framework:\n  - id: a\n    uses: [{ id: b, ‸ }]\n',
      ['optional', 'any-of'],
      ['id', 'component'],
    ],
    ['targets', 'targets: [green, ‸]\n', ['red', 'cpu'], ['green', 'others']],
    [
      'targets in brackets that nobody closed',
      'targets: [green, ‸\ndescription: red, cpu, and so on\n',
      ['red', 'cpu'],
      ['green'],
    ],
    ['targets in a list below their key', 'targets:\n  - green\n  - ‸\n  - cpu\n', ['red'], ['green', 'cpu']],
    [
      'targets as keys of own facts',
      'framework:\n  - id: a\n    supports:\n      green: native\n      ‸\n',
      ['red', 'others'],
      ['green'],
    ],
    ['levels', 'framework:\n  - id: a\n    supports: { green: ‸ }\n', ['native', 'none'], ['green']],
    [
      'levels of a long fact',
      'framework:\n  - id: a\n    supports:\n      green:\n        level: ‸\n',
      ['native', 'port'],
      [],
    ],
    ['truth values', 'framework:\n  - id: a\n    optional: ‸\n', ['true', 'false'], []],
    [
      'components of their layer',
      'framework:\n  - ‸\n',
      ['servo', 'torchlet', 'duo'],
      ['greenkit', 'lingo-7b', 'nobody'],
    ],
    ['components of a list at its key', 'system:\n- green‸\n', ['greenkit', 'greencomm'], ['servo']],
    ['components in brackets', 'system: [redkit, ‸]\n', ['greenkit'], ['servo']],
    ['components in open brackets', 'system: [‸\nhardware: [green-g1]\n', ['greenkit'], ['green-g1']],
    [
      'components behind their key',
      'model:\n  - component: ‸\n    format: tensors\n',
      ['lingo-7b'],
      ['servo', 'model'],
    ],
    ['components behind a key of an item in braces', 'model: [{ component: li‸ }]\n', ['lingo-7b'], ['servo']],
    ['components behind a lone dash', 'system:\n  -‸\n', ['greenkit'], []],
    ['components on the line below a layer', 'system:\n  ‸\n', ['greenkit'], ['application']],
    ['the keys of an entry, too', 'system:\n  - ‸\n', ['id', 'component'], []],
    ['formats', 'model:\n  - component: lingo-7b\n    format: ‸\n', ['tensors', 'greenplan'], ['half', 'lingo-7b']],
    ['precisions', 'model:\n  - { component: lingo-7b, precision: ‸ }\n', ['half', 'eighth'], ['tensors']],
    ['versions behind an @', 'framework: [servo@‸]\n', ['1.4', '2.0', '3.0'], ['servo', 'id']],
    ['versions behind their key', 'framework:\n  - component: servo\n    version: ‸\n', ['1.4', '2.0', '3.0'], []],
    ['versions where the component comes later', 'framework:\n  - version: "‸"\n    component: servo\n', ['1.4'], []],
    ['versions in braces', 'framework:\n  - { component: servo, version: ‸, notes: x }\n', ['1.4'], []],
    ['an end of the acceptance', 'framework:\n  - id: a\n    accept: [{ rule: x, until: ‸ }]\n', ['2027-05-23'], []],
  ])('%s', (_, marked, offered, withheld) => {
    const labels = labelsAt(marked);
    expect(offered.filter((one) => !labels.includes(one))).toEqual([]);
    expect(withheld.filter((one) => labels.includes(one))).toEqual([]);
  });

  test.each([
    ['behind the name of a stack', 'name: ‸\n'],
    ['in a comment', 'layercake: 1\n# fra‸\n'],
    ['in a comment behind an entry', 'framework:\n  - duo # ‸\n'],
    ['in a text of several lines', 'framework:\n  - id: a\n    notes: |\n      uses‸\n'],
    ['behind a value', 'framework:\n  - component: duo ‸\n'],
    ['behind a closed bracket', 'targets: [green]‸\n'],
    ['behind closed quotes', 'framework:\n  - component: "duo"‸\n'],
    ['before a line', 'framework:\n ‸ - component: duo\n'],
    ['below a value', 'framework:\n  - duo\n      ‸\n'],
    ['in a column where no list is', 'framework:\n   ‸\n  - duo\n'],
    ['in an alias', 'framework:\n  - &a duo\n  - *‸\n'],
    ['under a key that nobody knows', 'layers:\n  - ‸\n'],
  ])('nothing %s', (_, marked) => {
    expect(labelsAt(marked)).toEqual([]);
  });
});

describe('offers as uses', () => {
  test.each<Row>([
    [
      'entries of the same layer and below',
      `application:\n  - id: api\n    uses: [‸]\n${BELOW}`,
      ['duo', 'greenkit', 'green-g2'],
      ['api', 'torchlet'],
    ],
    [
      'none of a higher layer',
      `application: [portal]\n${BELOW}model:\n  - id: a\n    uses: [‸]\n`,
      ['duo'],
      ['portal'],
    ],
    [
      'none that is there already',
      `model:\n  - id: a\n    uses: [duo, ‸, servo]\n${BELOW}`,
      ['greenkit'],
      ['duo', 'servo', 'a'],
    ],
    [
      'none that is there already, as a list',
      `model:\n  - id: a\n    uses:\n      - duo\n      - ‸\n${BELOW}`,
      ['servo'],
      ['duo', 'a'],
    ],
    [
      'none that would close a circle',
      'model:\n  - id: a\n    uses: [‸]\n  - id: b\n    uses: [c]\n  - id: c\n    uses: [a]\n  - id: d\n',
      ['d'],
      ['a', 'b', 'c'],
    ],
    ['as optional ones, too', `model:\n  - id: a\n    uses: [{ id: ‸, optional: true }]\n${BELOW}`, ['duo'], ['a']],
    ['behind a key without a list', `model:\n  - id: a\n    uses: ‸\n${BELOW}`, ['duo'], ['a']],
    [
      'in brackets that nobody closed',
      `model:\n  - id: a\n    uses: [duo, ser‸\n    notes: x\n${BELOW}`,
      ['servo'],
      ['duo'],
    ],
    [
      'in a quote that nobody closed',
      `model:\n  - id: a\n    uses: ["‸\n${BELOW}`,
      ['duo', 'servo', 'greenkit'],
      ['a'],
    ],
    [
      'in brackets over several lines',
      `model:\n  - { id: a,\n      uses: [\n        duo,\n        ‸\n      ] }\n${BELOW}`,
      ['servo'],
      ['duo'],
    ],
    [
      'entries as alternatives, and components without an entry',
      `model:\n  - id: a\n    uses: [{ any-of: [duo, ‸] }]\n${BELOW}`,
      ['servo', 'torchlet', 'redkit'],
      ['duo', 'portal', 'a'],
    ],
    [
      'alternatives of the entry itself',
      'framework:\n  - id: a\n    any-of: [fastkernel, ‸]\n',
      ['slowkernel'],
      ['fastkernel', 'lingo-7b'],
    ],
  ])('%s', (_, marked, offered, withheld) => {
    const labels = labelsAt(marked);
    expect(offered.filter((one) => !labels.includes(one))).toEqual([]);
    expect(withheld.filter((one) => labels.includes(one))).toEqual([]);
  });

  test('first what the catalog knows it to stand on, then the layers downwards, its own last', () => {
    const marked = `framework:\n  - id: kernels\n    component: fastkernel\n    uses: [‸]\n  - duo\nsystem: [redkit]\nhardware: [green-g2]\n`;
    expect(labelsAt(marked).slice(0, 3)).toEqual(['redkit', 'green-g2', 'duo']);
    const comm = 'system:\n  - component: greencomm\n    uses: [‸]\n  - greenkit\nhardware: [green-g2]\n';
    expect(labelsAt(comm).slice(0, 2)).toEqual(['greenkit', 'green-g2']);
  });

  test('first the known alternatives of what is there', () => {
    expect(labelsAt('framework:\n  - id: a\n    any-of: [fastkernel, ‸]\n')[0]).toBe('slowkernel');
  });
});

describe('rules', () => {
  const entry = 'framework:\n  - component: fastkernel\n    accept:\n      - rule: ‸\n';

  test('come first in an acceptance where they find something on its entry', () => {
    expect(labelsAt(`layercake: 1\n${entry}  - bygone\n`)[0]).toBe('hardware-locked');
    expect(labelsAt(entry)).toContain('deprecated-component');
  });

  test.each([
    ['on the line above', 'framework:\n  # layercake-ignore ‸\n  - fastkernel\n  - bygone\n', 'hardware-locked'],
    [
      'over blank lines and comments',
      'framework:\n  - fastkernel\n  # layercake-ignore ‸\n\n  # why\n  - bygone\n',
      'deprecated-component',
    ],
    ['behind the entry', 'framework:\n  - bygone # layercake-ignore ‸\n  - fastkernel\n', 'deprecated-component'],
    ['behind another rule', 'framework:\n  # layercake-ignore schema, hard‸\n  - fastkernel\n', 'hardware-locked'],
  ])('come first in a comment %s', (_, marked, rule) => {
    expect(labelsAt(marked)[0]).toBe(rule);
  });

  test('are written with a place for the reason, unless there is one', () => {
    expect(taken('# layercake-ignore ha‸\n', 'hardware-locked')).toBe(
      '# layercake-ignore hardware-locked: ${0:reason}\n',
    );
    expect(taken('# layercake-ignore ha‸: so it is\n', 'hardware-locked')).toBe(
      '# layercake-ignore hardware-locked: so it is\n',
    );
    expect(taken('# lay‸\n', 'layercake-ignore')).toBe('# layercake-ignore \n');
  });
});
