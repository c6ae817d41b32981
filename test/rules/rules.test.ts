import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { builtinCatalog } from '../../src/catalog/index.ts';
import { createLayercake } from '../../src/core/index.ts';
import { RULES } from '../../src/core/rules/index.ts';
import { compare, readFixture } from '../support/carets.ts';
import { check, checkReading, core, findingsOf } from '../support/core.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const folders = readdirSync(here, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));
const fixturesOf = (rule: string): readonly string[] =>
  folders.includes(rule) ? readdirSync(`${here}${rule}`).filter((name) => name.endsWith('.yaml')) : [];
const read = (rule: string, name: string): string => readFileSync(`${here}${rule}/${name}`, 'utf8');

test('every rule has a folder of fixtures, and every folder a rule', () => {
  expect(folders.sort()).toEqual(RULES.map(({ meta }) => meta.id).sort());
});

describe.each(RULES.map(({ meta }) => meta))('$id', (meta) => {
  const builtin = createLayercake(builtinCatalog());
  const rule = meta.id;

  test.each(fixturesOf(rule))('%s', (name) => {
    const { text, config, expected } = readFixture(read(rule, name));
    const { reading, findings } = checkReading(text, core, config);
    const difference = compare(reading, findings, expected);
    expect(difference.found).toEqual(difference.expected);
  });

  test('has a fixture that it flags, and a near miss in which it is silent', () => {
    const flagged = fixturesOf(rule).map((name) => {
      const { text, config } = readFixture(read(rule, name));
      return findingsOf(rule, text, core, config).length > 0;
    });
    expect(flagged).toContain(true);
    expect(flagged).toContain(false);
  });

  test('flags its bad example, with its own severity', () => {
    expect(findingsOf(rule, meta.bad, builtin, meta.config).map(({ severity }) => severity)).toContain(meta.severity);
  });

  test('is silent on its good example, which has no error of another rule either', () => {
    const findings = check(meta.good, builtin, meta.config);
    expect(findings.filter((finding) => finding.rule === rule || finding.severity === 'error')).toEqual([]);
  });
});
