import { describe, expect, test } from 'vitest';
import { readManifest } from '../../../src/core/manifest.ts';
import { check } from '../../support/core.ts';

const MEGABYTE = 1_000_000;
/** Texts that are parsed to their end are a tenth of that: what is quadratic takes seconds there already. */
const TENTH = MEGABYTE / 10;
const HEAD = 'layercake: 1\n';

/** Lines from a pattern, up to a size. */
const lines = (most: number, line: (n: number) => string): string => {
  const all: string[] = [];
  for (let n = 0, size = 0; size < most; n++) size += all[all.push(line(n)) - 1]?.length ?? 0;
  return all.join('');
};

const bomb = (): string => {
  const levels = [...Array(12).keys()].map((n) => `b${n + 1}: &b${n + 1} [${Array(10).fill(`*b${n}`).join(', ')}]\n`);
  return `b0: &b0 [x, x, x, x, x, x, x, x, x, x]\n${levels.join('')}`;
};

const mergeBomb = (): string => {
  const levels = [...Array(30).keys()].map((n) => `m${n + 1}: &m${n + 1} { <<: [*m${n}, *m${n}], k${n}: 1 }\n`);
  return `m0: &m0 { a: 1 }\n${levels.join('')}`;
};

/** Each of these has been seen to hang a YAML reader, or to take the process down. */
const HOSTILE: readonly [string, () => string][] = [
  ['a megabyte of brackets', () => '['.repeat(MEGABYTE)],
  ['a megabyte of braces', () => '{'.repeat(MEGABYTE)],
  ['a megabyte of brackets over many lines', () => '[\n'.repeat(MEGABYTE / 2)],
  ['a megabyte of `a: [`', () => 'a: ['.repeat(MEGABYTE / 4)],
  ['a megabyte of list markers', () => '- '.repeat(MEGABYTE / 2)],
  ['a megabyte of list markers with tabs', () => '-\t'.repeat(MEGABYTE / 2)],
  ['list markers with two tabs', () => '-\t\t'.repeat(TENTH / 3)],
  ['a megabyte of question marks', () => '? '.repeat(MEGABYTE / 2)],
  ['colons', () => ': '.repeat(TENTH / 2)],
  ['markers behind tags', () => `${'!t '.repeat(10)}- `.repeat(TENTH / 64)],
  ['indentation that grows', () => lines(MEGABYTE, (n) => `${' '.repeat(n)}a:\n`)],
  ['list items that move to the right', () => lines(MEGABYTE, (n) => `${'  '.repeat(n)}-\n`)],
  ['a megabyte of aliases', () => `x: &x [1, 2, 3]\ny:\n${'  - *x\n'.repeat(MEGABYTE / 7)}`],
  // A quarter of one, where each entry has findings, which take their time.
  [
    'aliases that are entries',
    () => `framework:\n  - &x { id: x, component: slowkernel }\n${'  - *x\n'.repeat(MEGABYTE / 28)}`,
  ],
  [
    'aliases that are entries, one of which stands on the other',
    () => `framework:\n  - &x greencomm\n  - &y greenkit\n${'  - *x\n  - *y\n'.repeat(MEGABYTE / 56)}`,
  ],
  ['entries that are none', () => `framework:\n${'  - 1\n'.repeat(MEGABYTE / 24)}`],
  ['anchors', () => `y:\n${lines(TENTH, (n) => `  - &a${n} ${n}\n`)}`],
  [
    'ten thousand aliases, each of the one before',
    () => `a0: &a0 [1]\n${[...Array(10_000).keys()].map((n) => `a${n + 1}: &a${n + 1} [*a${n}]\n`).join('')}`,
  ],
  [
    'ten thousand merges, each of the one before',
    () =>
      `a0: &a0 { x: 1 }\n${[...Array(10_000).keys()].map((n) => `a${n + 1}: &a${n + 1} { <<: *a${n} }\n`).join('')}`,
  ],
  ['aliases that multiply', bomb],
  ['merge keys that multiply', mergeBomb],
  ['one key', () => 'a: 1\n'.repeat(TENTH / 5)],
  ['keys', () => lines(TENTH, (n) => `k${n}: 1\n`)],
  ['quotes', () => '"'.repeat(TENTH)],
  ['unclosed quotes', () => 'a: "b\n'.repeat(TENTH / 12)],
  ['documents', () => '---\n'.repeat(TENTH / 4)],
  ['a megabyte of comments', () => '# [[[\n'.repeat(MEGABYTE / 6)],
  ['a line of a megabyte', () => `name: ${'x'.repeat(MEGABYTE)}\n`],
  ['a megabyte of white space', () => ' '.repeat(MEGABYTE)],
  ['a megabyte of tabs', () => '\t'.repeat(MEGABYTE)],
  [
    'a megabyte of random bytes',
    () => String.fromCharCode(...Array.from({ length: 60_000 }, (_, n) => (n * 7919) % 256 || 1)).repeat(16),
  ],
];

describe('hostile texts are read, or refused, without a crash and in seconds', () => {
  test.each(HOSTILE)('%s', { timeout: 60_000 }, (_, build) => {
    const text = build();
    // CPU time: a busy machine is not the reader's fault.
    const start = process.cpuUsage();
    check(`${HEAD}${text}`);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(15_000);
  });

  test('what is refused gets one finding, where it goes too far', () => {
    const text = `${HEAD}name: ${'['.repeat(MEGABYTE)}`;
    expect(check(text)).toMatchObject([
      { rule: 'yaml-syntax', message: 'This nests deeper than 500 levels and is not read.' },
    ]);
  });

  test('aliases without measure are told once, and the rest is read', () => {
    const { syntax, stack } = readManifest(`${bomb()}layercake: 1\nframework: [slowkernel]\n`);
    expect(syntax.issues.filter(({ rule }) => rule === 'yaml-syntax')).toHaveLength(1);
    expect(stack.entries.map(({ id }) => id.value)).toEqual(['slowkernel']);
  });
});

describe('honest texts are read whole', () => {
  test('a manifest in which many comments and texts have open brackets', () => {
    const lines = [...Array(600).keys()].map((n) => `  - { id: e${n}, notes: "see [${n}" } # also [${n}\n`);
    expect(check(`${HEAD}framework:\n${lines.join('')}`)).toEqual([]);
  });

  test('ten thousand uses of one anchor', () => {
    const lines = [...Array(10_000).keys()].map((n) => `  - { id: e${n}, supports: *s, uses: [] }\n`);
    const text = `${HEAD}framework:\n  - { id: first, supports: &s { green: native, others: native } }\n${lines.join('')}`;
    expect(check(text)).toEqual([]);
  });
});
