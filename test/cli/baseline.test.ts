import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createPlace, type Place } from './support/run.ts';

/** Two locks that no fact of the catalog decides, beside that CUDA is NVIDIA's. */
const KERNELS = 'id: kernels, supports: { nvidia: native, others: none }, uses: [cuda]';
const LOCKED = `layercake: 1
framework:
  - { ${KERNELS} }
system:
  - cuda
`;

interface Output {
  readonly files: readonly { readonly path: string; readonly findings: readonly { readonly rule: string }[] }[];
  readonly summary: {
    readonly errors: number;
    readonly warnings: number;
    readonly informations: number;
    readonly baseline?: { readonly known: number; readonly gone: readonly { readonly rule: string }[] };
  };
}

let place: Place;
beforeEach(() => {
  place = createPlace({ 'layercake.yaml': LOCKED });
});
afterEach(() => place.remove());

const read = (name: string): string => readFileSync(join(place.path, name), 'utf8');

async function write(): Promise<void> {
  const { code, err } = await place.run('check --write-baseline known.json');
  expect([code, err]).toEqual([0, '']);
}

/** What is new, how many are known, and what is gone. */
async function against(more = ''): Promise<readonly unknown[]> {
  const { out } = await place.run(`check --baseline known.json --format json${more}`);
  const { files, summary } = JSON.parse(out) as Output;
  const fresh = files.flatMap(({ findings }) => findings.map(({ rule }) => rule));
  return [fresh, summary.baseline?.known, summary.baseline?.gone.map(({ rule }) => rule)];
}

const BOTH = ['hardware-locked', 'hardware-locked'];

describe('a baseline', () => {
  test('is written in one order, with what tells findings apart', async () => {
    const { code, out } = await place.run('check --write-baseline known.json');
    expect([code, out]).toEqual([0, 'known.json: wrote 2 findings of 1 manifest\n']);
    const print = (entry: string): object => ({ path: 'layercake.yaml', rule: 'hardware-locked', entry, key: entry });
    expect(JSON.parse(read('known.json'))).toEqual({ version: 1, findings: [print('cuda'), print('kernels')] });
  });

  test('leaves out what it knows, and says so', async () => {
    await write();
    const { code, out } = await place.run('check --baseline known.json --fail-on information');
    expect([code, out]).toEqual([0, 'no new findings in 1 manifest\n2 known findings left out\n']);
  });

  test.each([
    ['lines move', `# one\n\n${LOCKED.replace('- cuda', '# two\n  - cuda')}`],
    ['the order changes', `layercake: 1\nsystem: [cuda]\nframework: [{ ${KERNELS} }]\n`],
    ['versions come in', `layercake: 1\nsystem: [cuda@12.8]\nframework: [{ ${KERNELS}, version: '1.0' }]\n`],
  ])('knows findings again after %s', async (_, text) => {
    await write();
    place.write('layercake.yaml', text);
    expect(await against()).toEqual([[], 2, []]);
  });

  test('counts and fails on what is new only', async () => {
    await write();
    place.write('layercake.yaml', `${LOCKED}  - cuddn\n`);
    expect(await against()).toEqual([['unknown-component'], 2, []]);
    expect((await place.run('check --baseline known.json --fail-on warning')).code).toBe(1);
    const { out } = await place.run('check --baseline known.json');
    expect(out).toMatch(/cuddn[^]*\n1 warning in 1 file\n2 known findings left out\n$/);
  });

  test('stands for as many findings as it has', async () => {
    place.write('layercake.yaml', 'layercake: 1\nsystem: [cuddn]\n');
    await write();
    place.write('layercake.yaml', 'layercake: 1\nsystem: [cuddn, cuddn]\n');
    const [fresh, known] = await against();
    expect([fresh, known]).toEqual([expect.arrayContaining(['unknown-component', 'duplicate-id']), 1]);
  });

  test('does not know a finding in another file', async () => {
    await write();
    place.write('b.layercake.yaml', LOCKED);
    expect(await against()).toEqual([BOTH, 2, []]);
  });

  test('does not know a lost target that came in', async () => {
    const asks = (targets: string): string => `layercake: 1\ntargets: [${targets}]\nframework: [tensorrt-llm]\n`;
    place.write('layercake.yaml', asks('amd, apple'));
    await write();
    place.write('layercake.yaml', asks('amd'));
    expect((await against())[0]).toEqual([]);
    place.write('layercake.yaml', asks('amd, intel-gpu'));
    expect((await against())[0]).toEqual(['target-unreachable']);
  });

  test('is found from any folder', async () => {
    place.write('a/b/layercake.yaml', LOCKED);
    await write();
    const { out } = await place.run('check . --baseline ../../known.json --format json', { cwd: `${place.path}/a/b` });
    expect((JSON.parse(out) as Output).summary.baseline).toEqual({ known: 2, gone: [] });
  });

  test('tells what of it is gone, in what was checked or is no longer there', async () => {
    place.write('b.layercake.yaml', LOCKED);
    place.write('sub/c.layercake.yaml', LOCKED);
    await write();
    expect(await against()).toEqual([[], 6, []]);
    place.write('b.layercake.yaml', 'layercake: 1\n');
    expect(await against()).toEqual([[], 4, BOTH]);
    expect(await against(' sub')).toEqual([[], 2, []]);
    const { out } = await place.run('check b.layercake.yaml --baseline known.json');
    expect(out).toContain(
      '2 findings of the baseline no longer there; --write-baseline drops them:\n  b.layercake.yaml hardware-locked cuda\n',
    );
    rmSync(join(place.path, 'b.layercake.yaml'));
    expect(await against(' sub')).toEqual([[], 2, BOTH]);
    await write();
    expect(await against()).toEqual([[], 4, []]);
  });

  test('says nothing of the mistakes of a config', async () => {
    await write();
    place.write('layercake.config.yaml', 'severities: { nothing: off }\n');
    const { code, out } = await place.run('check --baseline known.json');
    expect([code, out]).toEqual([1, expect.stringContaining('`nothing` is no rule.')]);
    const old = read('known.json');
    const { code: refused, err } = await place.run('check --write-baseline known.json');
    expect([refused, read('known.json')]).toEqual([2, old]);
    expect(err).toBe(
      'layercake: known.json: is not written: there are mistakes in layercake.config.yaml, see `layercake check`\n',
    );
  });
});

describe('what is no baseline is told in one line', () => {
  test.each([
    ['{', /is no baseline, since it is no JSON: /],
    ['[]', /is no baseline; `layercake check --write-baseline` writes one/],
    ['{"version": 1}', /is no baseline; /],
    ['{"version": 1, "findings": [{"path": 1}]}', /is no baseline; /],
    ['{"version": 1, "findings": [{"path": "a", "rule": "b", "key": "c", "parts": "d"}]}', /is no baseline; /],
    ['{"version": 2, "findings": []}', /is a baseline of version 2; this Layercake reads version 1/],
  ])('%s', async (text, expected) => {
    place.write('known.json', text);
    const { code, out, err } = await place.run('check --baseline known.json');
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(new RegExp(`^layercake: known.json: ${expected.source}.*\n$`));
  });

  test('nor one that is not there', async () => {
    const { code, err } = await place.run('check --baseline known.json');
    expect([code, err]).toEqual([2, 'layercake: known.json: no such file or folder\n']);
  });

  test('nor both options at once', async () => {
    const { code, err } = await place.run('check --baseline a --write-baseline b');
    expect([code, err]).toEqual([2, expect.stringContaining('cannot be used with')]);
  });
});

describe('writing', () => {
  test('leaves nothing beside it, and its mode as it was', async () => {
    place.write('known.json', '{}');
    chmodSync(join(place.path, 'known.json'), 0o640);
    await write();
    expect(readdirSync(place.path).sort()).toEqual(['known.json', 'layercake.yaml']);
    expect(statSync(join(place.path, 'known.json')).mode & 0o777).toBe(0o640);
  });

  test('goes through a symbolic link', async () => {
    place.write('real/known.json', '{}');
    symlinkSync(join(place.path, 'real/known.json'), join(place.path, 'known.json'));
    await write();
    expect(JSON.parse(read('real/known.json'))).toHaveProperty('version', 1);
  });

  test.each([
    ['nowhere/known.json', 'nowhere/known.json: cannot be written: no such folder'],
    ['folder', 'folder: is a folder; a file is wanted here'],
  ])('that fails is told: %s', async (name, message) => {
    mkdirSync(join(place.path, 'folder'));
    const { code, out, err } = await place.run(`check --write-baseline ${name}`);
    expect([code, out, err]).toEqual([2, '', `layercake: ${message}\n`]);
  });

  test('is left where not all could be read', async () => {
    place.write('broken.layercake.yaml', Buffer.from([0xff, 0x31]));
    const { code, err } = await place.run('check --write-baseline known.json');
    expect(code).toBe(2);
    expect(err).toMatch(/known.json: is not written, since not everything could be read\n$/);
    expect(readdirSync(place.path)).not.toContain('known.json');
  });
});
