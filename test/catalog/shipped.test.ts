import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileCatalog } from '../../scripts/compile-catalog.ts';
import { packCatalog } from '../../scripts/pack-catalog.ts';
import { fromRoot } from '../../scripts/paths.ts';
import { unpackCatalog } from '../../src/catalog/unpack.ts';
import { vocabularyOf } from '../../src/config/index.ts';
import { createCatalog, lazyCatalog } from '../../src/core/catalog/catalog.ts';
import { createLayercake } from '../../src/core/index.ts';

const MOST_BYTES = 600_000;

const LITERAL = /\{size:([\de]+),base64:"([^"]+)"\}/;

describe('the catalog in the program of the web', () => {
  const [literal = '', size, base64 = ''] = LITERAL.exec(readFileSync(fromRoot('dist/web/extension.js'), 'utf8')) ?? [];

  test('is no larger than it may be', () => {
    expect(literal.length).toBeGreaterThan(10_000);
    expect(literal.length).toBeLessThanOrEqual(MOST_BYTES);
  });

  test('is all that the files say', () => {
    const json = inflateRawSync(Buffer.from(base64, 'base64'));
    expect(json.length).toBe(Number(size));
    expect(JSON.parse(json.toString())).toEqual(compileCatalog());
  });
});

describe('the catalog beside the programs of Node', () => {
  const json = readFileSync(fromRoot('dist/catalog.json'));

  test('is all that the files say, and no larger in a package than it may be', () => {
    expect(JSON.parse(json.toString())).toEqual(compileCatalog());
    expect(deflateRawSync(json).length).toBeLessThanOrEqual(MOST_BYTES);
  });

  test.each(['cli.cjs', 'server.cjs', 'cli-core.cjs', 'extension.cjs', 'core.cjs'])('is not in %s as well', (name) => {
    expect(readFileSync(fromRoot('dist', name), 'utf8')).not.toMatch(LITERAL);
  });
});

describe('unpacking', () => {
  test('gives back what was packed', () => {
    const data = compileCatalog();
    expect(unpackCatalog(packCatalog(data))).toEqual(data);
  });

  test('is an error where something is missing', () => {
    const { size, base64 } = packCatalog(compileCatalog());
    expect(() => unpackCatalog({ size, base64: base64.slice(0, 4000) })).toThrow();
  });
});

describe('the catalog waits until it is asked', () => {
  const data = { targets: compileCatalog().targets, components: [] };

  test.each([
    ['a core', () => undefined, 0],
    ['the names for configs', () => undefined, 0],
    ['a target', (core: ReturnType<typeof createLayercake>) => vocabularyOf(core).targets, 1],
    ['a reading', (core: ReturnType<typeof createLayercake>) => core.read('framework: [vllm]'), 1],
  ])('%s', (_, ask, times) => {
    let made = 0;
    const core = createLayercake(
      lazyCatalog(() => {
        made++;
        return createCatalog(data);
      }),
    );
    vocabularyOf(core);
    ask(core);
    ask(core);
    expect(made).toBe(times);
  });

  describe('in the programs', () => {
    let folder: string;
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'layercake-'));
      writeFileSync(join(folder, 'sealed.cjs'), sealed('throw new Error("read")'));
      writeFileSync(join(folder, 'editor.cjs'), EDITOR);
    });
    afterAll(() => {
      rmSync(folder, { recursive: true });
    });

    test.each([
      [['--help'], 0, ''],
      [['explain', '--help'], 0, ''],
      [['--version'], 0, ''],
      [['catalog'], 2, 'layercake: this is a bug in Layercake: Error: read\n'],
    ])('layercake %j', (argv, code, error) => {
      const run = spawnSync(
        process.execPath,
        ['--require', join(folder, 'sealed.cjs'), fromRoot('dist/cli.cjs'), ...argv],
        { encoding: 'utf8' },
      );
      expect([run.status, run.stderr]).toEqual([code, error]);
    });

    test.each([
      ['with no manifest open', '', 'activated'],
      ['with a manifest open', '/stacks/layercake.yaml', 'read'],
    ])('the extension, activated %s', (_, open, outcome) => {
      const argv = [join(folder, 'editor.cjs'), fromRoot('dist/extension.cjs'), open];
      expect(execFileSync(process.execPath, argv, { encoding: 'utf8' })).toBe(outcome);
    });
  });
});

/** Does something where the catalog's file is read. */
const sealed = (then: string): string => `
const fs = require('node:fs');
const readFile = fs.readFileSync;
fs.readFileSync = (file, ...rest) => {
  if (String(file).endsWith('catalog.json')) { ${then}; }
  return readFile(file, ...rest);
};
`;

/** Activates the extension in an editor that answers everything with itself, and tells whether the catalog was read. */
const EDITOR = `
const Module = require('node:module');
const [bundle, open] = process.argv.slice(2);
let outcome = 'activated';
${sealed("outcome = 'read'; throw new Error(outcome)")}
const editor = new Proxy(function () {}, {
  get: (_, key) => {
    if (key === 'textDocuments') return open ? [{ uri: { scheme: 'file', path: open, toString: () => open }, version: 1, getText: () => '' }] : [];
    if (key === 'workspaceFolders') return [];
    if (key === Symbol.iterator) return [][Symbol.iterator];
    return key === Symbol.toPrimitive ? () => '' : key === 'then' ? undefined : key === 'length' ? 0 : editor;
  },
  set: () => true,
  apply: () => editor,
  construct: () => editor,
});
const load = Module._load;
// A bundle copies a module's own properties, and inherits the rest.
Module._load = (name, ...rest) => (name === 'vscode' ? Object.create(editor) : load(name, ...rest));
process.on('unhandledRejection', () => {});
require(bundle).activate({ subscriptions: [], extensionUri: editor, extension: { id: '', extensionUri: editor } });
setTimeout(() => process.stdout.write(outcome), 200);
`;
