import { describe, expect, test } from 'vitest';
import type { SeveritySetting } from '../../src/core/index.ts';
import { RULES } from '../../src/core/rules/index.ts';
import { check, core } from '../support/core.ts';

describe('findings', () => {
  const text = `layercake: 1
targets: [red]
framework: [fastkernel, pytroch]
zzz: 1
system: [greenkit]
`;

  test('come in the order of the text', () => {
    const starts = check(text).map(({ span }) => span.start);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(starts.length).toBeGreaterThan(3);
  });

  test('stand once each', () => {
    const keys = check(text).map(({ rule, span, message }) => `${rule} ${span.start} ${message}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('are the same for the same text', () => {
    expect(check(text)).toEqual(check(text));
  });

  test('go on behind what cannot be read', () => {
    expect(check('layercake: 1\nframework: [pytroch]\nname: "x\n').map(({ rule }) => rule)).toEqual([
      'unknown-component',
      'yaml-syntax',
    ]);
  });
});

describe('what was accepted is left out', () => {
  const findings = (today: string, accept: string): readonly string[] => {
    const reading = core.read(
      `layercake: 1\nframework:\n  - { component: fastkernel, accept: [${accept}] }\n  - { id: other, component: fastkernel }\n`,
    );
    const found = core.check(reading, { today }).filter(({ rule }) => rule === 'hardware-locked');
    return found.map(({ entry }) => entry ?? '');
  };

  test.each<[string, string, string, readonly string[]]>([
    ['for its entry and rule only', '2026-01-01', '{ rule: hardware-locked, reason: x }', ['other']],
    ['not for another rule', '2026-01-01', '{ rule: inherited-lock, reason: x }', ['fastkernel', 'other']],
    ['until its day, included', '2026-05-31', '{ rule: hardware-locked, reason: x, until: 2026-05-31 }', ['other']],
    [
      'not from the day after',
      '2026-06-01',
      '{ rule: hardware-locked, reason: x, until: 2026-05-31 }',
      ['fastkernel', 'other'],
    ],
  ])('%s', (_, today, accept, expected) => {
    expect(findings(today, accept)).toEqual(expected);
  });
});

describe('how sure a finding is', () => {
  const text = `layercake: 1
targets: [red]
application: [{ id: api, uses: [fastkernel] }]
framework: [fastkernel, redkernel, pytroch, { id: ours, supports: { green: native, others: none } }]
hardware: [green-g3]
`;
  const found = (today: string): readonly string[] =>
    core
      .check(core.read(text), { today })
      .map(({ rule, entry = '', confidence, message }) => {
        const confirm = /\. Evidence of (\S+), needs confirming\.$/.exec(message)?.[1] ?? '';
        return `${entry} ${rule} ${confidence} ${confirm}`.trim();
      })
      .sort();

  test('follows from the text, or rests on sources', () => {
    expect(found('2027-11-23')).toEqual([
      'api inherited-lock sourced',
      'fastkernel hardware-locked sourced',
      'fastkernel target-unreachable sourced',
      'ours hardware-locked sourced',
      'ours target-unreachable sourced',
      'pytroch unknown-component certain',
      'redkernel hardware-locked sourced',
      'redkernel hardware-mismatch sourced',
    ]);
  });

  test('and on the day after a year is to be confirmed, but for what the manifest says itself', () => {
    expect(found('2027-11-24')).toEqual([
      'api inherited-lock stale 2026-11-23',
      'fastkernel hardware-locked stale 2026-11-23',
      'fastkernel target-unreachable stale 2026-11-23',
      'ours hardware-locked sourced',
      'ours target-unreachable sourced',
      'pytroch unknown-component certain',
      'redkernel hardware-locked stale 2026-11-23',
      'redkernel hardware-mismatch stale 2026-11-23',
    ]);
  });
});

describe('severities', () => {
  const text = 'layercake: 1\ntargets: [red]\nframework: [fastkernel]\nsystem: [greenkit]\n';
  const rated = (...settings: readonly (readonly [string, SeveritySetting])[]): readonly string[] =>
    core
      .check(core.read(text), { today: '2026-11-23', severities: new Map(settings) })
      .map(({ rule, severity, entry }) => `${severity} ${rule} ${entry ?? ''}`);
  const usual = [
    'warning hardware-locked fastkernel',
    'error target-unreachable fastkernel',
    'information hardware-locked greenkit',
  ];

  test.each<[string, readonly (readonly [string, SeveritySetting])[], readonly string[]]>([
    ['none', [], usual],
    ['another rule', [['schema', 'off']], usual],
    ['off', [['hardware-locked', 'off']], [usual[1] ?? '']],
    ['off, of what hid another', [['target-unreachable', 'off']], [usual[0] ?? '', usual[2] ?? '']],
    [
      'higher, which what is milder by nature does not follow',
      [['hardware-locked', 'error']],
      ['error hardware-locked fastkernel', usual[1] ?? '', usual[2] ?? ''],
    ],
    [
      'lower',
      [
        ['hardware-locked', 'information'],
        ['target-unreachable', 'warning'],
      ],
      ['information hardware-locked fastkernel', 'warning target-unreachable fastkernel', usual[2] ?? ''],
    ],
  ])('%s', (_, settings, expected) => {
    expect(rated(...settings)).toEqual(expected);
  });
});

describe('the rules', () => {
  const metas = RULES.map(({ meta }) => meta);

  test.each(metas)('$id says what a reader needs', ({ id, title, why, remedy, bad, good }) => {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(title).toMatch(/^[A-Z].*[^.]$/);
    for (const text of [why, remedy]) expect(text).toMatch(/[.)]$/);
    for (const example of [bad, good]) expect(example).toMatch(/^layercake: 1\n[^]*\n$/);
  });

  test('have ids of their own', () => {
    expect(new Set(metas.map(({ id }) => id)).size).toBe(metas.length);
  });
});
