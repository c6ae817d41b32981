import { execFile, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fromRoot } from '../../scripts/paths.ts';
import { ERROR, INFORMATION } from './support/manifests.ts';
import { createPlace, type Outcome, type Place } from './support/run.ts';

/** What `npm run build` made of the sources: the tests run what is shipped. */
const program = fromRoot('dist/cli.cjs');

let place: Place;
beforeAll(() => {
  place = createPlace({
    ...{ 'stacks/layercake.yaml': INFORMATION, 'stacks/bad.layercake.yaml': ERROR },
    'sealed.cjs': SEALED,
  });
});
afterAll(() => place.remove());

/** Has a program fail where it loads the core. */
const SEALED = `
const Module = require('node:module');
const load = Module._load;
Module._load = (name, ...rest) => {
  if (name === './cli-core.cjs') throw new Error('the core is loaded');
  return load(name, ...rest);
};
`;

/** CI is set for all: there too, what is not a terminal gets plain text. An empty FORCE_COLOR asks for nothing. */
const env = { ...process.env, CI: 'true', FORCE_COLOR: '' };

/** The program as a user starts it, its output not a terminal. */
const start = (...argv: readonly string[]): Promise<Outcome> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [program, ...argv],
      { cwd: join(place.path, 'stacks'), encoding: 'utf8', env },
      (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });

describe('the bundle', () => {
  test.each([
    [['check', 'layercake.yaml'], 0, /^layercake\.yaml:2:10 · information hardware-locked · sourced\n/, /^$/],
    [['check'], 1, /\n1 error, 1 information in 2 files\n$/, /^$/],
    [['check', 'nowhere.yaml'], 2, /^$/, /^layercake: nowhere\.yaml: no such file or folder\n$/],
    [['analyze', 'layercake.yaml'], 0, /Lock-in/, /^$/],
    [['compare', 'layercake.yaml', 'layercake.yaml'], 0, /\nNothing differs\.\n$/, /^$/],
    [['compare', 'layercake.yaml'], 2, /^$/, /^layercake: layercake\.yaml: is in no git repository\n$/],
    [['explain', 'cuda', '--format', 'json'], 0, /^\{\n {2}"version": 1,\n/, /^$/],
    [['catalog'], 0, /\n\d{3} components\n$/, /^$/],
    [['cake', 'layercake.yaml', '--out', 'page.html'], 0, /^$/, /^layercake: wrote page\.html\n$/],
    [['--version'], 0, /^\d+\.\d+\.\d+\n$/, /^$/],
  ] as const)('%j', async (argv, code, out, err) => {
    const outcome = await start(...argv);
    expect(outcome.err).toMatch(err);
    expect(outcome.out).toMatch(out);
    expect(outcome.code).toBe(code);
  });

  test.each([
    [['--version'], 0],
    [['--help'], 0],
    [['catalog', '--help'], 0],
    [['catalog'], 2],
  ])('%j where the core cannot be loaded', (argv, code) => {
    const { status } = spawnSync(process.execPath, ['--require', join(place.path, 'sealed.cjs'), program, ...argv]);
    expect(status).toBe(code);
  });

  test('draws a PNG, twice as large as the SVG', async () => {
    expect(await start('cake', 'layercake.yaml', '--out', 'cake.png', '--width', '600')).toMatchObject({ code: 0 });
    const bytes = readFileSync(join(place.path, 'stacks/cake.png'));
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    // The width stands behind the signature, the length and the name of the first chunk.
    expect(bytes.readUInt32BE(16)).toBe(1200);
  }, 60_000);

  test('a reader that goes away early is no error', async () => {
    const child = spawn(process.execPath, [program, 'catalog', '--format', 'json'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
