import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig, vocabularyOf } from '../../../src/config/index.ts';
import { configFixes } from '../../support/configs.ts';
import { core } from '../../support/core.ts';

describe('the word that was meant', () => {
  test.each([
    ['budgte: { locked: 1 }\n', 'budget', 'budget: { locked: 1 }\n'],
    ['"targts": [red, green]\n', 'targets', '"targets": [red, green]\n'],
    ['budget: { lokced: 1 } # ours\n', 'locked', 'budget: { locked: 1 } # ours\n'],
    [
      'budget:\n  layers: { framwork: { locked: 1 } }\n',
      'framework',
      'budget:\n  layers: { framework: { locked: 1 } }\n',
    ],
    ['severities: { hardware-loked: off }\n', 'hardware-locked', 'severities: { hardware-locked: off }\n'],
    ['severities: { hardware-locked: eror }\n', 'error', 'severities: { hardware-locked: error }\n'],
    ["severities: { hardware-locked: 'warn' }\n", 'warning', "severities: { hardware-locked: 'warning' }\n"],
    ['severities:\n  hardware-locked: info\n', 'information', 'severities:\n  hardware-locked: information\n'],
    ['targets: [gren, red]\n', 'green', 'targets: [green, red]\n'],
    ['targets: [gren]\n', 'green', 'targets: [green]\n'],
  ])('%j', (text, name, expected) => {
    expect(configFixes(text)).toEqual({ [`Change to \`${name}\``]: expected });
  });

  test.each([
    ['is nowhere near', 'severities: { zzz: off }\n'],
    ['stands beside it already', 'targets: [gren, green]\n'],
    ['is a key that is there already', 'budgte: { locked: 1 }\nbudget: { locked: 2 }\n'],
    ['is a rule that is there already', 'severities: { hardware-loked: off, hardware-locked: error }\n'],
  ])('is not offered where it %s', (_, text) => {
    expect(configFixes(text)).toEqual({});
  });

  test('leaves fewer mistakes, whatever is misspelt', () => {
    const words = vocabularyOf(core);
    const key = fc.constantFrom('severities', 'severites', 'targets', 'target', 'budget', 'catalog', 'catlog');
    const value = fc.constantFrom(
      '[gren, red]',
      '{ hardware-loked: off }',
      '{ locked: 1, lokced: 2 }',
      '[a]',
      '[red, red]',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value), { maxLength: 4 }), (pairs) => {
        const text = pairs.map(([name, one]) => `${name}: ${one}\n`).join('');
        const before = readConfig(text, words).findings;
        for (const fixed of Object.values(configFixes(text))) {
          const after = readConfig(fixed, words).findings;
          const duplicates = (findings: typeof before): number =>
            findings.filter(({ rule }) => rule === 'duplicate-key').length;
          expect(fixed).not.toBe(text);
          expect(duplicates(after)).toBeLessThanOrEqual(duplicates(before));
        }
      }),
    );
  });
});
