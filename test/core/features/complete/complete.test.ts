import { describe, expect, test } from 'vitest';
import { core, TODAY } from '../../../support/core.ts';
import { completionsAt, itemAt, labelsAt, taken } from '../../../support/completions.ts';

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

describe('puts in', () => {
  test.each([
    ['a component', 'system:\n  - gre‸\n', 'greenkit', 'system:\n  - greenkit\n'],
    [
      'a component in the middle of another',
      'system:\n  - gre‸encomm # x\n',
      'greenkit',
      'system:\n  - greenkit # x\n',
    ],
    ['a component before its version', 'framework: [tor‸chlet@1.0, duo]\n', 'servo', 'framework: [servo@1.0, duo]\n'],
    ['a version in place of another', 'framework: [servo@1‸.3, duo]\n', '2.0', 'framework: [servo@2.0, duo]\n'],
    [
      'a version that reads as a number',
      'framework:\n  - component: servo\n    version: ‸\n',
      '2.0',
      'framework:\n  - component: servo\n    version: "2.0"\n',
    ],
    [
      'a version in quotes',
      'framework:\n  - component: servo\n    version: "1‸"\n',
      '2.0',
      'framework:\n  - component: servo\n    version: "2.0"\n',
    ],
    ['a blank behind a dash', 'system:\n  -‸\n', 'greenkit', 'system:\n  - greenkit\n'],
    ['a blank behind a colon', 'system:\n  - component:‸\n', 'greenkit', 'system:\n  - component: greenkit\n'],
    ['a blank behind a comma', 'system: [redkit,‸]\n', 'greenkit', 'system: [redkit, greenkit]\n'],
    ['a dash on a line of its own', 'system:\n  gre‸\n', 'greenkit', 'system:\n  - greenkit\n'],
    ['brackets where there are none', 'targets: gr‸\n', 'green', 'targets: [green$0]\n'],
    ['a key', 'framework:\n  - id: a\n    comp‸\n', 'component', 'framework:\n  - id: a\n    component: \n'],
    ['a key with a list', 'framework:\n  - id: a\n    us‸\n', 'uses', 'framework:\n  - id: a\n    uses: [$0]\n'],
    ['a key that has its value', 'framework:\n  - i‸d: a\n', 'name', 'framework:\n  - name: a\n'],
    ['a key in quotes', 'framework:\n  - "i‸d": a\n', 'name', 'framework:\n  - "name": a\n'],
    ['a key in braces', 'framework: [{ id: a, us‸ }]\n', 'uses', 'framework: [{ id: a, uses: [$0] }]\n'],
    ['a key that begins an entry', 'framework:\n  - co‸\n', 'component', 'framework:\n  - component: \n'],
    ['a layer', 'layercake: 1\nfra‸\n', 'framework', 'layercake: 1\nframework:\n  - $0\n'],
    ['a layer in braces', '{ layercake: 1, fra‸ }\n', 'framework', '{ layercake: 1, framework: [$0] }\n'],
    [
      'an acceptance',
      'framework:\n  - id: a\n    acc‸\n',
      'accept',
      'framework:\n  - id: a\n    accept:\n      - rule: $0\n',
    ],
    [
      'own facts behind their key',
      'framework:\n  - id: a\n    supports: ‸\n',
      'green',
      'framework:\n  - id: a\n    supports: { green: $0 }\n',
    ],
    [
      'a use in braces',
      'framework:\n  - id: a\n    uses: [‸]\n',
      'any-of',
      'framework:\n  - id: a\n    uses: [{ any-of: [$0] }]\n',
    ],
    [
      'a new entry',
      'application:\n  - ‸\n',
      'new application entry',
      'application:\n  - id: ${1:my-service}\n    uses: [$0]\n',
    ],
    [
      'a new entry with its dash',
      'hardware:\n  ‸\n',
      'new hardware entry',
      'hardware:\n  - component: $1\n    count: ${0:8}\n',
    ],
    ['a new entry in brackets', 'system: [‸]\n', 'new system entry', 'system: [{ component: $1, version: "$0" }]\n'],
  ])('%s', (_, marked, label, expected) => {
    expect(taken(marked, label)).toBe(expected);
  });
});

describe('what is typed opens a list', () => {
  test.each([
    ['behind a dash', 'system:\n  - ‸\n', ' ', true],
    ['behind a key with one value', 'system:\n  - component: ‸\n', ' ', true],
    ['behind a key with a list, where one goes on below it', 'system:‸\n', ':', false],
    ['behind a key with a list, with a blank', 'system: ‸\n', ' ', false],
    ['in the indentation of a line', 'system:\n  ‸\n', ' ', false],
    ['in the indentation of a key', 'system:\n  - id: a\n    ‸\n', ' ', false],
    ['in brackets', 'system: [redkit, ‸]\n', ' ', true],
    ['behind an @', 'framework: [servo@‸]\n', '@', true],
    ['behind a bracket', 'targets: [‸]\n', '[', true],
  ])('%s', (_, marked, trigger, opens) => {
    expect(labelsAt(marked, trigger).length > 0).toBe(opens);
    expect(labelsAt(marked).length).toBeGreaterThan(0);
  });
});

describe('an item', () => {
  test('of a component says what ties it, what it is called and what it is', () => {
    const item = itemAt('framework:\n  - ‸\n', 'fastkernel');
    expect(item).toMatchObject({
      detail: 'locked to Green',
      description: 'FastKernel',
      componentKind: 'kernel-library',
    });
    const said = ['halfway', 'duo', 'mystery', 'nowhere'].map((id) => itemAt('framework:\n  - ‸\n', id).detail);
    expect(said).toEqual(['leaning', 'portable', 'unknown', 'runs on no accelerator']);
  });

  test('is found by the other names of its component', () => {
    expect(itemAt('system:\n  - ‸\n', 'greenkit').filter).toBe('greenkit Green Toolkit green-toolkit GK');
  });

  test('of what its makers gave up comes last, and says so', () => {
    expect(labelsAt('framework:\n  - component: ‸\n').at(-1)).toBe('bygone');
    expect(itemAt('framework:\n  - ‸\n', 'bygone').isDeprecated).toBe(true);
  });

  test('of a version says what changes with it, the newest first', () => {
    const items = completionsAt('framework: [servo@‸]\n')?.items ?? [];
    expect(items.map(({ label, detail }) => `${label} ${detail ?? ''}`)).toEqual([
      '3.0 Blue GPU: port until here',
      '2.0 Blue GPU: port from here',
      '1.4 Red GPU: native from here',
    ]);
  });

  test('of an entry says what ties it in this stack', () => {
    const marked =
      'application:\n  - id: api\n    uses: [‸]\nmodel:\n  - id: llm\n    uses: [fastkernel]\nframework: [fastkernel]\n';
    expect(itemAt(marked, 'llm')).toMatchObject({ detail: 'locked to Green', description: 'model' });
  });

  test.each([
    ['component', 'framework:\n  - ‸\n', 'fastkernel', /^\*\*FastKernel\*\*.*Green.GPU/s],
    ['version', 'framework: [servo@‸]\n', '1.4', /^\*\*Servo\*\* 1\\\.4.*● native: Red GPU\n- ✕ none: Blue GPU/s],
    ['entry', `model:\n  - id: a\n    uses: [‸]\n${BELOW}`, 'duo', /^\*\*duo\*\*.*portable/s],
    ['key', 'framework:\n  - id: a\n    ‸\n', 'uses', /What it stands on.*```yaml\nuses: \["llama-70b","vllm"\]/s],
    ['target as a key', 'framework:\n  - id: a\n    supports: { ‸ }\n', 'green', /A level, or a mapping/],
    ['level', 'framework:\n  - id: a\n    supports: { green: ‸ }\n', 'port', /a fork or plug-in/],
    [
      'rule',
      'framework:\n  - component: fastkernel\n    accept: [{ rule: ‸ }]\n',
      'hardware-locked',
      /^> .*FastKernel.*\n\n\S/,
    ],
  ])('is documented when somebody looks at it: a %s', (_, marked, label, expected) => {
    const reading = core.read(marked.replace('‸', ''));
    expect(core.completion.documentation(reading, itemAt(marked, label), { today: TODAY })).toMatch(expected);
  });
});
