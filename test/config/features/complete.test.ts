import { describe, expect, test } from 'vitest';
import { completeConfig, folderAskedAt } from '../../../src/config/index.ts';
import { createLineIndex } from '../../../src/core/text/line-index.ts';
import { configCompletionsAt, configDocumentation, configLabelsAt, configTaken } from '../../support/configs.ts';
import { core } from '../../support/core.ts';
import { atCursor } from '../../support/cursor.ts';

/** Some of the labels that a place offers, and some that it does not. */
type Row = readonly [what: string, marked: string, offered: readonly string[], withheld: readonly string[]];

describe('offers', () => {
  test.each<Row>([
    [
      'the keys of a config',
      '‸',
      ['severities', 'targets', 'catalog', 'budget', 'editor'],
      ['locked', 'layercake', 'framework'],
    ],
    ['those that are not there yet', 'targets: [red, green]\nb‸\n', ['budget', 'catalog'], ['targets']],
    ['rules as keys', 'severities:\n  ‸\n', ['hardware-locked', 'unknown-component'], ['budget', 'red']],
    [
      'rules that have no severity yet',
      'severities:\n  hardware-locked: off\n  inh‸\ntargets: [red, green]\n',
      ['inherited-lock'],
      ['hardware-locked', 'targets'],
    ],
    ['rules in braces', 'severities: { hardware-locked: off, ‸ }\n', ['inherited-lock'], ['hardware-locked']],
    [
      'severities',
      'severities:\n  hardware-locked: ‸\n',
      ['error', 'warning', 'information', 'off'],
      ['hardware-locked'],
    ],
    ['severities in braces', 'severities: { hardware-locked: e‸ }\n', ['error', 'off'], []],
    ['targets', 'targets: [red, ‸]\n', ['green', 'cpu'], ['red', 'others']],
    ['targets in a list below their key', 'targets:\n  - red\n  - ‸\n', ['green'], ['red']],
    [
      'targets in brackets that nobody closed',
      'targets: [red, ‸\nbudget:\n  locked: 1\n',
      ['green'],
      ['red', 'locked'],
    ],
    ['the limits of a budget', 'budget:\n  locked: 3\n  ‸\n', ['lockIn', 'chokePoints', 'layers'], ['locked', 'model']],
    ['layers with limits of their own', 'budget:\n  layers:\n    ‸\n', ['framework', 'hardware'], ['locked', 'layers']],
    ['the limits of a layer', 'budget: { layers: { model: { ‸ } } }\n', ['locked', 'lockIn'], ['layers', 'model']],
    ['how an editor shows things', 'editor: { codeLens: true, ‸ }\n', ['run', 'inlayHints'], ['codeLens', 'coupling']],
    ['when an editor tells', 'editor:\n  run: ‸\n', ['onType', 'onSave'], ['off', 'true']],
    ['what is on or off', 'editor:\n  inlayHints:\n    coupling: ‸\n', ['true', 'false'], ['onType']],
  ])('%s', (_, marked, offered, withheld) => {
    const labels = configLabelsAt(marked);
    expect(offered.filter((one) => !labels.includes(one))).toEqual([]);
    expect(withheld.filter((one) => labels.includes(one))).toEqual([]);
  });

  test.each([
    ['in a comment', '# ‸\n'],
    ['for a number', 'budget:\n  locked: ‸\n'],
    ['under a key that is none', 'budgte:\n  ‸\n'],
    ['behind a key that goes on below, where nobody asked', 'severities:‸\n'],
  ])('nothing %s', (_, marked) => {
    expect(configLabelsAt(marked, ':')).toEqual([]);
  });

  test('the folders that the host found for a catalog', () => {
    const labels = configCompletionsAt('catalog: [ours, ‸]\n', { folders: ['ours', 'theirs'] })?.items;
    expect(labels?.map(({ label }) => label)).toEqual(['theirs']);
  });
});

describe('an item that is taken', () => {
  test.each([
    ['‸', 'severities', 'severities:\n  $0'],
    ['‸', 'targets', 'targets: [$0]'],
    ['severities: ‸\n', 'hardware-locked', 'severities: { hardware-locked: $0 }\n'],
    ['severities:\n  hard‸\n', 'hardware-locked', 'severities:\n  hardware-locked: \n'],
    ['severities:\n  hard‸: off\n', 'hardware-locked', 'severities:\n  hardware-locked: off\n'],
    ['severities:\n  hardware-locked: ‸\n', 'off', 'severities:\n  hardware-locked: off\n'],
    ['targets: ‸\n', 'red', 'targets: [red$0]\n'],
    ['editor:\n  codeLens:‸\n', 'false', 'editor:\n  codeLens: false\n'],
    ['targets:\n  ‸\n', 'red', 'targets:\n  - red\n'],
    ['budget:\n  ‸\n', 'layers', 'budget:\n  layers: { $0 }\n'],
    ['catalog:\n  - ../sh‸\n', '../shared', 'catalog:\n  - ../shared\n'],
  ])('%j: %s', (marked, label, expected) => {
    expect(configTaken(marked, label, ['../shared'])).toBe(expected);
  });
});

test.each([
  ['catalog: [‸]\n', ''],
  ['catalog: [ours, ../sh‸]\n', '../'],
  ['catalog:\n  - "a/b/‸"\n', 'a/b/'],
  ['catalog: [a\\b‸]\n', ''],
  ['targets: [../‸]\n', undefined],
  ['‸catalog: []\n', undefined],
])('folders are looked for where a catalog is named: %j', (marked, expected) => {
  const { text, offset } = atCursor(marked);
  expect(folderAskedAt({ text, lines: createLineIndex(text) }, offset)).toBe(expected);
});

describe('documents', () => {
  test.each([
    ['a rule', 'severities:\n  ‸\n', 'hardware-locked', /^\*\*`hardware-locked`\*\* · warning\n\n.*\n\n/],
    ['a key', '‸', 'budget', /\nWhat a stack may come to at most/],
    ['a key deep inside', 'budget: { layers: { ‸ } }\n', 'model', /\nLimits for layer 4/],
    ['a target', 'targets: [‸]\n', 'red', /`red`/],
    ['a severity', 'severities:\n  hardware-locked: ‸\n', 'off', /^\*\*`off`\*\*: not looked for\.$/],
  ])('%s', (_, marked, label, expected) => {
    expect(configDocumentation(marked, label)).toMatch(expected);
  });
});

const WHOLE = `severities:
  hardware-locked: error # told as worse
  inherited-lock: off
targets: [red, "green"]
catalog:
  - ours
budget: { locked: 3, layers: { framework: { lockIn: 4.5 } } }
`;

test('at every offset of every half of a config there is something or nothing, and it replaces a word around the cursor', () => {
  for (let offset = 0; offset <= WHOLE.length; offset++) {
    for (const text of [WHOLE, WHOLE.slice(0, offset), WHOLE.slice(offset), WHOLE.replaceAll('\n', '\r\n')]) {
      const at = Math.min(offset, text.length);
      const found = completeConfig({ text, lines: createLineIndex(text) }, at, { layercake: core });
      if (!found) continue;
      expect(found.span.start <= at && at <= found.span.end).toBe(true);
      expect(text.slice(found.span.start, found.span.end)).not.toMatch(/[\r\n]/);
      expect(new Set(found.items.map(({ label }) => label)).size).toBe(found.items.length);
    }
  }
});

test.each(['', '\u0000', '[', '{', '"', '? ', '|', '&a', '*', '{[{[', ': ', '\t- ', '\ufeff', '---\n'])(
  'what is no config throws nothing: %j',
  (text) => {
    const lined = { text, lines: createLineIndex(text) };
    for (let offset = -1; offset <= text.length + 1; offset++)
      expect(() => completeConfig(lined, offset, { layercake: core })).not.toThrow();
  },
);
