import { describe, expect, test } from 'vitest';
import { type FolderEntry, walkCatalog, type WalkedFolder } from '../../src/config/index.ts';

/** Walks over folders as a host would: what ends in `/` is a folder, in `@` a link. */
function walk(folders: Readonly<Record<string, readonly string[]>>): WalkedFolder {
  const walking = walkCatalog();
  let step = walking.next();
  while (!step.done) step = walking.next(folders[step.value]?.map(entryOf));
  return step.value;
}

function entryOf(text: string): FolderEntry {
  if (text.endsWith('/')) return { name: text.slice(0, -1), kind: 'folder' };
  return text.endsWith('@') ? { name: text.slice(0, -1), kind: 'other' } : { name: text, kind: 'file' };
}

const pathsIn = (folders: Readonly<Record<string, readonly string[]>>): readonly string[] =>
  walk(folders).files.map(({ path, holds }) => `${holds} ${path}`);
const many = (count: number, end: string): readonly string[] =>
  Array.from({ length: count }, (_, index) => `n${index}${end}`);

describe('a catalog’s folder', () => {
  test('has its YAML files, whatever folder they are in; those in one called targets are targets', () => {
    expect(
      pathsIn({
        '': ['a.yaml', 'B.YML', 'read.me', 'deep/', 'targets/'],
        deep: ['c.yml', 'targets/', 'my-targets/'],
        'deep/targets': ['d.yaml', 'old/'],
        'deep/targets/old': ['e.yaml'],
        'deep/my-targets': ['f.yaml'],
        targets: ['g.yaml'],
      }),
    ).toEqual([
      ...['component a.yaml', 'component B.YML', 'component deep/c.yml', 'target targets/g.yaml'],
      ...['target deep/targets/d.yaml', 'component deep/my-targets/f.yaml', 'component deep/targets/old/e.yaml'],
    ]);
  });

  test('is passed over where it holds manifests, configs, links, and what is hidden', () => {
    const names = [
      'layercake.yaml',
      'my.layercake.yml',
      'layercake.config.yaml',
      'a.yaml@',
      'b@',
      '.git/',
      'node_modules/',
    ];
    const inside = { b: ['b.yaml'], '.git': ['c.yaml'], node_modules: ['d.yaml'] };
    expect(pathsIn({ '': [...names, 'mylayercake.yaml'], ...inside })).toEqual(['component mylayercake.yaml']);
  });

  test('goes on where a folder in it cannot be read', () => {
    expect(walk({ '': ['closed/', 'a.yaml'] })).toEqual({ files: [{ path: 'a.yaml', holds: 'component' }] });
    expect(walk({})).toEqual({ files: [], problem: 'is no folder that can be read' });
  });

  test('is none with more than 2000 files or folders', () => {
    const tooLarge = { files: [], problem: 'holds more than 2000 files or folders, which no catalog does' };
    expect(walk({ '': many(2000, '.yaml') }).files.length).toBe(2000);
    expect(walk({ '': many(2001, '.yaml') })).toEqual(tooLarge);
    expect(walk({ '': ['a.yaml', ...many(1999, '/')] }).files.length).toBe(1);
    expect(walk({ '': ['a.yaml', ...many(2000, '/')] })).toEqual(tooLarge);
  });
});
