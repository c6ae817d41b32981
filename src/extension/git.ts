import * as vscode from 'vscode';

/** What is used of the API of VS Code's own Git extension, version 1. */
interface GitApi {
  readonly getRepository: (uri: vscode.Uri) => GitRepository | null;
  readonly openRepository?: (root: vscode.Uri) => Promise<GitRepository | null>;
}

interface GitRepository {
  readonly show: (revision: string, path: string) => Promise<string>;
}

/** What VS Code's own Git extension gives; undefined where there is none, as in a browser. */
export type GitExtension = Pick<vscode.Extension<{ readonly getAPI: (version: 1) => GitApi }>, 'activate'> | undefined;

/** The text of a file as it is in a revision. Fails with a sentence for the user. */
export async function textInRevision(extension: GitExtension, file: vscode.Uri, revision: string): Promise<string> {
  const api = await gitApi(extension);
  if (!api)
    throw new Error(
      vscode.l10n.t('VS Code’s own Git extension is not there, or is switched off: nobody knows what is in Git.'),
    );
  const repository = await repositoryOf(api, file);
  if (!repository) throw new Error(vscode.l10n.t('The file is in no Git repository that VS Code has open.'));
  try {
    return await repository.show(revision, file.fsPath);
  } catch {
    throw new Error(vscode.l10n.t('The file is not in Git at {0}.', revision));
  }
}

async function repositoryOf(api: GitApi, file: vscode.Uri): Promise<GitRepository | undefined> {
  const folder = file.with({ path: file.path.replace(/[/][^/]*$/, '') });
  return api.getRepository(file) ?? (await api.openRepository?.(folder)) ?? undefined;
}

/** Undefined where Git is switched off: its extension is there then, and refuses. */
async function gitApi(extension: GitExtension): Promise<GitApi | undefined> {
  try {
    return (await extension?.activate())?.getAPI(1);
  } catch {
    return undefined;
  }
}
