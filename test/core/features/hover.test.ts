import { describe, expect, test } from 'vitest';
import { createLayercake } from '../../../src/core/index.ts';
import { catalogWith } from '../../support/catalog.ts';
import { make } from '../../support/components.ts';
import { core, textOf, TODAY } from '../../support/core.ts';

const TEXT = `layercake: 1
name: Support
application:
  - id: api
    uses: [llm, servo, { any-of: [fastkernel, halfway] }, nobody]
model:
  - { id: llm, component: lingo-7b, format: greenplan, precision: eighth, uses: [servo] }
framework:
  - servo@1.4
  - torchlet
  - fastkernel
  - torchlite
system: [greenkit]
hardware: [green-g2]
`;

/** The hover over the n-th occurrence of a text, and what it stands on. */
function hoverOver(
  part: string,
  nth = 1,
  layercake = core,
  text = TEXT,
): { span: string; markdown: string } | undefined {
  let at = -1;
  for (let i = 0; i < nth; i++) at = text.indexOf(part, at + 1);
  const hover = layercake.hover(layercake.read(text), at + 1, { today: TODAY });
  return hover && { span: textOf(text, hover.span), markdown: hover.markdown };
}

describe('a hover says', () => {
  test.each<[string, string, number, string, readonly RegExp[]]>([
    [
      'what an own entry is, and what ties it',
      'api',
      1,
      'api',
      [/^\*\*api\*\*/, /your own/, /locked to Green/, /api → llm/],
    ],
    [
      'what an entry is, over its component',
      'servo',
      3,
      'servo',
      [/^\*\*Servo\*\* `1\.4`/, /What servo is\\?\./, /inference engine/],
    ],
    ['the same over its version', '1.4', 1, '1.4', [/^\*\*Servo\*\* `1\.4`/]],
    ['the same over a use of it', 'servo', 1, 'servo', [/^\*\*Servo\*\* `1\.4`/]],
    ['the entry behind an alternative', 'fastkernel', 1, 'fastkernel', [/^\*\*FastKernel\*\*/, /locked to Green/]],
    [
      'the component behind an alternative without an entry',
      'halfway',
      1,
      'halfway',
      [/^\*\*halfway\*\*/, /Red\u00a0GPU \| ◕\u00a0port/],
    ],
    ['the format', 'greenplan', 1, 'greenplan', [/^\*\*greenplan\*\*/, /Green\u00a0GPU \| ●\u00a0native/, /✕ none/]],
    ['the precision, with its conditions', 'eighth', 1, 'eighth', [/^\*\*Eighth\*\*/, /g3 or newer/]],
    ['that nothing is known of a component', 'torchlite', 1, 'torchlite', [/^\*\*torchlite\*\*/, /unknown/]],
    [
      'what could stand in its place',
      'fastkernel',
      2,
      'fastkernel',
      [/slowkernel \(effort: config; Part of Torchlet\)/],
    ],
    [
      'the source, with the day it was read',
      'fastkernel',
      2,
      'fastkernel',
      [/\]\(<https:\/\/example\.org\/fastkernel\/readme>\), read 2026-11-23/],
    ],
    [
      'a level for every target',
      'greenkit',
      1,
      'greenkit',
      [/Green.GPU/, /Red.GPU/, /Blue.GPU/, /Blue.NPU/, /Plain.CPU/],
    ],
  ])('%s', (_, part, nth, span, parts) => {
    const hover = hoverOver(part, nth);
    expect(hover?.span).toBe(span);
    for (const one of parts) expect(hover?.markdown).toMatch(one);
  });

  test.each([
    ['the first line', 'layercake', 1],
    ['the name of the stack', 'Support', 1],
    ['a key', 'uses', 1],
    ['a use of nothing', 'nobody', 1],
    ['the name of a layer', 'framework:', 1],
  ])('nothing over %s', (_, part, nth) => {
    expect(hoverOver(part, nth)).toBeUndefined();
  });

  test('in one line which targets are lost to the same entry', () => {
    const text =
      'layercake: 1\napplication: [{ id: web, uses: [engine] }]\nframework: [{ id: engine, component: fastkernel }]\n';
    const markdown = hoverOver('web', 1, core, text)?.markdown ?? '';
    expect(markdown).toContain('✕ none because of engine, by itself ●\u00a0native: Red GPU, Blue GPU, Blue NPU');
    expect(markdown).not.toMatch(/\| Red/);
  });

  test('the three alternatives of the least effort, the least first', () => {
    const text = 'layercake: 1\nframework: [millstone]\n';
    expect(hoverOver('millstone', 1, core, text)?.markdown).toContain(
      'In its place: FastKernel (effort: config) · slowkernel (effort: code) · duo (effort: code)\n',
    );
  });

  test('a long condition up to a whole word', () => {
    const note =
      'Needs a build of its own, with kernels that are compiled for each of the architectures separately and slowly';
    const wordy = make('framework', 'kernel-library', {
      ...{ id: 'wordy', name: 'Wordy' },
      supports: { green: { level: 'native', note, evidence: ['readme'] } },
      evidence: { readme: { source: 'https://example.org/a', says: 'So it is', checked: '2026-11-23' } },
    });
    const hover = hoverOver('wordy', 1, createLayercake(catalogWith(wordy)), 'layercake: 1\nframework: [wordy]\n');
    expect(hover?.markdown).toContain(
      '| Needs a build of its own, with kernels that are compiled for each of the architectures … |',
    );
  });

  test('that what was read over a year ago needs confirming, of an entry and of a component', () => {
    const old = make('framework', 'kernel-library', {
      ...{ id: 'ancient', name: 'Ancient' },
      supports: {
        green: { level: 'native', evidence: ['readme'] },
        red: { level: 'port', note: 'A fork.', evidence: ['fork'] },
        'blue-gpu': { level: 'none', evidence: ['readme'] },
        'blue-npu': { level: 'none', evidence: ['fork'] },
      },
      evidence: {
        readme: { source: 'https://example.org/a', says: 'It says so', checked: '2025-01-01' },
        fork: { source: 'https://example.org/b', says: 'So does the fork', checked: TODAY },
      },
    });
    const layercake = createLayercake(catalogWith(old));
    const text = 'layercake: 1\nframework: [{ id: one, any-of: [ancient] }, ancient]\n';
    for (const nth of [1, 2]) {
      const markdown = hoverOver('ancient', nth, layercake, text)?.markdown ?? '';
      expect(markdown).toMatch(/\| Green\u00a0GPU \|.* \| evidence of 2025-01-01, needs confirming \|/);
      expect(markdown).toMatch(/\| Red\u00a0GPU \|.* \| A fork\. \|/);
      expect(markdown).toContain('none: Blue GPU (evidence of 2025-01-01, needs confirming), Blue NPU');
      expect(markdown).toMatch(/It says so \(.*, read 2025-01-01, over a year ago\)/);
      expect(markdown).toMatch(/So does the fork \(.*, read 2026-11-23\)/);
    }
  });

  test('nothing outside of the text', () => {
    expect(core.hover(core.read(TEXT), TEXT.length + 10, { today: TODAY })).toBeUndefined();
    expect(core.hover(core.read(''), 0, { today: TODAY })).toBeUndefined();
  });

  test('at every offset something or nothing, and what it says is about the text there', () => {
    const reading = core.read(TEXT);
    for (let offset = 0; offset <= TEXT.length; offset++) {
      const hover = core.hover(reading, offset, { today: TODAY });
      if (hover) expect(hover.span.start <= offset && offset <= hover.span.end).toBe(true);
    }
  });
});

describe('what is foreign', () => {
  const evil = '<img src=x onerror=alert(1)> [x](command:quit) `| **';
  const hostile = make('framework', 'kernel-library', {
    ...{ id: 'hostile', name: evil, summary: evil, license: evil, steward: evil },
    supports: { others: { level: 'none', note: evil, arch: evil, evidence: ['readme'] } },
    evidence: { readme: { source: 'https://example.org/a', says: evil, checked: '2026-11-23' } },
    alternatives: [{ component: 'slowkernel', effort: 'code', note: evil }],
  });
  const layercake = createLayercake(catalogWith(hostile));
  const text = `layercake: 1\nname: "${evil}"\nframework:\n  - { id: a, name: "${evil}", component: hostile, version: "${evil}" }\n  - { id: b, uses: [a] }\n`;

  test.each(['a', 'b'])('never becomes markup in the hover of %s', (id) => {
    const hover = hoverOver(`${id},`, 1, layercake, text);
    const outside = hover?.markdown.replace(/(`+) .*? \1/g, '') ?? '';
    expect(outside).toMatch(/\\<img/);
    expect(outside).not.toMatch(/(?<!\\)<img|\]\(command/);
    expect(
      hover?.markdown
        .split('\n')
        .filter((line) => line.startsWith('|'))
        .every((line) => line.replaceAll('\\|', '').split('|').length <= 6),
    ).toBe(true);
  });

  test('never becomes markup in the report', () => {
    const reading = layercake.read(text);
    const report = layercake.report(reading, layercake.check(reading, { today: '2026-11-23' }));
    expect(report.replace(/(`+) .*? \1/g, '')).not.toMatch(/(?<!\\)<img|\]\(command/);
  });
});

test('what runs nowhere is not called locked to anybody', () => {
  const hover = hoverOver('nowhere', 1, core, 'layercake: 1\nframework: [nowhere]\n');
  expect(hover?.markdown).toMatch(/\*\*[^*]*runs on no accelerator/);
});
