import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Branches, type Finding, type FindingLeaf, type Severity, type Span } from '../../../src/core/index.ts';
import { checkReading, core } from '../../support/core.ts';

const { summary, branches } = core.tree;

const TEXT = `layercake: 1
name: Support
targets: [blue]
framework:
  - servo@1.4
  - id: kernels
    component: fastkernel
system: [greenkit]
application: [{ id: api, uses: [kernels] }]
`;

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information'];

function leafLine({ severity, rule, place: { start } }: FindingLeaf): string {
  return `${severity} ${rule} ${start.line + 1}:${start.column + 1}`;
}

function finding(rule: string, severity: Severity, span: Span): Finding {
  return { rule, message: severity, severity, confidence: 'certain', related: [], span };
}

/** What a stack unfolds into, indented by depth. */
function lines({ findings, layers }: Branches): readonly string[] {
  return [
    ...findings.map(leafLine),
    ...layers.flatMap(({ layer, counts, entries }) => [
      [layer, ...SEVERITIES.flatMap((one) => (counts[one] > 0 ? [`${counts[one]} × ${one}`] : []))].join(' | '),
      ...entries.flatMap((entry) => [
        `  ${entry.kind} ${entry.key} | ${entry.detail}`,
        ...entry.findings.map((leaf) => `    ${leafLine(leaf)}`),
      ]),
    ]),
  ];
}

describe('a stack', () => {
  test('unfolds into what is found in no entry, and its layers from the top down with entries and findings', () => {
    const { reading, findings } = checkReading(`${TEXT}extra: 1\n`);
    expect(lines(branches(reading, findings))).toEqual([
      'error unknown-reference 3:11',
      'error schema 10:1',
      'application | 1 × information',
      '  locked api | locked to Green',
      '    information inherited-lock 9:33',
      'framework | 1 × warning | 1 × information',
      '  portable servo | 1.4 · portable',
      '    information unused-entry 5:5',
      '  locked kernels | locked to Green',
      '    warning hardware-locked 7:16',
      'system | 1 × information',
      '  platform greenkit | locked to Green',
      '    information hardware-locked 8:10',
    ]);
  });

  test('has the worst finding of an entry first', () => {
    const { reading } = checkReading(TEXT);
    const at = reading.manifest.stack.entries[0]?.span ?? { start: 0, end: 0 };
    const severities = ['information', 'error', 'warning'] as const;
    const findings = severities.map((severity) => finding('a', severity, at));
    const told = branches(reading, findings).layers.flatMap(({ entries }) => entries[0]?.findings ?? []);
    expect(told.map(({ severity }) => severity)).toEqual(['error', 'warning', 'information']);
  });

  test('knows where an entry begins and ends', () => {
    const { reading, findings } = checkReading(TEXT);
    const [, framework] = branches(reading, findings).layers;
    expect(framework?.entries.map(({ id, place, whole }) => ({ id, place, whole }))[1]).toEqual({
      id: 'kernels',
      place: { start: { line: 6, column: 15 }, end: { line: 6, column: 25 } },
      whole: { start: { line: 5, column: 4 }, end: { line: 6, column: 25 } },
    });
  });

  test('tells entries of one id apart', () => {
    const { reading, findings } = checkReading('layercake: 1\nframework: [servo, servo]\n');
    expect(branches(reading, findings).layers[0]?.entries.map(({ key }) => key)).toEqual(['servo', 'servo #2']);
  });

  test('has every finding once, however many there are and wherever they stand', () => {
    const { reading } = checkReading(TEXT);
    const span = fc.tuple(fc.nat(TEXT.length), fc.nat(30)).map(([start, length]) => ({ start, end: start + length }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 30 }), (spans) => {
        const findings = spans.map((one, index) => finding(String(index), 'error', one));
        const told = branches(reading, findings);
        const leaves = [...told.findings, ...told.layers.flatMap(({ entries }) => entries.flatMap((e) => e.findings))];
        expect(leaves.map(({ rule }) => Number(rule)).sort((a, b) => a - b)).toEqual(spans.map((_, index) => index));
        expect(told.layers.reduce((sum, { counts }) => sum + counts.error, told.findings.length)).toBe(spans.length);
      }),
    );
  });
});

describe('the summary of a stack', () => {
  const summed = (text: string): unknown => {
    const { reading, findings } = checkReading(text);
    return summary(reading, findings);
  };

  test('has its name, its index, the most binding coupling on top, and how much is found', () => {
    expect(summed(TEXT)).toEqual({
      name: 'Support',
      index: { lockIn: 75, coupling: 'locked' },
      counts: { error: 1, warning: 1, information: 3 },
    });
  });

  test.each([
    ['servo', 'portable'],
    ['nobody', 'unknown'],
    ['fastkernel', 'locked'],
  ])('of %s alone says %s', (component, coupling) => {
    expect(summed(`layercake: 1\nframework: [${component}]\n`)).toMatchObject({ index: { coupling } });
  });

  test.each(['', '- a', 'layercake: 1\n', 'layercake: 1\nname: "  "\n', '"\n'])('of %j says nothing', (text) => {
    expect(summed(text)).toMatchObject({ name: undefined, index: undefined });
  });

  test('shows hostile names as a line of text', () => {
    const name = `\u202e<b>${'x'.repeat(10_000)}`;
    const { reading, findings } = checkReading(
      `layercake: 1\nname: ${JSON.stringify(name)}\nframework: [${JSON.stringify(name)}]\n`,
    );
    const shown = [summary(reading, findings).name ?? '', branches(reading, findings).layers[0]?.entries[0]?.id ?? ''];
    for (const one of shown) expect(one).toMatch(/^<b>x{397}…$/);
  });
});
