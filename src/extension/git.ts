import * as vscode from 'vscode';

/** What is used of the API of VS Code's own Git extension, version 1. */
interface GitApi {
  readonly getRepository: (uri: vscode.Uri) => GitRepository | null;
  readonly openRepository?: (root: vscode.Uri) => Promise<GitRepository | null>;
}

interface GitRepository {
  readonly show: (revision: string, path: string) => Promise<string>;
}

interface GitExtension {
  readonly getAPI: (version: 1) => GitApi;
}

/** Whether a file may have a version in Git: it is on a disk, and the Git extension is there, which it is not in a browser. */
export function hasGit({ scheme }: vscode.Uri): boolean {
  return scheme === 'file' && gitExtension() !== undefined;
}

/** The text of a file as it is in a revision. Fails with a sentence for the user. */
export async function textInRevision(file: vscode.Uri, revision: string): Promise<string> {
  const repository = await repositoryOf(file);
  if (!repository) throw new Error('The file is in no Git repository that VS Code has open.');
  try {
    return await repository.show(revision, file.fsPath);
  } catch {
    throw new Error(`The file is not in Git at ${revision}.`);
  }
}

async function repositoryOf(file: vscode.Uri): Promise<GitRepository | undefined> {
  const api = await gitApi();
  if (!api) return undefined;
  return api.getRepository(file) ?? (await api.openRepository?.(vscode.Uri.joinPath(file, '..'))) ?? undefined;
}

/** Undefined where Git is switched off: its extension is there then, and refuses. */
async function gitApi(): Promise<GitApi | undefined> {
  try {
    return (await gitExtension()?.activate())?.getAPI(1);
  } catch {
    return undefined;
  }
}

function gitExtension(): vscode.Extension<GitExtension> | undefined {
  return vscode.extensions.getExtension<GitExtension>('vscode.git');
}
