import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { randomManifest } from '../scripts/random-manifest.ts';
import type { Catalog } from '../src/core/catalog/catalog.ts';
import { median } from './statistics.ts';

const FILES = 2000;
const ENTRIES = 50;

/** `layercake check` over a folder, beside a program that only reads the same files and loads their YAML. */
export interface FolderCheck {
  readonly files: number;
  /** Milliseconds by the clock, medians over rounds. */
  readonly check: number;
  readonly load: number;
  /** What each of the programs takes on no files. */
  readonly checkStart: number;
  readonly loadStart: number;
  /** The most memory that the check had, in megabytes: over all files, and over a tenth of them. */
  readonly memory: { readonly all: number; readonly tenth: number };
}

const LOAD = `
const { readdirSync, readFileSync } = require('node:fs');
const { load } = require('js-yaml');
const folder = process.argv[1];
for (const name of readdirSync(folder)) load(readFileSync(folder + '/' + name, 'utf8'));
`;
const MEMORY = "process.on('exit',()=>process.stderr.write('\\\\nMEMORY '+process.resourceUsage().maxRSS))";

/** Writes the manifests into a folder, and measures the programs in turn. */
export function measureFolder(catalog: Catalog, folder: string, rounds: number): FolderCheck {
  const [all, tenth, none] = ['all', 'tenth', 'none'].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const one of [all, tenth, none]) mkdirSync(one, { recursive: true });
  for (let file = 0; file < FILES; file++) {
    const text = randomManifest(catalog, ENTRIES, file + 1, true);
    writeFileSync(path.join(all, `${file}.layercake.yaml`), text);
    if (file % 10 === 0) writeFileSync(path.join(tenth, `${file}.layercake.yaml`), text);
  }
  const rows = [...Array(rounds).keys()].map(() => ({
    ...{ check: check(all).time, load: load(all), checkStart: check(none).time, loadStart: load(none) },
  }));
  const of = (what: keyof (typeof rows)[number]): number => median(rows.map((row) => row[what]));
  return {
    ...{ files: readdirSync(all).length, check: of('check'), load: of('load') },
    ...{ checkStart: of('checkStart'), loadStart: of('loadStart') },
    memory: { all: check(all).memory, tenth: check(tenth).memory },
  };
}

function check(folder: string): { readonly time: number; readonly memory: number } {
  const start = performance.now();
  const { stderr, status } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${MEMORY}`, path.resolve('dist/cli.cjs'), 'check', '--format', 'json', '.'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 30 },
  );
  const time = performance.now() - start;
  const memory = Number(/MEMORY (\d+)/.exec(stderr)?.[1]) / 1024;
  // 1 is that something was found, and 2 that there are no files.
  if (status === null || Number.isNaN(memory)) throw new Error(`the check has failed: ${stderr.slice(-1000)}`);
  return { time, memory };
}

function load(folder: string): number {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['-e', LOAD, folder], {
    cwd: path.resolve('bench'),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the loading has failed: ${stderr.slice(-1000)}`);
  return performance.now() - start;
}
