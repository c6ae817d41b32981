import { describe, expect, test } from 'vitest';
import { mergeCatalog, createLayercake } from '../../../src/core/index.ts';
import { configHoverAt } from '../../support/configs.ts';
import { core } from '../../support/core.ts';

describe('a hover says', () => {
  test.each([
    [
      'what a key is for',
      'bud‸get: { locked: 3 }\n',
      /^⟦budget⟧ \*\*`budget`\*\*\n\nWhat a stack may come to at most.*\n\n```yaml/,
    ],
    [
      'the same at its value',
      'budget: { locked: ‸3 }\n',
      /^⟦3⟧ \*\*`locked`\*\*\n\nThe most entries that may be locked/,
    ],
    [
      'the same deep inside',
      'budget:\n  layers:\n    model:\n      lock‸In: 3\n',
      /^⟦lockIn⟧ \*\*`lockIn`\*\*\n\nThe highest lock-in index/,
    ],
    [
      'what a rule is about, and that this is its usual severity',
      'severities: { hardware-‸locked: warning }\n',
      /^⟦hardware-locked⟧ \*\*`hardware-locked`\*\* · warning\n/,
    ],
    [
      'what a severity is besides',
      'severities: { "hardware-‸locked": error }\n',
      /^⟦hardware-locked⟧ \*\*`hardware-locked`\*\* · error here, usually warning\n[^]*\(<pages\/hardware-locked\.md>\)$/,
    ],
    ['that a rule is switched off', 'severities:\n  hardware-‸locked: off\n', /· switched off here, usually warning\n/],
    ['what a severity means', 'severities:\n  hardware-locked: o‸ff\n', /^⟦off⟧ \*\*`off`\*\*: not looked for\.$/],
    ['what a target is', 'targets: [red, gr‸een]\n', /^⟦green⟧ \*\*.*\*\* `green` · .* · accelerator/],
    [
      'that a folder is a catalog',
      'catalog:\n  - ‸ours\n',
      /^⟦ours⟧ \*\*`catalog`\*\*\n\nFolders with the team's own catalog/,
    ],
    ['what an editor is told', 'editor: { run: ‸onSave }\n', /^⟦onSave⟧ \*\*`run`\*\*\n\nWhen the findings/],
    ['the same in a broken text', 'targets: [gr‸een\nbudget:\n - "', /^⟦green⟧/],
  ])('%s', (_, marked, expected) => {
    expect(configHoverAt(marked)).toMatch(expected);
  });

  test.each([
    ['a rule that is none', 'severities: { hardwear‸: off }\n'],
    ['a target that is none', 'targets: [gre‸n]\n'],
    ['a severity that is none', 'severities: { hardware-locked: lo‸ud }\n'],
    ['a key that is none', 'budgte‸: 1\n'],
    ['a blank', 'targets: [red,‸  green]\n'],
  ])('nothing about %s', (_, marked) => {
    expect(configHoverAt(marked)).toBeUndefined();
  });

  test("what a team's own target is, as text", () => {
    const text = `id: violet
name: "Violet <b>*one*</b>"
vendor: violet
vendorName: Violet
kind: accelerator
rank: 100
evidence: { readme: { source: "https://example.org/violet", says: Ours., checked: 2026-11-20 } }
`;
    const { catalog } = mergeCatalog(core.catalog, [{ path: 'targets/violet.yaml', holds: 'target', text }]);
    expect(configHoverAt('targets: [‸violet]\n', createLayercake(catalog))).toContain('Violet \\<b\\>\\*one\\*');
  });
});
