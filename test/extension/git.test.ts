import { expect, test } from 'vitest';
import type * as vscode from 'vscode';
import { type GitExtension, textInRevision } from '../../src/extension/git.ts';

/** A stand-in for an address, with what is used of one. */
function uriOf(path: string): vscode.Uri {
  const uri = { path, fsPath: path, with: (change: { path?: string }) => uriOf(change.path ?? path) };
  return uri as unknown as vscode.Uri;
}

const FILE = uriOf('/repo/stacks/layercake.yaml');

/** Git as VS Code has it: a repository with one committed file, known at once or only once it is opened. */
function gitWith(isOpen: boolean): GitExtension {
  const repository = {
    show: (revision: string, path: string) =>
      path === FILE.fsPath
        ? Promise.resolve(`${revision}: layercake: 1\n`)
        : Promise.reject(new Error('exit code 128')),
  };
  const api = {
    getRepository: () => (isOpen ? repository : null),
    openRepository: ({ path }: vscode.Uri) => Promise.resolve(path === '/repo/stacks' ? repository : null),
  };
  return { activate: () => Promise.resolve({ getAPI: () => api }) };
}

/** Its extension is there, and its API refuses. */
const SWITCHED_OFF: GitExtension = {
  activate: () =>
    Promise.resolve({
      getAPI: () => {
        throw new Error('Git model not found');
      },
    }),
};

test.each([true, false])('gives the text of a revision, the repository open before: %s', async (isOpen) => {
  expect(await textInRevision(gitWith(isOpen), FILE, 'HEAD')).toBe('HEAD: layercake: 1\n');
});

test.each<[string, GitExtension, vscode.Uri, string]>([
  ['no Git', undefined, FILE, 'Git extension is not there, or is switched off'],
  ['Git switched off', SWITCHED_OFF, FILE, 'Git extension is not there, or is switched off'],
  ['no repository', gitWith(false), uriOf('/a.yaml'), 'The file is in no Git repository that VS Code has open.'],
  ['a file that is not committed', gitWith(true), uriOf('/repo/b.yaml'), 'The file is not in Git at HEAD.'],
])('%s: says so in a sentence', async (_, git, file, message) => {
  await expect(textInRevision(git, file, 'HEAD')).rejects.toThrow(message);
});
