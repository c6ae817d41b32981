import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLEAN, ERROR, INFORMATION, manyEntries, RICH, WARNING } from './support/manifests.ts';
import { createPlace, type Place } from './support/run.ts';

interface Finding {
  readonly rule: string;
  readonly severity: string;
  readonly confidence: string;
  readonly range: { readonly start: { readonly line: number; readonly column: number } };
}

interface CheckOutput {
  readonly files: readonly { readonly path: string; readonly findings: readonly Finding[] }[];
  readonly summary: Readonly<Record<string, number>>;
}

let place: Place;
beforeAll(() => {
  place = createPlace({
    'clean/layercake.yaml': CLEAN,
    'warning/layercake.yml': WARNING,
    'information/a.layercake.yaml': INFORMATION,
    'error/b.layercake.yml': ERROR,
    'rich.txt': RICH,
    'huge.txt': manyEntries(10_000),
  });
});
afterAll(() => place.remove());

describe('exit code', () => {
  const levels = ['error', 'warning', 'information', 'never'] as const;
  test.each([
    ['clean', [0, 0, 0, 0]],
    ['information', [0, 0, 1, 0]],
    ['warning', [0, 1, 1, 0]],
    ['error', [1, 1, 1, 0]],
  ] as const)('%s', async (folder, codes) => {
    for (const [index, level] of levels.entries()) {
      for (const format of ['pretty', 'json']) {
        const { code, err } = await place.run(`check ${folder} --fail-on ${level} --format ${format}`);
        expect({ level, format, code, err }).toEqual({ level, format, code: codes[index], err: '' });
      }
    }
  });

  test('is of severity error by default', async () => {
    expect((await place.run('check warning')).code).toBe(0);
    expect((await place.run('check error')).code).toBe(1);
  });
});

describe('pretty', () => {
  test('names place, severity, rule and message, and points at the span', async () => {
    const { out } = await place.run('check error');
    expect(out).toBe(`error/b.layercake.yml:4:5 ✗ error schema · certain
  An entry has no key \`verison\`; did you mean \`version\`?
  4 |     verison: "0.10.2"
    |     ^^^^^^^

1 error in 1 file
`);
  });

  test('tells related places', async () => {
    const { out } = await place.run('check rich.txt');
    expect(out).toMatch(/\n {5}\| +\^+\n {2}→ \d+:\d+ support-api [^\n]+\n/);
  });

  test('leaves clean files out, and counts', async () => {
    expect((await place.run('check clean')).out).toBe('no findings in 1 manifest\n');
    const { out } = await place.run('check');
    expect(out).not.toContain('clean/');
    expect(out).toMatch(/\n1 error, 1 warning, 1 information in 3 of 4 files\n$/);
  });
});

describe('json', () => {
  test('has every file, places from 1 and a summary', async () => {
    const { out } = await place.run('check --format json');
    const { files, summary } = JSON.parse(out) as CheckOutput;
    expect(files.map(({ path, findings }) => [path, findings.map(({ rule }) => rule)])).toEqual([
      ['clean/layercake.yaml', []],
      ['error/b.layercake.yml', ['schema']],
      ['information/a.layercake.yaml', ['hardware-locked']],
      ['warning/layercake.yml', ['unknown-component']],
    ]);
    expect(files[1]?.findings[0]?.range).toEqual({ start: { line: 4, column: 5 }, end: { line: 4, column: 12 } });
    expect(summary).toEqual({ files: 4, errors: 1, warnings: 1, informations: 1 });
  });

  test('is the same byte by byte', async () => {
    const [first, second] = [
      await place.run('check rich.txt --format json'),
      await place.run('check rich.txt --format json'),
    ];
    expect(first.out).toBe(second.out);
  });

  test('says how sure each finding is on that day', async () => {
    for (const [today, confidence] of [
      ['2026-11-24', 'sourced'],
      ['2036-11-24', 'stale'],
    ] as const) {
      const { out } = await place.run('check information warning --format json', { today });
      const { files } = JSON.parse(out) as CheckOutput;
      expect(files.flatMap(({ findings }) => findings.map((one) => one.confidence))).toEqual([confidence, 'certain']);
      const pretty = (await place.run('check information', { today })).out;
      expect(pretty).toContain(`information hardware-locked · ${confidence}\n`);
      expect(/Evidence\s+of\s+20\d\d-\d\d-\d\d,\s+needs\s+confirming\./.test(pretty)).toBe(confidence === 'stale');
    }
  });

  test('has the acceptances of the day', async () => {
    const text = `${INFORMATION.replace('[cuda]', '')}  - component: cuda\n    accept: [{ rule: hardware-locked, reason: r, until: 2027-01-01 }]\n`;
    place.write('accepted.txt', text);
    const rules = async (today: string): Promise<readonly string[]> => {
      const { out } = await place.run('check accepted.txt --format json', { today });
      return (JSON.parse(out) as CheckOutput).files[0]?.findings.map(({ rule }) => rule) ?? [];
    };
    expect(await rules('2026-11-23')).not.toContain('hardware-locked');
    expect(await rules('2027-01-02')).toContain('hardware-locked');
  });
});

test('takes 10,000 entries', async () => {
  const { code, out } = await place.run('check huge.txt --fail-on never');
  expect(code).toBe(0);
  expect(out).toMatch(/556 warnings.* in 1 file\n$/);
}, 60_000);
