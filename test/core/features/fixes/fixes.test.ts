import { describe, expect, test } from 'vitest';
import type { Fix } from '../../../../src/core/index.ts';
import { RULES } from '../../../../src/core/rules/index.ts';
import { FIXABLE } from '../../../../src/core/features/fixes/index.ts';
import { applyEdits } from '../../../../src/core/text/edits.ts';
import { check, checkReading, core, TODAY } from '../../../support/core.ts';
import { added, fixesOfRule } from '../../../support/fixes.ts';
import { type Case, ENTRIES, WORDS } from './cases.ts';
import { REPLACEMENTS, TAKEN_ON } from './taken-on.ts';

const BREAKS = ['\n', '\r\n'] as const;

function textOf(lines: readonly string[], lineBreak: string, ended: boolean): string {
  return ['layercake: 1', ...lines].join(lineBreak) + (ended ? lineBreak : '');
}

function expectFixed([, rule, title, before, after]: Case, lineBreak: string, ended: boolean): void {
  const text = textOf(before, lineBreak, ended);
  const offered = fixesOfRule(text, rule);
  expect(offered.map((one) => one.title)).toContain(title);
  const edits = offered.find((one) => one.title === title)?.edits();
  const fixed = applyEdits(text, edits ?? []);
  expect(fixed).toBe(textOf(after, lineBreak, ended));
  const [found, left] = [check(text), check(fixed)];
  const count = (findings: typeof found): number => findings.filter((one) => one.rule === rule).length;
  expect(count(left)).toBeLessThan(count(found));
}

describe.each([
  ['words', WORDS],
  ['entries', ENTRIES],
  ['replacements', REPLACEMENTS],
  ['what is taken on', TAKEN_ON],
])('%s', (_, cases) => {
  test.each(cases)('%s: %s, %s', (...one) => {
    for (const lineBreak of BREAKS) for (const ended of [true, false]) expectFixed(one, lineBreak, ended);
  });
});

/** A name that the catalog knows now may have findings of its own, and where all uses lead somewhere it can be told what has none. */
const NEW_KNOWLEDGE = /^(?:hardware-\S+|inherited-lock|unused-entry|open-but-locked|unknown-coupling) /;

describe('a fix adds no finding', () => {
  test.each([...WORDS, ...ENTRIES])('%s: %s, %s', (_, rule, title, before) => {
    const text = textOf(before, '\n', true);
    const edits = fixesOfRule(text, rule)
      .find((one) => one.title === title)
      ?.edits();
    const names = new Map([['torchlet', 'torchlte']]);
    const more = added(check(text), check(applyEdits(text, edits ?? [])), names);
    expect(more.filter((one) => !NEW_KNOWLEDGE.test(one))).toEqual([]);
  });

  test.each([...REPLACEMENTS, ...TAKEN_ON])('%s: %s, %s', (_, rule, title, before) => {
    const text = textOf(before, '\n', true);
    const edits = fixesOfRule(text, rule)
      .find((one) => one.title === title)
      ?.edits();
    const names = new Map(before.some((line) => line.includes('slow')) ? [] : [['slowkernel', 'fastkernel']]);
    expect(added(check(text), check(applyEdits(text, edits ?? [])), names)).toEqual([]);
  });
});

describe('no fix is offered', () => {
  const titles = (rule: string, lines: readonly string[]): readonly string[] =>
    fixesOfRule(textOf(lines, '\n', true), rule)
      .filter((one: Fix) => one.edits() !== undefined)
      .map(({ title }) => title);

  test.each<[string, string, readonly string[], readonly string[]]>([
    [
      'that would name two entries alike',
      'unknown-component',
      ['framework: [torchlet, torchlte]'],
      ['Accept `unknown-component` on `torchlte` until 2027-05-23', 'Ignore `unknown-component` on this line'],
    ],
    [
      'for a misspelt key whose right name is there',
      'schema',
      ['framework: [{ component: duo, version: "1", verison: "1" }]'],
      [],
    ],
    [
      'to move or accept what an alias brings in',
      'misplaced-component',
      ['framework: [&a torchlet]', 'system: [*a]'],
      ['Ignore `misplaced-component` on this line'],
    ],
    [
      'to move what others are anchored to',
      'misplaced-component',
      ['system: [&a torchlet]', 'application: [{ id: api, uses: [*a] }]'],
      ['Ignore `misplaced-component` on this line'],
    ],
    [
      'that only trades one lock for another',
      'hardware-locked',
      ['framework: [{ id: m, component: millstone }]'],
      [
        'Replace millstone by slowkernel (effort: code)',
        'Replace millstone by duo (effort: code)',
        'Replace millstone by embers (effort: redesign)',
        'Accept `hardware-locked` on `m` until 2027-05-23',
        'Ignore `hardware-locked` on this line',
      ],
    ],
    [
      'that would leave the next entry without use',
      'unused-entry',
      [
        ...['application: [{ component: portal, uses: [lingo-7b] }]', 'model: [{ component: lingo-7b, uses: [] }]'],
        ...['framework: [{ component: servo, supports: { green: native, others: none } }]', 'system: [greenkit]'],
      ],
      ['Accept `unused-entry` on `servo` until 2027-05-23', 'Ignore `unused-entry` on this line'],
    ],
    ['that moves things in a broken text', 'misplaced-component', ['system: [torchlet]', 'name: "x'], []],
    ['to accept what is wrong with the text', 'yaml-syntax', ['name: "x'], []],
    [
      'to accept an acceptance',
      'unused-acceptance',
      ['framework: [duo] # layercake-ignore unused-entry: x'],
      ['Remove the comment'],
    ],
  ])('%s', (_, rule, lines, expected) => {
    expect(titles(rule, lines)).toEqual(expected);
  });

  test('inside a text that goes over several lines', () => {
    const lines = ['framework: [', '  { notes: "a', '  b", component: fastkernel },', ']'];
    expect(titles('hardware-locked', lines)).not.toContain('Ignore `hardware-locked` on this line');
  });
});

test('the day in half a year is one that there is', () => {
  const reading = core.read('layercake: 1\nframework: [fastkernel]\n');
  const titleOn = (today: string): string | undefined => {
    const findings = core.check(reading, { today });
    const [finding] = findings.filter(({ rule }) => rule === 'hardware-locked');
    return (
      finding &&
      core.fixes.of(reading, findings, finding, { today }).find(({ title }) => title.startsWith('Accept'))?.title
    );
  };
  expect(titleOn('2026-08-31')).toMatch(/until 2027-02-28$/);
  expect(titleOn('2027-08-31')).toMatch(/until 2028-02-29$/);
  expect(titleOn('2026-11-23')).toMatch(/until 2027-05-23$/);
});

describe('what is safe, all at once', () => {
  const safe = (lines: readonly string[]): readonly string[] => {
    const text = textOf(lines, '\r\n', true);
    const { reading, findings } = checkReading(text);
    return applyEdits(text, core.fixes.safe(reading, findings)).split('\r\n').slice(1, -1);
  };

  test('acceptances without use, and keys that say the same twice', () => {
    expect(
      safe([
        ...['framework:', '  # layercake-ignore hardware-locked, unused-entry: x'],
        ...['  - duo # layercake-ignore unused-entry: y', '  - component: halfway', '    accept:'],
        ...['      - { rule: unused-entry, reason: z }', '      - { rule: hardware-leaning, reason: costs nothing }'],
        ...[
          '    version: "1"',
          '    version: "1" # again',
          '  - id: b',
          '    component: duo',
          '    accept: [{ rule: unused-entry, reason: z }]',
        ],
      ]),
    ).toEqual([
      ...['framework:', '  - duo', '  - component: halfway', '    accept:'],
      ...[
        '      - { rule: hardware-leaning, reason: costs nothing }',
        '    version: "1"',
        '  - id: b',
        '    component: duo',
      ],
    ]);
  });

  test('a target that is named twice', () => {
    expect(safe(['targets: [green, red, green, ] # t'])).toEqual(['targets: [green, red, ] # t']);
  });

  test.each([
    [
      'a misspelt rule, which was meant to silence something',
      ['framework: [fastkernel] # layercake-ignore hardware-loked: x'],
    ],
    ['a key that says two things', ['framework:', '  - component: duo', '    version: "1"', '    version: "2"']],
    [
      'an acceptance whose day has passed',
      ['framework: [{ component: fastkernel, accept: [{ rule: hardware-locked, reason: x, until: 2026-01-31 }] }]'],
    ],
    ['anything in a broken text', ['targets: [green, green]', 'name: "x']],
  ])('but not %s', (_, lines) => {
    expect(safe(lines)).toEqual(lines);
  });
});

test('a rule says that it is fixable where it is', () => {
  expect(RULES.flatMap(({ meta }) => (meta.fixable ? [meta.id] : [])).sort()).toEqual([...FIXABLE].sort());
});

test('what is to be written over stands in the edits once', () => {
  for (const rule of ['hardware-locked', 'open-but-locked']) {
    const offered = fixesOfRule('layercake: 1\nframework: [lattice]\n', rule).filter(({ placeholder }) => placeholder);
    expect(offered).toHaveLength(2);
    for (const { placeholder = '', edits } of offered) {
      const words = (edits() ?? []).map(({ text }) => text).join('\n');
      expect(words.split(placeholder)).toHaveLength(2);
    }
  }
});

test('ten thousand findings are answered one at a time, fast', () => {
  const entries = Array.from({ length: 10_000 }, (_, index) => `  - { id: e${index}, component: fastkernel }`);
  const { reading, findings } = checkReading(['layercake: 1', 'framework:', ...entries].join('\n'));
  const [finding] = findings.filter(({ entry, rule }) => entry === 'e9000' && rule === 'hardware-locked');
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    const offered = finding ? core.fixes.of(reading, findings, finding, { today: TODAY }) : [];
    expect(offered.map(({ title }) => title)).toContain('Accept `hardware-locked` on `e9000` until 2027-05-23');
    return performance.now() - start;
  });
  // The fastest: what a busy machine does besides counts for nothing.
  expect(Math.min(...times)).toBeLessThan(50);
});
