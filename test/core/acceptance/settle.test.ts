import { describe, expect, test } from 'vitest';
import { core, TODAY } from '../../support/core.ts';

const found = (text: string, ...off: readonly string[]): readonly string[] => {
  const findings = core.check(core.read(text), { today: TODAY, severities: new Map(off.map((rule) => [rule, 'off'])) });
  return findings.map(({ rule, entry }) => `${entry ?? ''} ${rule}`);
};

describe('an acceptance', () => {
  test('under an anchor holds for every entry that it reaches, and is used where one of them needs it', () => {
    const entries = `  - { id: a, component: slowkernel, accept: &all [{ rule: hardware-locked, reason: x }] }\n  - { id: b, component: fastkernel, accept: *all }\n`;
    expect(found(`layercake: 1\nframework:\n${entries}`)).toEqual([]);
  });

  test('given twice counts twice: the one that lapsed is told, and the other silences', () => {
    const accept = '[{ rule: hardware-locked, reason: x, until: 2020-01-01 }, { rule: hardware-locked, reason: x }]';
    expect(found(`layercake: 1\nframework:\n  - { component: fastkernel, accept: ${accept} }\n`)).toEqual([
      'fastkernel expired-acceptance',
    ]);
  });

  test('is used where its finding would have given way to another one', () => {
    const text =
      'layercake: 1\ntargets: [red]\nsystem:\n  - { component: greenkit, accept: [{ rule: hardware-locked, reason: x }] }\n';
    expect(found(text)).toEqual(['greenkit target-unreachable']);
  });

  test('does not bring back what gave way to the accepted finding', () => {
    const text =
      'layercake: 1\ntargets: [red]\nsystem:\n  - { component: greenkit, accept: [{ rule: target-unreachable, reason: x }] }\n';
    expect(found(text)).toEqual([]);
  });
});

describe('a rule that is switched off', () => {
  const text =
    'layercake: 1\nframework:\n  - { component: fastkernel, accept: [{ rule: hardware-locked, reason: x }] }\n  - redkernel\n';

  test('finds nothing', () => {
    expect(found(text)).toEqual(['redkernel hardware-locked']);
    expect(found(text, 'hardware-locked')).toEqual([]);
  });

  test('can be accepted, since nobody knows what it would find', () => {
    const other = text.replace('hardware-locked', 'inherited-lock');
    expect(found(other)).toContain('fastkernel unused-acceptance');
    expect(found(other, 'inherited-lock')).toEqual(['fastkernel hardware-locked', 'redkernel hardware-locked']);
  });

  test('may be a rule about acceptances', () => {
    const other = text.replace('hardware-locked', 'inherited-lock');
    expect(found(other, 'unused-acceptance')).not.toContain('fastkernel unused-acceptance');
  });
});
