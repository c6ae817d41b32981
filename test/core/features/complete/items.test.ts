import { describe, expect, test } from 'vitest';
import { core, TODAY } from '../../../support/core.ts';
import { completionsAt, itemAt, labelsAt, taken } from '../../../support/completions.ts';

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
    ['version', 'framework: [servo@‸]\n', '1.4', /^\*\*Servo\*\* `1\.4`.*Red.GPU \| ●.native.*Blue.GPU \| ✕.none/s],
    ['entry', 'model:\n  - id: a\n    uses: [‸]\nframework: [duo]\n', 'duo', /^\*\*duo\*\*.*portable/s],
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
