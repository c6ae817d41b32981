import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Host } from '../../../src/cli/host.ts';
import { run } from '../../../src/cli/program.ts';
import type { Catalog } from '../../../src/core/index.ts';

/** What a call of the program came to. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** A folder with files in it. */
export interface Place {
  readonly path: string;
  readonly write: (name: string, content: string | Uint8Array) => string;
  /** Runs the program in the folder, its arguments written as on a command line without quotes. */
  readonly run: (
    argv: string | readonly string[],
    host?: Partial<Host>,
    loadCatalog?: () => Catalog,
  ) => Promise<Outcome>;
  readonly remove: () => void;
}

export const TODAY = '2026-11-23';

/** Makes a temporary folder with some files. */
export function createPlace(files: Readonly<Record<string, string | Uint8Array>> = {}): Place {
  const root = mkdtempSync(join(tmpdir(), 'layercake-cli-'));
  // A repository, so that no config from above it is looked for.
  mkdirSync(join(root, '.git'));
  const path = join(root, 'place');
  mkdirSync(path);
  const write = (name: string, content: string | Uint8Array): string => {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  };
  for (const [name, content] of Object.entries(files)) write(name, content);
  return {
    ...{ path, write },
    run: (argv, host, loadCatalog) => runIn(path, typeof argv === 'string' ? argv.split(' ') : argv, host, loadCatalog),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

async function runIn(
  cwd: string,
  argv: readonly string[],
  host: Partial<Host> = {},
  loadCatalog?: () => Catalog,
): Promise<Outcome> {
  const text = { out: '', err: '' };
  const whole: Host = {
    cwd,
    stdout: { write: (part) => (text.out += part) },
    stderr: { write: (part) => (text.err += part) },
    ...{ isTerminal: false, isErrorTerminal: false, columns: undefined, env: {}, version: '1.2.3' },
    ...{ today: TODAY, now: () => 0 },
    ...host,
  };
  const code = await run(argv, whole, loadCatalog);
  return { code, ...text };
}
