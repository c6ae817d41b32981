import { describe, expect, test } from 'vitest';
import { createLayercake } from '../../../../src/core/index.ts';
import { catalogWith } from '../../../support/catalog.ts';
import { make } from '../../../support/components.ts';
import { hoverText, seen, tableRows } from '../../../support/hovers.ts';

describe('the levels stand in a table', () => {
  const engine = 'framework: [{ id: engine, component: fastkernel }]\n';

  test('by itself and in this stack where they differ, with what limits them', () => {
    const text = `layercake: 1\napplication: [{ id: w‸eb, component: torchlet, uses: [half] }]\nframework: [{ id: half, component: halfway }]\n`;
    expect(tableRows(hoverText(text))).toEqual([
      ['Target', 'By\u00a0itself', 'In\u00a0this\u00a0stack', 'Why'],
      ['Green\u00a0GPU', '●\u00a0native', '●\u00a0native', ''],
      ['Red\u00a0GPU', '●\u00a0native', '◕\u00a0port', 'half'],
      ['Blue\u00a0GPU', '◕\u00a0port', '✕\u00a0none', 'half'],
      ['Blue\u00a0NPU', '◔\u00a0experimental', '✕\u00a0none', 'half'],
      ['Plain\u00a0CPU', '●\u00a0native', '✕\u00a0none', 'half'],
    ]);
  });

  test('and in one line those that are lost to the same entry', () => {
    const markdown = hoverText(`layercake: 1\napplication: [{ id: w‸eb, uses: [engine] }]\n${engine}`);
    expect(seen(markdown)).toContain(
      '✕\u00a0none, by engine (by itself ●\u00a0native): Red\u00a0GPU, Blue\u00a0GPU, Blue\u00a0NPU',
    );
    expect(tableRows(markdown)).toEqual([
      ['Target', 'Level'],
      ['Green\u00a0GPU', '●\u00a0native'],
    ]);
  });

  test('those that another version or generation would run on keep their row', () => {
    const markdown = hoverText(`layercake: 1\nframework: [se‸rvo@1.2]\nhardware: [green-g1]\n`);
    expect(tableRows(markdown).slice(1)).toEqual([
      ['Green\u00a0GPU', '✕\u00a0none', 'needs\u00a0g2\u00a0or\u00a0newer'],
      ['Red\u00a0GPU', '✕\u00a0none', 'since\u00a01.4'],
      ['Blue\u00a0GPU', '✕\u00a0none', 'from\u00a02.0\u00a0to\u00a0before\u00a03.0'],
    ]);
    expect(markdown).toMatch(/✕.none: Blue.NPU, Plain.CPU/);
  });

  test('a condition ends at a whole word, where the room does', () => {
    const note = 'Needs a build of its own, with kernels that are compiled for each of the architectures separately';
    const wordy = make('framework', 'kernel-library', {
      ...{ id: 'wordy', name: 'Wordy' },
      supports: { green: { level: 'native', note, evidence: ['readme'] } },
    });
    const markdown = hoverText('layercake: 1\nframework: [wor‸dy]\n', {}, createLayercake(catalogWith(wordy)));
    expect(tableRows(markdown)[1]?.[2]?.replaceAll('\u00a0', ' ')).toBe('Needs a build of its own, with …');
  });
});

test('what was read over a year ago needs confirming, of an entry and of a component', () => {
  const old = make('framework', 'kernel-library', {
    ...{ id: 'ancient', name: 'Ancient' },
    supports: {
      green: { level: 'native', evidence: ['readme'] },
      red: { level: 'port', note: 'A fork.', evidence: ['fork'] },
      'blue-gpu': { level: 'none', evidence: ['readme'] },
    },
    evidence: {
      readme: { source: 'https://example.org/a', says: 'It says so', checked: '2025-01-01' },
      fork: { source: 'https://example.org/b', says: 'So does the fork', checked: '2026-09-01' },
    },
  });
  const layercake = createLayercake(catalogWith(old));
  const text = 'layercake: 1\nmodel: [{ id: m, format: anc‸ient }]\nframework: [ancient]\n';
  for (const marked of [text, 'layercake: 1\nframework: [anc‸ient]\n']) {
    const markdown = seen(hoverText(marked, {}, layercake));
    expect(markdown).toMatch(/⚠ Read over a year ago, needs confirming: Green.GPU, Blue.GPU/);
    expect(markdown).toContain('example.org, read 2025-01-01 (over a year ago): It says so');
    expect(markdown).toContain('example.org, read 2026-09-01 (2 months ago): So does the fork');
  }
});
