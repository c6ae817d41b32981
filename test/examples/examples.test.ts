import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { builtinCatalog } from '../../src/catalog/index.ts';
import { createLayercake } from '../../src/core/index.ts';
import { TODAY } from '../support/core.ts';
import { tell } from './tell.ts';

/** What is expected of one file: the entries by coupling, and every finding in the order of the text. */
interface Expected {
  readonly couplings: Readonly<Record<string, readonly string[]>>;
  readonly findings: readonly ExpectedFinding[] | null;
}

interface ExpectedFinding {
  /** Place, severity and rule: `29:16 error hardware-mismatch`. */
  readonly finding: string;
  readonly on: string;
  readonly words: readonly string[];
  readonly chain?: readonly string[];
}

const examples = fileURLToPath(new URL('../../examples/', import.meta.url));
const files = readdirSync(examples, { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  // What lies in a folder with a config has a test of its own.
  .filter((name) => /\.ya?ml$/.test(name) && !name.startsWith('team-catalog/'))
  .sort();
const expectations = new Map(
  ['stacks.yaml', 'cases.yaml'].flatMap((table) =>
    Object.entries(parse(readFileSync(new URL(table, import.meta.url), 'utf8')) as Record<string, Expected>),
  ),
);
const layercake = createLayercake(builtinCatalog());
const read = (name: string): string => readFileSync(examples + name, 'utf8');

test('every file below examples/ has its expectations, and every expectation its file', () => {
  expect(files).toEqual([...expectations.keys()].sort());
});

test('the table in examples/README.md names every file', () => {
  const table = read('README.md');
  expect(files.filter((name) => !table.includes(`(${name})`))).toEqual([]);
});

describe.each(files)('%s', (name) => {
  const text = read(name);
  const reading = layercake.read(text);
  const expected = expectations.get(name)?.findings ?? [];
  const told = tell(reading, layercake.check(reading, { today: TODAY }));

  test('has exactly the expected findings, each at its place and with its chain', () => {
    expect(told.map(({ finding, on, chain }) => ({ finding, on, chain }))).toEqual(
      expected.map(({ finding, on, chain = [] }) => ({ finding, on, chain })),
    );
  });

  test('says what matters about each', () => {
    const missing = expected.flatMap(({ finding, words }, index) =>
      words
        .filter((word) => !(told[index]?.message ?? '').includes(word))
        .map((word) => ({ finding, word, message: told[index]?.message })),
    );
    expect(missing).toEqual([]);
  });

  test('couples each entry as expected', () => {
    const couplings: Record<string, string[]> = {};
    for (const { id, index } of reading.manifest.stack.entries) {
      (couplings[reading.analysis.coupling(index)] ??= []).push(id.value);
    }
    expect(couplings).toEqual(expectations.get(name)?.couplings);
  });

  test('says at its top where it comes from', () => {
    const [top = ''] = text.split('\nlayercake:');
    expect(top).toMatch(name === 'support-assistant.layercake.yaml' ? /^# / : /^# [^]*https:\/\/github\.com\//);
  });
});
