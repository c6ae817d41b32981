import { describe, expect, test } from 'vitest';
import { readManifest } from '../../../src/core/manifest.ts';
import type { Entry, Stack } from '../../../src/core/stack/types.ts';
import { textOf } from '../../support/core.ts';

const stackOf = (text: string): Stack => readManifest(text).stack;

/** The one entry of a framework list. */
function entryOf(item: string): { entry: Entry | undefined; text: string } {
  const text = `layercake: 1\nframework:\n${item.replace(/^/gm, '  ')}\n`;
  return { entry: stackOf(text).entries[0], text };
}

/** Every located field of the entry with what its span covers. */
function fieldsOf(item: string): Record<string, [string, string] | undefined> {
  const { entry, text } = entryOf(item);
  const names = ['id', 'component', 'version', 'name', 'license', 'format', 'precision'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const field = entry?.[name];
      return field ? [[name, [field.value, textOf(text, field.span)]]] : [];
    }),
  );
}

describe('an entry in short', () => {
  test.each<[string, string, Record<string, [string, string]>]>([
    ['a component', '- vllm', { id: ['vllm', 'vllm'], component: ['vllm', 'vllm'] }],
    [
      'and its version',
      '- cuda@12.8',
      { id: ['cuda', 'cuda'], component: ['cuda', 'cuda'], version: ['12.8', '12.8'] },
    ],
    [
      'in double quotes',
      '- "cuda@12.8"',
      { id: ['cuda', 'cuda'], component: ['cuda', 'cuda'], version: ['12.8', '12.8'] },
    ],
    [
      'in single quotes',
      `- 'cuda@12.8'`,
      { id: ['cuda', 'cuda'], component: ['cuda', 'cuda'], version: ['12.8', '12.8'] },
    ],
    [
      'with an escape: the whole text',
      String.raw`- "cud\x61@12.8"`,
      {
        id: ['cuda', String.raw`"cud\x61@12.8"`],
        component: ['cuda', String.raw`"cud\x61@12.8"`],
        version: ['12.8', String.raw`"cud\x61@12.8"`],
      },
    ],
    ['an unfinished version', '- cuda@', { id: ['cuda', 'cuda'], component: ['cuda', 'cuda'] }],
    [
      'a range',
      '- "torch@>=2.6,<3"',
      { id: ['torch', 'torch'], component: ['torch', 'torch'], version: ['>=2.6,<3', '>=2.6,<3'] },
    ],
    [
      'a package URL',
      '- pkg:pypi/vllm@0.10.2',
      {
        id: ['pkg:pypi/vllm', 'pkg:pypi/vllm'],
        component: ['pkg:pypi/vllm', 'pkg:pypi/vllm'],
        version: ['0.10.2', '0.10.2'],
      },
    ],
    [
      'a name that starts with an at sign',
      '- "@org/thing"',
      { id: ['@org/thing', '@org/thing'], component: ['@org/thing', '@org/thing'] },
    ],
  ])('%s', (_, item, expected) => {
    expect(fieldsOf(item)).toEqual(expected);
  });
});

describe('an entry as a mapping', () => {
  test('the id defaults to the component, and the head is the component', () => {
    expect(fieldsOf('- component: vllm')).toEqual({ id: ['vllm', 'vllm'], component: ['vllm', 'vllm'] });
    const { entry, text } = entryOf('- id: engine\n  component: vllm');
    expect(entry && textOf(text, entry.head)).toBe('vllm');
    expect(entry && textOf(text, entry.span)).toBe('id: engine\n    component: vllm');
  });

  test('the head of an own entry is its id', () => {
    const { entry, text } = entryOf('- { notes: ours, id: engine }');
    expect(entry && textOf(text, entry.head)).toBe('engine');
  });

  test('texts and their places', () => {
    expect(
      fieldsOf(
        `- id: a\n  name: "A name"\n  component: b\n  version: 2.10\n  license: MIT\n  format: gguf\n  precision: 'fp8'`,
      ),
    ).toEqual({
      id: ['a', 'a'],
      name: ['A name', '"A name"'],
      component: ['b', 'b'],
      version: ['2.10', '2.10'],
      license: ['MIT', 'MIT'],
      format: ['gguf', 'gguf'],
      precision: ['fp8', `'fp8'`],
    });
  });

  test.each<[string, string, Partial<Entry>]>([
    ['count', 'count: 16', { count: 16 }],
    ['optional', 'optional: true', { optional: true }],
    ['not optional', 'optional: "true"', { optional: false }],
    ['no uses', 'notes: x', {}],
    ['an empty list of uses', 'uses: []', { uses: [] }],
  ])('%s', (_, line, expected) => {
    expect(entryOf(`- id: a\n  ${line}`).entry).toMatchObject(expected);
    expect(entryOf('- id: a').entry?.uses).toBeUndefined();
  });

  test('uses in all their forms', () => {
    const { entry, text } = entryOf(
      '- id: a\n  uses: [b, { any-of: [c, d] }, { id: e, optional: true }, { any-of: [f], optional: true }]',
    );
    const uses = entry?.uses?.map(({ members, optional, span }) => [
      members.map(({ value }) => value),
      optional,
      textOf(text, span),
    ]);
    expect(uses).toEqual([
      [['b'], false, 'b'],
      [['c', 'd'], false, '[c, d]'],
      [['e'], true, '{ id: e, optional: true }'],
      [['f'], true, '[f]'],
    ]);
  });

  test('alternatives of the entry itself', () => {
    const { entry, text } = entryOf('- id: a\n  any-of:\n    - b\n    - "c"');
    expect(entry?.anyOf?.members.map(({ value, span }) => [value, textOf(text, span)])).toEqual([
      ['b', 'b'],
      ['c', '"c"'],
    ]);
  });

  test('its own facts', () => {
    const { entry, text } = entryOf(
      '- id: a\n  supports:\n    green: native\n    red: { level: port, since: 2.10, arch: r2, note: A fork }\n    others: none',
    );
    expect(entry?.supports?.map(({ target, ...rest }) => [target.value, textOf(text, target.span), rest])).toEqual([
      ['green', 'green', { level: 'native' }],
      ['red', 'red', { level: 'port', since: '2.10', arch: 'r2', note: 'A fork' }],
      ['others', 'others', { level: 'none' }],
    ]);
  });

  test('what is accepted', () => {
    const { entry, text } = entryOf(
      '- id: a\n  accept:\n    - { rule: hardware-locked, reason: Known, until: 2027-06-30 }\n    - rule: schema',
    );
    expect(
      entry?.accept.map(({ rule, reason, until }) => [rule.value, textOf(text, rule.span), reason, until?.value]),
    ).toEqual([
      ['hardware-locked', 'hardware-locked', 'Known', '2027-06-30'],
      ['schema', 'schema', undefined, undefined],
    ]);
  });
});

describe('what has the wrong shape is passed over, and the rest is read', () => {
  test.each<[string, string, readonly string[]]>([
    ['a layer that is a mapping', 'framework: { a: 1 }\nsystem: [cuda]', ['cuda']],
    ['a layer that is a text', 'framework: a\nsystem: [cuda]', ['cuda']],
    ['an empty layer', 'framework:\nsystem: [cuda]', ['cuda']],
    ['items without a name', 'framework: [[a], ~, "", { version: 1 }, { id: [] }, b]', ['b']],
    ['a key that is no layer', 'frameworks: [a]\nsystem: [cuda]', ['cuda']],
    [
      'layers in any order, entries in that of the text',
      'hardware: [h]\napplication: [a]\nmodel: [m]',
      ['h', 'a', 'm'],
    ],
    ['a layer brought in by a merge key', 'x: &x { framework: [a] }\n<<: *x\nsystem: [b]', ['b', 'a']],
  ])('%s', (_, text, ids) => {
    const { entries } = stackOf(text);
    expect(entries.map(({ id }) => id.value)).toEqual(ids);
    expect(entries.map(({ index }) => index)).toEqual(ids.map((_one, index) => index));
  });

  test.each([
    'uses: b',
    'uses: { b: 1 }',
    'any-of: b',
    'supports: native',
    'supports: [native]',
    'accept: schema',
    'accept: [schema, { reason: none }]',
    'count: many',
    'optional: [true]',
    'version: [1]',
    'version: { a: 1 }',
    'name: ""',
  ])('a field: %s', (line) => {
    const { span, ...rest } = entryOf(`- id: a\n  ${line}`).entry ?? {};
    expect(span).toBeDefined();
    expect(entryOf('- id: a').entry).toMatchObject(rest);
  });

  test('uses of which only some can be read', () => {
    const { entry } = entryOf(
      '- id: a\n  uses: [b, [c], ~, { optional: true }, { id: d }]\n  supports: { x: best, y: { since: 1 }, z: port }',
    );
    expect(entry?.uses?.flatMap(({ members }) => members.map(({ value }) => value))).toEqual(['b', 'd']);
    expect(entry?.supports).toMatchObject([
      { target: { value: 'x' }, level: 'unknown' },
      { target: { value: 'y' }, level: 'unknown' },
      { target: { value: 'z' }, level: 'port' },
    ]);
  });

  test.each(['', 'a', '[a, b]', '5', '~'])('a manifest that is %j has no entries', (text) => {
    expect(stackOf(text)).toEqual({ targets: [], entries: [] });
  });
});

describe('aliases and merge keys', () => {
  const text = `layercake: 1
name: &n Support
targets: &t [green, *n]
framework: &f
  - &a cuda@12.8
  - *a
  - &b { component: vllm, version: "1", uses: [cuda] }
  - *b
  - { <<: *b, id: second }
`;
  const { entries } = stackOf(text);

  test('an entry that is an alias is what it stands for', () => {
    expect(entries.map(({ id, component, version }) => [id.value, component?.value, version?.value])).toEqual([
      ['cuda', 'cuda', '12.8'],
      ['cuda', 'cuda', '12.8'],
      ['vllm', 'vllm', '1'],
      ['vllm', 'vllm', '1'],
      ['second', 'vllm', '1'],
    ]);
  });

  test('and stands where the alias does', () => {
    expect(entries.map(({ span }) => textOf(text, span).slice(0, 2))).toEqual(['cu', '*a', '{ ', '*b', '{ ']);
  });

  test.each(['head', 'id'] as const)('the %s of every entry lies inside the entry', (field) => {
    for (const entry of entries) {
      const span = field === 'head' ? entry.head : entry.id.span;
      expect([textOf(text, span), entry.span.start <= span.start && span.end <= entry.span.end]).toEqual([
        textOf(text, span),
        true,
      ]);
    }
  });

  test('a whole layer may be an alias', () => {
    const shared = 'layercake: 1\nframework: &f [vllm]\nsystem: *f\n';
    expect(stackOf(shared).entries.map(({ layer, id }) => [layer, id.value])).toEqual([
      ['framework', 'vllm'],
      ['system', 'vllm'],
    ]);
  });
});

test('name and targets', () => {
  const text = 'layercake: 1\nname: Support\ntargets: [green, "red", [blue], ~]\n';
  const { name, targets } = stackOf(text);
  expect(name?.value).toBe('Support');
  expect(targets.map(({ value, span }) => [value, textOf(text, span)])).toEqual([
    ['green', 'green'],
    ['red', '"red"'],
  ]);
});
