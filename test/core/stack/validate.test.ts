import { describe, expect, test } from 'vitest';
import { readManifest } from '../../../src/core/manifest.ts';
import { textOf } from '../../support/core.ts';

const problems = (text: string): readonly string[] =>
  readManifest(text).problems.map(({ message, span }) => `${textOf(text, span)} | ${message}`);

/** The problems of an entry, written as the lines of its mapping. */
const problemsOf = (...lines: readonly string[]): readonly string[] =>
  problems(`layercake: 1\nframework:\n  - ${['id: a', ...lines].join('\n    ')}\n`);

const ENTRY_KEYS =
  '`id`, `name`, `component`, `version`, `uses`, `any-of`, `optional`, `supports`, `license`, `format`, `precision`, `count`, `accept`, `evidence` or `notes`';
const LEVELS = '`native`, `port`, `experimental`, `unknown` or `none`';
const ID_RULE = 'is no id: an id starts with a letter or digit and goes on with letters, digits and `. _ / -`.';
const TARGET_RULE = 'is no target: targets are lower-case names such as `nvidia`.';

describe('the manifest as a whole', () => {
  test.each<[string, string, string]>([
    ['empty', '', ' | The manifest is empty: start it with `layercake: 1`.'],
    ['comments only', '# later\n', ' | The manifest is empty: start it with `layercake: 1`.'],
    ['a list', '- a\n', '- | A manifest is a mapping of layers that starts with `layercake: 1`.'],
    ['a text', 'hello\n', 'hello | A manifest is a mapping of layers that starts with `layercake: 1`.'],
    [
      'without a version',
      'name: x\n',
      'name | The manifest does not say which format it is in: start it with `layercake: 1`.',
    ],
    ['of another version', 'layercake: 2\n', '2 | This manifest says format version `2`; Layercake reads version 1.'],
    [
      'of a version that is a text',
      'layercake: "1"\n',
      '"1" | The format version is a number: write `layercake: 1`, without quotes.',
    ],
    [
      'of no version',
      'layercake:\n',
      'layercake | This manifest says format version empty; Layercake reads version 1.',
    ],
    [
      'with a key that is nearly right',
      'layercake: 1\nframeworks: []\n',
      'frameworks | A manifest has no key `frameworks`; did you mean `framework`?',
    ],
    [
      'with a key that is nothing',
      'layercake: 1\nzzz: []\n',
      'zzz | A manifest has no key `zzz`; it can be one of `layercake`, `name`, `description`, `targets`, `application`, `model`, `framework`, `system` or `hardware`.',
    ],
    ['with an empty name', 'layercake: 1\nname: ""\n', '"" | `name` is empty.'],
    ['with a name that is a number', 'layercake: 1\nname: 5\n', '5 | `name` must be a text; this is `5`.'],
    [
      'with targets that are a text',
      'layercake: 1\ntargets: nvidia\n',
      'nvidia | `targets` must be a list; this is `nvidia`.',
    ],
    ['with a target in capitals', 'layercake: 1\ntargets: [NVIDIA]\n', `NVIDIA | \`NVIDIA\` ${TARGET_RULE}`],
    ['with a target twice', 'layercake: 1\ntargets: [nvidia, amd, nvidia]\n', 'nvidia | `targets` names this twice.'],
    [
      'with a layer that is a mapping',
      'layercake: 1\nframework: { vllm: 1 }\n',
      'framework | `framework` must be a list; this is a mapping.',
    ],
    [
      'with a layer that is a text',
      'layercake: 1\nframework: vllm\n',
      'vllm | `framework` must be a list; this is `vllm`.',
    ],
    [
      'with an empty item',
      'layercake: 1\nframework: [~]\n',
      '~ | An entry is a component such as `vllm@0.10.2`, or a mapping; this is empty.',
    ],
    [
      'with an item that is a list',
      'layercake: 1\nframework:\n  - [vllm]\n',
      '[ | An entry is a component such as `vllm@0.10.2`, or a mapping; this is a list.',
    ],
    [
      'with an item that is a number',
      'layercake: 1\nframework: [5]\n',
      '5 | An entry is a component such as `vllm@0.10.2`, or a mapping; this is `5`.',
    ],
    [
      'with an item that is an empty text',
      'layercake: 1\nframework: [""]\n',
      '"" | An entry is a component such as `vllm@0.10.2`, or a mapping; this is empty.',
    ],
    [
      'with an entry that names nothing',
      'layercake: 1\nframework:\n  - version: "1"\n',
      'version | An entry needs an `id` or a `component`.',
    ],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual([expected]);
  });

  test('the second of two equal targets is the one too many', () => {
    const text = 'layercake: 1\ntargets: [nvidia, nvidia]\n';
    expect(readManifest(text).problems.map(({ span }) => span.start)).toEqual([text.lastIndexOf('nvidia')]);
  });
});

describe('an entry', () => {
  test.each<[string, string, string]>([
    ['a key that is nearly right', 'verison: "1"', 'verison | An entry has no key `verison`; did you mean `version`?'],
    [
      'a key that is nothing',
      'colour: red',
      `colour | An entry has no key \`colour\`; it can be one of ${ENTRY_KEYS}.`,
    ],
    ['a use that is a number', 'uses: [1]', '1 | An item of `uses` must be a text; this is `1`.'],
    ['a component that is a list', 'component: [vllm]', 'component | `component` must be a text; this is a list.'],
    ['an empty component', 'component:', 'component | `component` must be a text; this is empty.'],
    ['a version that is a list', 'version: [1]', 'version | `version` must be a text or a number; this is a list.'],
    ['uses that are a text', 'uses: vllm', 'vllm | `uses` must be a list; this is `vllm`.'],
    ['a use with a space in it', 'uses: [my engine]', `my engine | \`my engine\` ${ID_RULE}`],
    ['a use that names nothing', 'uses: [{ optional: true }]', 'optional | A use needs an `id` or an `any-of`.'],
    [
      'a use with another key',
      'uses: [{ id: b, why: x }]',
      'why | `uses` has no key `why`; it can be one of `id`, `any-of` or `optional`.',
    ],
    ['an optional that is a text', 'optional: "yes"', '"yes" | `optional` must be `true` or `false`; this is `yes`.'],
    [
      'a use that is optional with a text',
      'uses: [{ id: b, optional: yes }]',
      'yes | `optional` must be `true` or `false`; this is `yes`.',
    ],
    ['no alternatives', 'any-of: []', 'any-of | `any-of` needs at least one item.'],
    ['no alternatives in a use', 'uses: [{ any-of: [] }]', 'any-of | `any-of` needs at least one item.'],
    [
      'an alternative that is a mapping',
      'any-of: [{ id: b }]',
      'id | An item of `any-of` must be a text; this is a mapping.',
    ],
    ['support for nothing', 'supports: {}', 'supports | `supports` needs at least one target.'],
    ['support as a list', 'supports: [native]', 'supports | `supports` must be a mapping; this is a list.'],
    ['support for what is no target', 'supports: { AMD: native }', `AMD | \`AMD\` ${TARGET_RULE}`],
    ['a level that is none', 'supports: { amd: full }', `full | \`amd\` must be one of ${LEVELS}; it is \`full\`.`],
    ['a level that is empty', 'supports: { amd: }', `amd | \`amd\` must be one of ${LEVELS}; it is empty.`],
    [
      'a level that is none, at length',
      'supports: { amd: { level: full } }',
      `full | \`level\` must be one of ${LEVELS}; it is \`full\`.`,
    ],
    ['support without a level', 'supports: { amd: { since: 1 } }', 'amd | `amd` needs a `level`.'],
    [
      'support with another key',
      'supports: { amd: { level: none, untl: 1 } }',
      'untl | `amd` has no key `untl`; it can be one of `level`, `since`, `arch` or `note`.',
    ],
    ['a count of none', 'count: 0', '0 | `count` must be at least 1.'],
    ['a count in parts', 'count: 1.5', '1.5 | `count` must be a whole number; this is `1.5`.'],
    ['a count as a text', 'count: many', 'many | `count` must be a whole number; this is `many`.'],
    ['an acceptance of no rule', 'accept: [{ reason: x }]', 'reason | `accept` needs a `rule`.'],
    [
      'an acceptance as a text',
      'accept: [schema]',
      'schema | An item of `accept` must be a mapping; this is `schema`.',
    ],
    [
      'an acceptance until no date',
      'accept: [{ rule: schema, until: May }]',
      'May | `May` is no date: write it like `2027-06-30`.',
    ],
    ['evidence as a text', 'evidence: x', 'x | `evidence` must be a list; this is `x`.'],
    ['an empty note', "notes: ''", "'' | `notes` is empty."],
  ])('%s', (_, line, expected) => {
    expect(problemsOf(line)).toEqual([expected]);
  });

  test('a long value is cut in the message', () => {
    expect(problemsOf(`uses: ["${'x '.repeat(50)}"]`)[0]).toContain('x x x…` is no id');
  });

  test('several mistakes are told one by one', () => {
    expect(problemsOf('count: 0', 'optional: 1', 'nmae: x').map((one) => one.split(' | ')[0])).toEqual(
      expect.arrayContaining(['nmae', '0', '1']),
    );
  });

  test('a mistake behind a merge key is told once, where it was written', () => {
    const text = 'layercake: 1\nframework:\n  - &a { id: a, count: 0 }\n  - { <<: *a, id: b }\n';
    expect(problems(text)).toEqual(['0 | `count` must be at least 1.']);
  });

  test.each([
    'version: 2.10',
    'version: "2.10"',
    'version: ">=2.6,<3"',
    'count: 16',
    'uses: []',
    'license: Apache-2.0 OR MIT',
  ])('is content with %s', (line) => {
    expect(problemsOf(line)).toEqual([]);
  });
});
