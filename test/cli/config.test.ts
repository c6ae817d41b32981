import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CLEAN, INFORMATION, WARNING } from './support/manifests.ts';
import { createPlace, type Outcome, type Place } from './support/run.ts';

interface Output {
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly { readonly rule: string; readonly severity: string; readonly range: object }[];
  }[];
  readonly summary: Readonly<Record<string, number>>;
}

/** `path: severity rule …` of each file of a check. */
function told({ out }: Outcome): readonly string[] {
  const { files } = JSON.parse(out) as Output;
  return files.map(({ path, findings }) =>
    [`${path}:`, ...findings.map(({ severity, rule }) => `${severity} ${rule}`)].join(' '),
  );
}

const LOCKED = `layercake: 1
name: service
framework: [{ id: kernels, supports: { nvidia: native, others: none }, uses: [] }]
`;
const STRICT = 'severities: { unknown-component: error }\n';

let place: Place;
beforeEach(() => {
  place = createPlace({ 'a/layercake.yaml': WARNING });
});
afterEach(() => place.remove());

describe('the nearest config counts', () => {
  test.each(['layercake.config.yaml', 'layercake.config.yml', 'a/layercake.config.yaml'])('%s', async (name) => {
    place.write(name, STRICT);
    const outcome = await place.run('check --format json');
    expect([told(outcome), outcome.code, outcome.err]).toEqual([['a/layercake.yaml: error unknown-component'], 1, '']);
  });

  test('alone: one further up adds nothing to it', async () => {
    place.write('layercake.config.yaml', STRICT);
    place.write('a/layercake.config.yaml', 'targets: [nvidia, amd]\n');
    expect(told(await place.run('check --format json'))).toEqual(['a/layercake.yaml: warning unknown-component']);
  });

  test('for each manifest its own', async () => {
    place.write('b/layercake.yaml', WARNING);
    place.write('a/layercake.config.yaml', STRICT);
    place.write('b/layercake.config.yaml', 'severities: { unknown-component: off }\n');
    expect(told(await place.run('check --format json'))).toEqual([
      'a/layercake.yaml: error unknown-component',
      'b/layercake.yaml:',
    ]);
  });

  test('also from above the current folder, but not from above the repository', async () => {
    place.write('layercake.config.yaml', STRICT);
    place.write('a/deep/layercake.yaml', WARNING);
    const from = async (cwd: string): Promise<readonly string[]> =>
      told(await place.run('check --format json', { cwd: `${place.path}/${cwd}` }));
    expect(await from('a/deep')).toEqual(['layercake.yaml: error unknown-component']);
    place.write('a/.git/HEAD', 'ref: refs/heads/main\n');
    expect(await from('a/deep')).toEqual(['layercake.yaml: warning unknown-component']);
    place.write('a/layercake.config.yaml', STRICT);
    expect(await from('a/deep')).toEqual(['layercake.yaml: error unknown-component']);
  });
});

describe('options', () => {
  beforeEach(() => {
    place.write('layercake.config.yaml', STRICT);
    place.write('soft.txt', 'severities: { unknown-component: information }\n');
  });

  test.each([
    ['--config soft.txt', 'information'],
    ['--no-config', 'warning'],
    ['', 'error'],
  ])('%s', async (option, severity) => {
    const outcome = await place.run(`check a --format json ${option}`.trim());
    expect(told(outcome)).toEqual([`a/layercake.yaml: ${severity} unknown-component`]);
  });

  test('a config that is not there is told in one line', async () => {
    const { code, out, err } = await place.run('check a --config nowhere.yaml');
    expect([code, out, err]).toEqual([2, '', 'layercake: nowhere.yaml: no such file or folder\n']);
  });
});

describe('a budget', () => {
  test('holds a stack', async () => {
    place.write('b.layercake.yaml', LOCKED);
    place.write('layercake.config.yaml', 'budget: { locked: 0, layers: { framework: { lockIn: 40 } } }\n');
    const { code, out } = await place.run('check b.layercake.yaml');
    expect(code).toBe(1);
    expect(out).toContain(
      'b.layercake.yaml:2:7 ✗ error over-budget · sourced\n  The budget allows this stack no locked entries;',
    );
    expect(out).toMatch(/The budget allows the layer Base Model Framework a lock-in index of 40; it has\s+100,/);
  });

  test('that a stack keeps says nothing', async () => {
    place.write('b.layercake.yaml', LOCKED);
    place.write('layercake.config.yaml', 'budget: { locked: 1, lockIn: 100, chokePoints: 0 }\n');
    expect(told(await place.run('check b.layercake.yaml --format json'))).toEqual([
      'b.layercake.yaml: warning hardware-locked',
    ]);
  });
});

describe('mistakes of a config', () => {
  test('are findings of its own, at their place, and the rest of it counts', async () => {
    place.write('layercake.config.yaml', `${STRICT}budgte: { locked: 1 }\n`);
    const { code, out, err } = await place.run('check');
    expect([code, err]).toEqual([1, '']);
    expect(out).toContain(
      'layercake.config.yaml:2:1 ✗ error schema · certain\n  A config has no key `budgte`; did you mean `budget`?\n  2 | budgte: { locked: 1 }\n    | ^^^^^^\n',
    );
    expect(out).toMatch(/\n2 errors in 2 files\n$/);
  });

  test('are told once for all its manifests', async () => {
    place.write('b/layercake.yaml', CLEAN);
    place.write('layercake.config.yaml', 'targets: [nvidia, and]\n');
    const outcome = await place.run('check --format json');
    expect(told(outcome)).toEqual([
      'a/layercake.yaml: warning unknown-component',
      'b/layercake.yaml:',
      'layercake.config.yaml: error unknown-reference',
    ]);
  });

  test.each(['severities: [', '\t- a', '- a', '"', 'budget: { locked: *x }', '{ : : }', '&a *a'])(
    'never a crash: %j',
    async (text) => {
      place.write('layercake.config.yaml', text);
      const { code, err } = await place.run('check');
      expect([code, err]).toEqual([1, '']);
    },
  );

  test('and one that cannot be read leaves its manifests out', async () => {
    place.write('b/layercake.yaml', INFORMATION);
    place.write('a/layercake.config.yaml', Uint8Array.of(0xff, 0x31, 0, 0));
    const outcome = await place.run('check --format json');
    expect([outcome.code, told(outcome)]).toEqual([2, ['b/layercake.yaml: information hardware-locked']]);
    expect(outcome.err).toBe('layercake: a/layercake.config.yaml: is binary, not text\n');
  });
});

test('a config that is asked for is checked as one', async () => {
  place.write('layercake.config.yaml', STRICT);
  expect(told(await place.run('check layercake.config.yaml --format json'))).toEqual(['layercake.config.yaml:']);
  place.write('layercake.config.yaml', 'severities: { unknown-component: bad }\n');
  expect(told(await place.run(['check', '**/*.yaml', '--format', 'json']))).toEqual([
    'a/layercake.yaml: warning unknown-component',
    'layercake.config.yaml: error schema',
  ]);
});

describe('analyze', () => {
  const panel = async (option = ''): Promise<readonly string[]> => {
    const { out } = await place.run(`analyze a/layercake.yaml --format json ${option}`.trim());
    return (JSON.parse(out) as { targets: readonly string[] }).targets;
  };

  test('looks at the targets of the config', async () => {
    place.write('layercake.config.yaml', 'targets: [amd, nvidia, cpu-x86]\n');
    place.write('other.txt', 'targets: [intel-gpu, apple]\n');
    expect(await panel()).toEqual(['nvidia', 'amd', 'cpu-x86']);
    expect(await panel('--config other.txt')).toEqual(['intel-gpu', 'apple']);
    expect((await panel('--no-config')).length).toBeGreaterThan(9);
  });

  test('refuses a config with mistakes, since its numbers would be about other targets than those meant', async () => {
    place.write('layercake.config.yaml', '\ntargets: [nvidia, and]\n');
    const { code, out, err } = await place.run('analyze a/layercake.yaml');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^layercake: layercake.config.yaml:2:19: `and` is no target. Did you mean `amd`\?\n$/);
  });
});
