import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtinCatalog } from '../../src/catalog/index.ts';
import { fromRoot } from '../../scripts/paths.ts';
import { randomManifest } from '../../scripts/random-manifest.ts';
import { componentText } from '../core/catalog/team/support.ts';
import { CLEAN, ERROR, WARNING } from './support/manifests.ts';
import { createPlace, type Place } from './support/run.ts';

const ERASE_REST = '\u001b[K';

interface Answer {
  readonly files: readonly { readonly path: string; readonly findings: readonly unknown[] }[];
}

let place: Place;
beforeAll(() => {
  place = createPlace({
    'a.layercake.yaml': WARNING,
    'b.layercake.yaml': Buffer.from([0xff, 0x31]),
    'c.layercake.yaml': ERROR,
    'd.layercake.yaml': CLEAN,
  });
});
afterAll(() => place.remove());

describe('a check tells of each file before it reads the next', () => {
  test('in parts that are the answer one after the other', async () => {
    const parts: string[] = [];
    const stdout = { write: (part: string) => parts.push(part) };
    const { out } = await place.run('check a.layercake.yaml c.layercake.yaml d.layercake.yaml --format json');
    await place.run('check a.layercake.yaml c.layercake.yaml d.layercake.yaml --format json', { stdout });
    expect(parts.join('')).toBe(out);
    expect(parts.map((part) => /"path": "(\w)/.exec(part)?.[1])).toEqual(['a', 'c', 'd', undefined]);
  });

  test('and waits for a slow reader in between', async () => {
    const told: string[] = [];
    const stdout = {
      write: (part: string) => told.push(part.trim() === '' ? '' : 'written'),
      drained: async () => {
        await Promise.resolve();
        told.push('read');
      },
    };
    await place.run('check a.layercake.yaml c.layercake.yaml d.layercake.yaml --format json', { stdout });
    expect(told).toEqual(['written', 'read', 'written', 'read', 'written', 'read', 'written']);
  });

  test('and of what cannot be read where it stands, once', async () => {
    const told: string[] = [];
    const sink = (name: string) => ({ write: (part: string) => told.push(`${name} ${part.split(/[:\n]/)[0] ?? ''}`) });
    const { code } = await place.run('check b.layercake.yaml . ./b.layercake.yaml', {
      stdout: sink('out'),
      stderr: sink('err'),
    });
    expect(told).toEqual([
      'out a.layercake.yaml',
      'err layercake',
      'out c.layercake.yaml',
      'out 1 error, 1 warning in 2 of 3 files',
    ]);
    expect(code).toBe(2);
  });

  test('in the place of the line that tells how far it is', async () => {
    let time = 0;
    const screen: string[] = [];
    const watching = {
      isTerminal: true,
      isErrorTerminal: true,
      env: { TERM: 'xterm', NO_COLOR: '1' },
      now: () => (time += 600),
    };
    await place.run('check a.layercake.yaml c.layercake.yaml', {
      ...watching,
      stdout: { write: (part) => screen.push(part.split(':')[0] ?? '') },
      stderr: { write: (part) => screen.push(part) },
    });
    expect(screen).toEqual([
      'a.layercake.yaml',
      ...[`\rchecked 1 of 2${ERASE_REST}`, `\r${ERASE_REST}`],
      'c.layercake.yaml',
      ...[`\rchecked 2 of 2${ERASE_REST}`, `\r${ERASE_REST}`],
      '1 error, 1 warning in 2 files\n',
    ]);
  });
});

test('a file of a catalog that only a later manifest brings stands before an earlier one all the same', async () => {
  const team = createPlace({
    'b/layercake.yaml': CLEAN,
    'b/layercake.config.yaml': 'targets: [nvidia, amd]\n',
    'c/layercake.yaml': CLEAN,
    'layercake.config.yaml': 'catalog: [a]\n',
    'a/engine.yaml': componentText('engine', 'colour: red'),
  });
  const { out } = await team.run('check --format json');
  team.remove();
  const { files } = JSON.parse(out) as Answer;
  expect(files.map(({ path, findings }) => `${path} ${findings.length}`)).toEqual([
    'a/engine.yaml 1',
    'b/layercake.yaml 0',
    'c/layercake.yaml 0',
  ]);
});

describe('the memory of a check', () => {
  const COUNT = 600;
  let many: Place;
  beforeAll(() => {
    many = createPlace();
    for (let file = 0; file < COUNT; file++)
      many.write(`${file}.layercake.yaml`, randomManifest(builtinCatalog(), 50, file + 1, true));
  });
  afterAll(() => many.remove());

  test('does not grow with the files', () => {
    // All that is found in them would take 400 MB; a program whose heap is full ends by a signal.
    const argv = ['--max-old-space-size=64', fromRoot('dist/cli.cjs'), 'check', '--format', 'json'];
    const { status, stdout } = spawnSync(process.execPath, argv, {
      ...{ cwd: many.path, encoding: 'utf8', maxBuffer: 1 << 30 },
    });
    expect(status).toBe(1);
    expect((JSON.parse(stdout) as Answer).files).toHaveLength(COUNT);
  });
});
