import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLEAN, ERROR } from './support/manifests.ts';
import { createPlace, type Outcome, type Place } from './support/run.ts';

let place: Place;
beforeAll(() => {
  place = createPlace({
    'layercake.yaml': CLEAN,
    'b/x.layercake.yml': CLEAN,
    'b/.hidden/layercake.yml': CLEAN,
    'b/c/other.yaml': CLEAN,
    '[id]/layercake.yaml': CLEAN,
    'node_modules/p/layercake.yaml': ERROR,
    'b/node_modules/layercake.yaml': ERROR,
    'dist/layercake.yaml': ERROR,
    '.git/layercake.yaml': ERROR,
    'layercake.config.yaml': 'targets: [nvidia, amd]\n',
    'empty/readme.md': 'nothing',
  });
});
afterAll(() => place.remove());

const ALL = ['[id]/layercake.yaml', 'b/.hidden/layercake.yml', 'b/x.layercake.yml', 'layercake.yaml'];

const paths = ({ out }: Outcome): readonly string[] =>
  (JSON.parse(out) as { files: { path: string }[] }).files.map(({ path }) => path);

/** Root may read everything, so it steps down for as long as the job runs. */
async function withoutRoot<T>(job: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return job();
  const nobody = 65_534;
  process.seteuid?.(nobody);
  try {
    return await job();
  } finally {
    process.seteuid?.(0);
  }
}

describe('which files are read', () => {
  test.each([
    ['every manifest below, by default', [], ALL],
    ['every manifest of a folder', ['b'], ['b/.hidden/layercake.yml', 'b/x.layercake.yml']],
    ['a folder by any spelling', ['./b/'], ['b/.hidden/layercake.yml', 'b/x.layercake.yml']],
    ['a file by any name', ['b/c/other.yaml'], ['b/c/other.yaml']],
    ['what lies in a folder that is left out, when it is named', ['dist'], ['dist/layercake.yaml']],
    ['a glob', ['b/**/*.yaml'], ['b/c/other.yaml']],
    ['a glob with braces over folders', ['{b/c,empty}/*.yaml'], ['b/c/other.yaml']],
    ['a name that would do as a glob', ['[id]'], ['[id]/layercake.yaml']],
    ['each file once, sorted', ['layercake.yaml', '.', './layercake.yaml', 'b'], ALL],
  ])('%s', async (_, given, expected) => {
    expect(paths(await place.run(['check', ...given, '--format', 'json']))).toEqual(expected);
  });

  test('paths outside the current folder', async () => {
    const cwd = join(place.path, 'empty');
    const run = (path: string): Promise<Outcome> => place.run(['check', path, '--format', 'json'], { cwd });
    expect(paths(await run('../layercake.yaml'))).toEqual(['../layercake.yaml']);
    expect(paths(await run('../b/**/*.yml'))).toEqual(['../b/.hidden/layercake.yml', '../b/x.layercake.yml']);
    const absolute = join(place.path, 'layercake.yaml');
    expect(paths(await run(absolute))).toEqual([absolute]);
    expect(paths(await run(join(place.path, 'b', '**', 'o*')))).toEqual([join(place.path, 'b/c/other.yaml')]);
  });
});

const utf16 = (text: string, littleEndian: boolean, mark: boolean): Uint8Array => {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return littleEndian ? bytes : bytes.swap16();
};

const notUtf8 = (line: number): string => `is not UTF-8 text: line ${line} has another encoding; save it as UTF-8`;

describe('bad input', () => {
  const cases: readonly (readonly [string, string | Uint8Array, string])[] = [
    ['binary', Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0x3e, 0xc3]), 'is binary, not text'],
    ['a zero in a text', 'layercake: 1\0\n', 'is binary, not text'],
    ['Latin-1', Buffer.from('# Für alle\n', 'latin1'), notUtf8(1)],
    ['Latin-1 further down', Buffer.from('# Ü\na: ü\n', 'utf8').fill(0xfc, 8, 9), notUtf8(2)],
    ['Latin-1 at the end', Buffer.from('a: 1\nb: 2\n# ü', 'latin1'), notUtf8(3)],
    ['UTF-16 without a mark', utf16(CLEAN, true, false), 'is UTF-16 without a byte order mark; save it as UTF-8'],
    ['odd UTF-16', Uint8Array.from([0xff, 0xfe, 0x61, 0x00, 0x62]), 'is broken UTF-16LE; save it as UTF-8'],
    ['a zero in UTF-16', utf16('layercake: 1\0', true, true), 'is binary, not text'],
  ];
  test.each(cases)('%s', async (name, content, message) => {
    place.write(`bad/${name}`, content);
    for (const command of ['check', 'analyze']) {
      const { code, out, err } = await place.run([command, `bad/${name}`]);
      expect({ code, out, err }).toEqual({ code: 2, out: '', err: `layercake: bad/${name}: ${message}\n` });
    }
  });

  test.each([
    ['check missing.yaml', 'missing.yaml: no such file or folder'],
    ['check layercake.yaml/x', 'layercake.yaml/x: no such file or folder'],
    ['check *.json', '*.json: no file matches'],
    ['check empty', 'no manifest in or below empty (layercake.yaml or *.layercake.yaml)'],
    ['analyze b', 'b: is a folder; a file is wanted here'],
    ['analyze .', '.: is a folder; a file is wanted here'],
    ['analyze missing.yaml', 'missing.yaml: no such file or folder'],
    ['check /dev/null', '/dev/null: is not a file'],
    ['check loop', 'loop: cannot be read: its symbolic links go in a circle'],
    [
      'analyze empty/readme.md',
      'empty/readme.md: is no manifest: A manifest is a mapping of layers that starts with `layercake: 1`.',
    ],
  ])('%s', async (call, message) => {
    if (call.endsWith('loop')) symlinkSync('loop', join(place.path, 'loop'));
    expect(await place.run(call)).toEqual({ code: 2, out: '', err: `layercake: ${message}\n` });
  });

  test('no manifest below the current folder', async () => {
    const { code, out, err } = await place.run('check', { cwd: join(place.path, 'empty') });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toBe('layercake: no manifest in or below the current folder (layercake.yaml or *.layercake.yaml)\n');
  });

  test('no permission', async () => {
    chmodSync(join(place.path, '..'), 0o755);
    chmodSync(place.write('secret.yaml', CLEAN), 0);
    const { code, err } = await withoutRoot(() => place.run('check secret.yaml'));
    expect({ code, err }).toEqual({ code: 2, err: 'layercake: secret.yaml: cannot be read: permission denied\n' });
  });

  test('the rest is checked all the same', async () => {
    mkdirSync(join(place.path, 'mixed'), { recursive: true });
    place.write('mixed/a.layercake.yaml', 'layercake: 1\0');
    place.write('mixed/b.layercake.yaml', ERROR);
    const { code, out, err } = await place.run('check mixed');
    expect(code).toBe(2);
    expect(err).toBe('layercake: mixed/a.layercake.yaml: is binary, not text\n');
    expect(out).toContain('1 error in 1 file');
  });

  test('an empty file is a manifest with an error', async () => {
    place.write('nothing.yaml', '');
    const { code, out } = await place.run('check nothing.yaml');
    expect(code).toBe(1);
    expect(out).toMatch(/^nothing\.yaml:1:1 ✗ error schema · certain\n/);
  });
});

describe('encodings', () => {
  const crlf = ERROR.replaceAll('\n', '\r\n');
  const encodings: readonly (readonly [string, string | Uint8Array])[] = [
    ['UTF-8', ERROR],
    ['UTF-8 with a mark', `\ufeff${ERROR}`],
    ['CRLF', crlf],
    ['CRLF with a mark', `\ufeff${crlf}`],
    ['UTF-16, little end first', utf16(crlf, true, true)],
    ['UTF-16, big end first', utf16(ERROR, false, true)],
  ];
  test.each(encodings)('%s: lines and columns are those of an editor', async (name, content) => {
    place.write(`enc/${name}`, content);
    const { code, out } = await place.run(['check', `enc/${name}`]);
    expect(code).toBe(1);
    expect(out).toContain(':4:5 ✗ error schema · certain\n');
    expect(out).toContain('\n  4 |     verison: "0.10.2"\n    |     ^^^^^^^\n');
  });

  test('a mark does not count on the first line', async () => {
    place.write('first.yaml', '\ufefflayercaek: 1\r\nframework: [pytorch]\r\n');
    const { out } = await place.run('check first.yaml');
    expect(out).toContain('first.yaml:1:1 ✗ error schema');
    expect(out).toContain('  1 | layercaek: 1\n    | ^^^^^^^^^\n');
  });
});
