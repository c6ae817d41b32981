import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { partOff } from '../../scripts/beside.ts';

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'layercake-')));
  mkdirSync(join(folder, 'room'));
  write('room/index.ts', `console.log('room'); export const one = 1; export const two = 2; export interface Wall {}`);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);

/** What a program says that has a room in a file beside it. */
async function runsWith(program: string): Promise<{ readonly said: string; readonly entry: string }> {
  write('main.ts', program);
  const main = join(folder, 'main.ts');
  const { entry, plugin } = await partOff('room.cjs', [main], [join(folder, 'room/index.ts')]);
  const common = { bundle: true, platform: 'node', format: 'cjs' } as const;
  await build({ ...common, entryPoints: [main], plugins: [plugin], outfile: join(folder, 'main.cjs') });
  await build({ ...common, stdin: { contents: entry, resolveDir: folder }, outfile: join(folder, 'room.cjs') });
  return { said: execFileSync(process.execPath, [join(folder, 'main.cjs')], { encoding: 'utf8' }), entry };
}

test.each([
  [
    'nothing before it is used',
    `import { one } from './room/index.ts'; console.log('main'); console.log(one);`,
    'main room 1',
  ],
  [
    'nothing where it is not used',
    `import { one } from './room/index.ts'; console.log('main', () => one);`,
    'main [Function (anonymous)]',
  ],
  ['it once', `import { one as a, two } from './room/index.ts'; console.log(a, two, a);`, 'room 1 2 1'],
  [
    'nothing for a type',
    `import type { Wall } from './room/index.ts'; const wall: Wall = {}; console.log(wall);`,
    '{}',
  ],
])('a program loads %s', async (_, program, expected) => {
  const { said } = await runsWith(program);
  expect(
    said
      .trim()
      .split(/\s+(?!\()/)
      .join(' '),
  ).toBe(expected);
});

test('what no program imports is not in the file', async () => {
  const { entry } = await runsWith(`import { two, type Wall } from './room/index.ts'; console.log(two as Wall);`);
  expect(entry).toMatch(/^export \{ two \} from /);
});

test('a room is not imported as a whole, since nobody would know its names', async () => {
  const program = `import * as room from './room/index.ts'; console.log(room);`;
  await expect(runsWith(program)).rejects.toThrow('not as * as room');
});
