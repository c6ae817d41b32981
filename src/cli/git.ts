import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { statSync } from 'node:fs';
import { basename, delimiter, dirname, isAbsolute, join } from 'node:path';
import process from 'node:process';
import { Failure } from '../files/failure.ts';
import { decodeText, LARGEST } from '../files/read-text.ts';
import type { Host } from './host.ts';

/** The text of a file as git has it in a revision. Fails with one line where git, the repository, the revision or the file is missing. */
export function textInRevision(host: Host, path: string, shown: string, revision: string): string {
  if (revision === '' || revision.startsWith('-') || revision.includes('\0'))
    throw new Failure(`'${revision}' is no revision`);
  const git = (...argv: readonly string[]): SpawnSyncReturns<Buffer> => runGit(host, dirname(path), argv);
  const commit = git('rev-parse', '--verify', '--quiet', `${revision}^{commit}`);
  if (commit.status !== 0) throw new Failure(whyNoCommit(commit, shown, revision));
  // From here on the revision is a hash, and `cat-file` runs none of the filters that a repository may name.
  const blob = git('cat-file', 'blob', `${commit.stdout.toString('latin1').trim()}:./${basename(path)}`);
  if (blob.error) throw new Failure(`${shown}: git cannot give it: ${blob.error.message}`);
  if (blob.status !== 0) throw new Failure(`${shown}: is not in revision '${revision}'`);
  return decodeText(blob.stdout, `${shown} in revision '${revision}'`);
}

function whyNoCommit({ error, stderr }: SpawnSyncReturns<Buffer>, shown: string, revision: string): string {
  if (error) return `git cannot be run: ${error.message}`;
  const said =
    stderr
      .toString('utf8')
      .replace(/^fatal: /, '')
      .split('\n')[0] ?? '';
  if (said.startsWith('not a git repository')) return `${shown}: is in no git repository`;
  return said === '' ? `git knows no revision '${revision}' here` : `git: ${said}`;
}

/** Variables that a hook sets for its own repository: the file's folder tells which one is meant. */
const ABOUT_ANOTHER = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_OBJECT_DIRECTORY'];

/** Runs git without a shell, in its own words, off the network: a partial clone must not fetch what it lacks. */
function runGit(host: Host, folder: string, argv: readonly string[]): SpawnSyncReturns<Buffer> {
  const inherited = Object.entries(host.env).filter(([name]) => !ABOUT_ANOTHER.includes(name));
  return spawnSync(gitProgram(host), argv, {
    cwd: folder,
    env: { ...Object.fromEntries(inherited), LC_ALL: 'C', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: LARGEST,
    shell: false,
    windowsHide: true,
  });
}

/** Looked up here, so that no `git.exe` in the folder of the manifest is ever run in its place. */
function gitProgram({ env }: Host): string {
  const name = process.platform === 'win32' ? 'git.exe' : 'git';
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(isAbsolute);
  const program = folders.map((folder) => join(folder, name)).find((file) => isFile(file));
  if (program === undefined) throw new Failure('git is not on the PATH; name two files to compare instead');
  return program;
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}
