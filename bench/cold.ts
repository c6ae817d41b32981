import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { benchRequire } from './peer.ts';
import { median } from './statistics.ts';

/** Size of the desktop bundle and time to load it, beside the peer's server bundled the same way. */
export interface Cold {
  /** In bytes, the catalog's data left out. */
  readonly size: Sides & { readonly all: number };
  /** From the start of Node to the end of the loading, less what an empty program takes; CPU milliseconds. */
  readonly load: Sides;
}

/** Ours is what is loaded at once; with what waits beside it for the first manifest, and all of it with what only some texts need. */
interface Sides {
  readonly peer: number;
  readonly ours: number;
  readonly manifest: number;
}

/** Loads as an editor does: by `require`, with an API in which everything is there. A bundle inherits it, since it copies own properties only. */
const STUB = `
const all = new Proxy(function () {}, { get: (_, key) => (key === '__esModule' ? false : all), apply: () => all, construct: () => all });
const Module = require('module');
const load = Module._load;
Module._load = (name, ...rest) => (name === 'vscode' ? Object.create(all) : load(name, ...rest));
`;

/** Bundles the peer into a folder, and measures both in programs of their own, in turn. */
export async function measureCold(folder: string, rounds: number): Promise<Cold> {
  const peer = path.join(folder, 'peer.cjs');
  await build({
    entryPoints: [benchRequire.resolve('yaml-language-server/out/server/src/server.js')],
    ...{ bundle: true, minify: true, platform: 'node', target: 'node20', format: 'cjs', outfile: peer },
    ...{ logLevel: 'error', mainFields: ['module', 'main'] },
  });
  const ours = path.resolve('dist/extension.cjs');
  const manifest = [ours, path.resolve('dist/core.cjs'), path.resolve('dist/validators.cjs')];
  const rows = [...Array(rounds).keys()].map(() => ({
    ...{ empty: loadTime([]), peer: loadTime([peer]) },
    ...{ ours: loadTime([ours]), manifest: loadTime(manifest) },
  }));
  const of = (what: keyof Sides): number => median(rows.map((row) => row[what] - row.empty));
  return {
    size: {
      ...{ peer: sizeOf([peer]), ours: sizeOf([ours]) },
      ...{ manifest: sizeOf(manifest), all: sizeOf([...manifest, path.resolve('dist/yaml.cjs')]) },
    },
    load: { peer: of('peer'), ours: of('ours'), manifest: of('manifest') },
  };
}

function sizeOf(files: readonly string[]): number {
  return files.reduce((sum, file) => sum + statSync(file).size, 0);
}

function loadTime(files: readonly string[]): number {
  const code = files.map((file) => `require(${JSON.stringify(file)})`).join(';');
  // The peer's server listens at once, and takes the console for its messages.
  const end =
    ";const { user, system } = process.cpuUsage(); require('fs').writeSync(1, '\\n' + (user + system)); process.exit(0)";
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['-e', `${STUB}${code}${end}`, '--', 'peer', '--stdio'],
    {
      encoding: 'utf8',
    },
  );
  const time = Number(/(\d+)$/.exec(stdout)?.[1]) / 1000;
  if (status !== 0 || Number.isNaN(time))
    throw new Error(`a program that only loads has failed: ${stderr.slice(-1000)}`);
  return time;
}
