import { describe, expect, test } from 'vitest';
import { createLayercake } from '../../../../src/core/index.ts';
import { catalogWith } from '../../../support/catalog.ts';
import { make } from '../../../support/components.ts';
import { TODAY } from '../../../support/core.ts';
import { hoverText } from '../../../support/hovers.ts';

describe('what is foreign', () => {
  const evil = '<img src=x onerror=alert(1)> [x](command:quit) `| **';
  const hostile = make('framework', 'kernel-library', {
    ...{ id: 'hostile', name: evil, summary: evil, license: evil, steward: evil },
    supports: { others: { level: 'none', note: evil, arch: evil, evidence: ['readme'] } },
    evidence: { readme: { source: 'https://example.org/a', says: evil, checked: '2026-11-23' } },
    alternatives: [{ component: 'slowkernel', effort: 'code', note: evil }],
  });
  const layercake = createLayercake(catalogWith(hostile));
  const text = `layercake: 1\nname: "${evil}"\nframework:\n  - { id: a, name: "${evil}", component: hostile, version: "${evil}", license: "${evil}" }\n  - { id: b, uses: [a] }\n`;
  const withoutCode = (markdown: string): string => markdown.replace(/(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, '');

  test.each(['a, name', 'b, uses', `${evil}", license`, `${evil}" }`])(
    'never becomes markup in the hover of %s',
    (part) => {
      const outside = withoutCode(hoverText(text.replace(part, `${part.charAt(0)}‸${part.slice(1)}`), {}, layercake));
      expect(outside).toMatch(/\\<img|^\*\*b\*\*|no version/);
      expect(outside).not.toMatch(/(?<!\\)<img|(?<!\\)\]\(command/);
    },
  );

  test('never becomes markup in the report', () => {
    const reading = layercake.read(text);
    const report = layercake.report(reading, layercake.check(reading, { today: TODAY }));
    expect(report.replace(/(`+) .*? \1/g, '')).not.toMatch(/(?<!\\)<img|\]\(command/);
  });

  test('ends no link of the host', () => {
    const links = { component: () => 'command:x?>) [y](command:quit)\n' };
    const markdown = hoverText('layercake: 1\nframework: [mill‸stone]\n', { links });
    expect(markdown).toContain('(<command:x?%3E)%20[y](command:quit)%0A>)');
  });
});
