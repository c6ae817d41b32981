import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fromRoot } from '../../scripts/paths.ts';
import { builtinCatalog } from '../../src/catalog/index.ts';
import {
  type Config,
  configFrom,
  isConfigName,
  readConfig,
  vocabularyOf,
  withSettings,
} from '../../src/config/index.ts';
import { createLayercake, positionAt } from '../../src/core/index.ts';
import { core } from '../support/core.ts';

const words = vocabularyOf(core);
const read = (text: string): Config => readConfig(text, words).config;
const foldersOf = (text: string): readonly string[] => readConfig(text, words).folders.map(({ value }) => value);

/** What is wrong with a config: rule, place, what stands there, message. */
const found = (text: string): readonly string[] => {
  const { lines, findings } = readConfig(text, words);
  return findings.map(({ rule, span, message }) => {
    const { line, column } = positionAt(lines, span.start);
    return `${rule} ${line + 1}:${column + 1} ${text.slice(span.start, span.end)} | ${message}`;
  });
};

const SCHEMA = JSON.parse(readFileSync(fromRoot('schemas/config.schema.json'), 'utf8')) as { properties: object };
const SEVERITY = 'must be one of `error`, `warning`, `information` or `off`';

const NO_FOLDER = 'is no folder of a catalog: name it from this file on, with forward slashes, such as `../catalog`.';

describe('a config', () => {
  test('is read with every key', () => {
    const text = `severities: { hardware-locked: error, inherited-lock: off }
targets: [red, green]
catalog: [ours, ../theirs]
budget: { locked: 3, lockIn: 40.5, chokePoints: 1, layers: { framework: { locked: 1 }, model: { lockIn: 0 } } }
editor: { run: onSave, codeLens: false, inlayHints: { inferredUses: false, coupling: true } }
`;
    expect(found(text)).toEqual([]);
    expect(read(text)).toEqual({
      severities: new Map([
        ['hardware-locked', 'error'],
        ['inherited-lock', 'off'],
      ]),
      targets: ['green', 'red'],
      budget: {
        ...{ locked: 3, lockIn: 40.5, chokePoints: 1 },
        layers: { framework: { locked: 1 }, model: { lockIn: 0 } },
      },
      editor: { run: 'onSave', codeLens: false, inlayHints: { inferredUses: false, coupling: true } },
    });
    expect(foldersOf(text)).toEqual(['ours', '../theirs']);
  });

  test.each(['', '\n', '# nothing yet\n', '---\n'])('may say nothing: %j', (text) => {
    expect([found(text), read(text)]).toEqual([[], {}]);
  });

  test('takes anchors and merge keys', () => {
    const text = 'budget: { layers: { model: &few { locked: 1 }, framework: { <<: *few, lockIn: 5 } } }\n';
    expect(read(text).budget?.layers).toEqual({ model: { locked: 1 }, framework: { locked: 1, lockIn: 5 } });
  });
});

describe('the examples of docs/configuration.md', () => {
  const page = readFileSync(fromRoot('docs/configuration.md'), 'utf8');
  const examples = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].map(([, text = '']) => text);
  const builtin = vocabularyOf(createLayercake(builtinCatalog()));

  test.each(examples)('%s', (text) => {
    const { findings, config, folders } = readConfig(text, builtin);
    expect(findings).toEqual([]);
    expect([...Object.keys(config), ...folders]).not.toEqual([]);
  });

  test('have every key', () => {
    const keys = examples.flatMap((text) => {
      const { config, folders } = readConfig(text, builtin);
      return [...Object.keys(config), ...(folders.length > 0 ? ['catalog'] : [])];
    });
    expect([...new Set(keys)].sort()).toEqual(Object.keys(SCHEMA.properties).sort());
  });
});

describe('what is wrong with a config is told at its place', () => {
  test.each<[string, readonly string[]]>([
    ['targts: [red]\n', ['schema 1:1 targts | A config has no key `targts`; did you mean `targets`?']],
    [
      'version: 1\n',
      [
        'schema 1:1 version | A config has no key `version`; it can be one of `severities`, `targets`, `catalog`, `budget` or `editor`.',
      ],
    ],
    ['catalog: ours\n', ['schema 1:10 ours | `catalog` must be a list; this is `ours`.']],
    [
      'foo: 1\nseverities: { zzz: error }\nbar: 1\n',
      [
        'schema 1:1 foo | A config has no key `foo`; it can be one of `severities`, `targets`, `catalog`, `budget` or `editor`.',
        'unknown-reference 2:15 zzz | `zzz` is no rule.',
        'schema 3:1 bar | A config has no key `bar`; it can be one of `severities`, `targets`, `catalog`, `budget` or `editor`.',
      ],
    ],
    ['catalog: [/etc]\n', [`schema 1:11 /etc | \`/etc\` ${NO_FOLDER}`]],
    ['catalog: [a, "C:/b"]\n', [`schema 1:14 "C:/b" | \`C:/b\` ${NO_FOLDER}`]],
    ["catalog: ['a\\b']\n", [`schema 1:11 'a\\b' | \`a\\b\` ${NO_FOLDER}`]],
    ['- a\n', ['schema 1:1 - | A config is a mapping with `severities`, `targets`, `catalog`, `budget` or `editor`.']],
    [
      'hello\n',
      ['schema 1:1 hello | A config is a mapping with `severities`, `targets`, `catalog`, `budget` or `editor`.'],
    ],
    ['severities:\n', ['schema 1:1 severities | `severities` must be a mapping; this is empty.']],
    ['severities: {}\n', ['schema 1:1 severities | `severities` is empty.']],
    ['severities:\n  hardware-locked: warn\n', [`schema 2:20 warn | \`hardware-locked\` ${SEVERITY}; it is \`warn\`.`]],
    [
      'severities:\n  hardware-locks: off\n',
      ['unknown-reference 2:3 hardware-locks | `hardware-locks` is no rule. Did you mean `hardware-locked`?'],
    ],
    ['severities:\n  zzz: error\n', ['unknown-reference 2:3 zzz | `zzz` is no rule.']],
    ['targets: [green, rad]\n', ['unknown-reference 1:18 rad | `rad` is no target. Did you mean `red`?']],
    ['targets: [green, green, red]\n', ['schema 1:18 green | `targets` names this twice.']],
    ['targets: []\n', ['schema 1:1 targets | `targets` needs at least one item.']],
    ['targets: green\n', ['schema 1:10 green | `targets` must be a list; this is `green`.']],
    ['budget: {}\n', ['schema 1:1 budget | `budget` is empty.']],
    ['budget: { locked: -1 }\n', ['schema 1:19 -1 | `locked` must be at least 0.']],
    ['budget: { locked: 1.5 }\n', ['schema 1:19 1.5 | `locked` must be a whole number; this is `1.5`.']],
    ['budget: { lockIn: 101 }\n', ['schema 1:19 101 | `lockIn` must be at most 100.']],
    [
      'budget: { layers: { modell: { locked: 1 } } }\n',
      ['schema 1:21 modell | `layers` has no key `modell`; did you mean `model`?'],
    ],
    [
      'budget: { layers: { model: { layers: 1 } } }\n',
      ['schema 1:30 layers | `model` has no key `layers`; it can be one of `locked`, `lockIn` or `chokePoints`.'],
    ],
    ['editor: { run: never }\n', ['schema 1:16 never | `run` must be one of `onType` or `onSave`; it is `never`.']],
    ['editor: { codeLens: maybe }\n', ['schema 1:21 maybe | `codeLens` must be `true` or `false`; this is `maybe`.']],
    ['targets: [red\n', ['yaml-syntax 1:10 [red | This bracket is opened here and not closed.']],
    ['budget: { locked: *x }\n', ['undefined-alias 1:19 *x | There is no anchor `&x` before this alias.']],
  ])('%j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test.each(['[green, cpu]', '[blue-gpu, blue-npu]'])('a panel of one vendor: %s', (targets) => {
    const text = `targets: ${targets}\n`;
    expect(found(text)).toEqual([
      expect.stringContaining(`schema 1:10 ${targets} | \`targets\` needs accelerators of two`),
    ]);
    expect(read(text)).toEqual({});
  });

  test('and a key that stands twice', () => {
    expect(found('targets: [red, green]\ntargets: [red, blue-gpu]\n')[0]).toContain('duplicate-key 2:1 targets');
  });

  test.each(['/etc', '~/ours', 'C:/ours', 'a\\\\b', 'a\\0b'])('and %s is no folder to be read', (folder) => {
    expect(foldersOf(`catalog: ["${folder}", ours]\n`)).toEqual(['ours']);
  });

  test('and what an alias stands for', () => {
    const text = 'budget: { layers: &all { zzz: off } }\nseverities: *all\n';
    expect(found(text)).toContain('unknown-reference 1:26 zzz | `zzz` is no rule.');
  });

  test('and a limit below nothing is none', () => {
    expect(read('budget: { locked: -1, lockIn: 0 }\n')).toEqual({ budget: { lockIn: 0 } });
  });

  test('and a key that stands twice says where it stood first', () => {
    const [first] = readConfig('targets: [red, green]\ntargets: [red, blue-gpu]\n', words).findings;
    expect(first?.related.map(({ span }) => span.start)).toEqual([0]);
  });

  test('and the rest of it counts', () => {
    const text =
      'severities: { zzz: error, schema: warn, inherited-lock: off }\ntargets: [rad]\nbudget: { locked: x, lockIn: 3 }\n';
    expect(read(text)).toEqual({ severities: new Map([['inherited-lock', 'off']]), budget: { lockIn: 3 } });
  });

  test('wherever it is cut off, inside the text', () => {
    const text = 'severities:\n  schema: off\ntargets: [red, "green"]\nbudget: { layers: { model: { locked: 1 } } }\n';
    for (let at = 0; at <= text.length; at++) {
      for (const { span } of readConfig(text.slice(0, at), words).findings) {
        expect([at, 0 <= span.start && span.start <= span.end && span.end <= at]).toEqual([at, true]);
      }
    }
  });
});

describe('settings of an editor', () => {
  const settings = configFrom(
    { severities: { schema: 'off', 'inherited-lock': 'error' }, targets: ['red', 'green'] },
    words,
  );

  test('fill in what the file does not say', () => {
    expect(withSettings({}, settings)).toEqual(settings);
    const file = read('severities: { inherited-lock: off }\ntargets: [red, blue-gpu]\nbudget: { locked: 1 }\n');
    expect(withSettings(file, settings)).toEqual({
      severities: new Map([
        ['schema', 'off'],
        ['inherited-lock', 'off'],
      ]),
      targets: ['red', 'blue-gpu'],
      budget: { locked: 1 },
    });
  });

  test.each([undefined, null, 1, [], { severities: 1, targets: {}, budget: [] }, { severities: {}, targets: [] }])(
    'are passed over where they are none: %j',
    (value) => {
      expect(configFrom(value, words)).toEqual({});
    },
  );
});

test('a config goes by its name', () => {
  const names = [
    'layercake.config.yaml',
    '/a/layercake.config.yml',
    'a\\layercake.config.yaml',
    'LAYERCAKE.config.YAML',
  ];
  const others = ['layercake.yaml', 'my.layercake.config.yaml', 'layercake.config.json', 'layercake.config.yaml/x'];
  expect([...names, ...others].map(isConfigName)).toEqual([true, true, true, true, false, false, false, false]);
});
